"""What tests of the manager's pages share: the whole window, with the team's page switched on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui.main_window import MainWindow
from onboarding.ui.theme import Look


@pytest.fixture
def window(session: Session, sam: Person, look: Look) -> Iterator[MainWindow]:
    """Sam looks after a team; home is shown."""
    session.change_settings(replace(session.settings, shows_team=True))
    window = MainWindow(session, look)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
