"""The whole program on a folder of its own, as often as a journey opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from onboarding.app import App, build, make_qt
from onboarding.paths import places, shipped
from onboarding.tour.visitor import Visitor
from tests.ui.conftest import StandingClock

OpenProgram = Callable[..., App]


@pytest.fixture
def clock() -> StandingClock:
    """A Monday morning, by this computer's own clock."""
    return StandingClock(datetime(2026, 11, 23, 9, 0).astimezone())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def open_program(
    qapp: QApplication, home: Path, clock: StandingClock, tmp_path: Path
) -> Iterator[OpenProgram]:
    """Opens the program with the shipped modules, and with what a `policy` says; what is still open is closed
    at the end.
    """
    opened: list[App] = []

    def open_at(folder: Path = home, library: Path | None = None, policy: str = "") -> App:
        file = tmp_path / "policy.ini"
        file.write_text(policy, encoding="utf-8")
        where = replace(places(folder), policy=file if policy else None)
        app = build(where, library or shipped("content"), make_qt(), clock)
        opened.append(app)
        app.window.show()
        app.window.activateWindow()
        assert QTest.qWaitForWindowActive(app.window)
        return app

    yield open_at
    for app in opened:
        close(app)
    qapp.setStyleSheet("")


def close(app: App) -> None:
    """The person closes the window; nothing of the program is left behind."""
    if isValid(app.window):
        app.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def visitor(app: App) -> Visitor:
    """Somebody who does whole steps, when a journey is about something else."""
    return Visitor(app.window, app.session, lambda *_: None)
