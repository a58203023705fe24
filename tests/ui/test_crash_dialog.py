"""A fault of our own is told once, with details to copy, and the person goes on."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onboarding import __version__
from onboarding.ui.crash_dialog import CrashDialog, details
from onboarding.ui.crash_reporter import CrashReporter
from onboarding.ui.theme import Look
from tests.vocabulary import press


def fault() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def report(reporter: CrashReporter) -> None:
    error = fault()
    reporter.report(type(error), error, error.__traceback__)


def test_the_details_can_be_copied_and_name_nobody(qtbot: QtBot, look: Look) -> None:
    error = fault()
    dialog = CrashDialog(details(type(error), error, error.__traceback__))
    qtbot.addWidget(dialog)
    dialog.show()

    press(dialog, "Copy details")

    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError" in copied
    assert __version__ in copied
    assert dialog.isVisible()


def test_a_fault_is_logged_and_told_once_at_a_time(
    qtbot: QtBot, look: Look, caplog: pytest.LogCaptureFixture
) -> None:
    reporter = CrashReporter()
    seen: list[int] = []

    def go_on() -> None:
        report(reporter)
        dialogs = [window for window in QApplication.topLevelWidgets() if isinstance(window, CrashDialog)]
        seen.append(len([dialog for dialog in dialogs if dialog.isVisible()]))
        press(QApplication.activeModalWidget(), "Go on")

    QTimer.singleShot(100, go_on)
    with caplog.at_level(logging.CRITICAL):
        report(reporter)

    assert seen == [1]
    assert caplog.text.count("a fault of the program") == 2


def test_the_reporter_takes_the_place_of_pythons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reporter = CrashReporter()

    reporter.install()

    assert sys.excepthook == reporter.report


def test_stopping_the_program_by_the_keyboard_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    CrashReporter().report(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert "KeyboardInterrupt" in capsys.readouterr().err
