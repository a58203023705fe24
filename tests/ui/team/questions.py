"""How a test answers the windows that ask something, and the system's own window for files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from onboarding.session import Session
from onboarding.ui.main_window import MainWindow
from tests.vocabulary import press


class Answers:
    """Gives each question that opens the next of the answers. Hold it until the last was given."""

    def __init__(self, *answers: Callable[[QDialog], None]) -> None:
        self.left = list(answers)
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._answer)
        self._timer.start()

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible() and self.left:
            try:
                self.left.pop(0)(dialog)
            except BaseException:
                dialog.reject()  # or the test would wait for ever
                raise


def pressing(words: str) -> Callable[[QDialog], None]:
    return lambda dialog: press(dialog, words)


def choose_to_save(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The system's window gives `path`; what it was offered is noted in the list."""
    offered: list[str] = []

    def give(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", give)
    return offered


def banner_of(window: MainWindow) -> str:
    return window.banner.words


def wait_for_work(session: Session) -> None:
    """Until nothing goes on in the background."""
    for _ in range(2000):
        if not session.team.is_busy:
            return
        QTest.qWait(5)
    raise AssertionError("the work does not end")
