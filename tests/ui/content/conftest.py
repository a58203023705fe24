"""What tests of the editor and its page share: a window with an editor in it, and the program's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.focus_ring import FocusRing
from onboarding.ui.main_window import MainWindow
from onboarding.ui.theme import Look

FRONT = "---\nid: a-module\ntitle: A module\narea: people\nversion: 1.0.0\n---\n"
MODULE = f"{FRONT}\n# A module\n\nOpening.\n\n## First {{#first rev=1}}\n\nWords.\n\nLast.\n"


@pytest.fixture
def room(look: Look, qtbot: QtBot) -> Iterator[QWidget]:
    """A window with an editor that holds a small module; parts are added to its layout."""
    room = QWidget()
    column = QVBoxLayout(room)
    editor = SourceEditor(look)
    editor.set_text(MODULE)
    column.addWidget(editor)
    FocusRing(room, look)
    room.resize(700, 700)
    qtbot.addWidget(room)
    room.show()
    room.activateWindow()
    assert QTest.qWaitForWindowActive(room)
    editor.setFocus()
    yield room


@pytest.fixture
def editor(room: QWidget) -> SourceEditor:
    editor = room.findChild(SourceEditor)
    assert isinstance(editor, SourceEditor)
    return editor


@pytest.fixture
def window(session: Session, sam: Person, look: Look, library_folder: Path) -> Iterator[MainWindow]:
    window = MainWindow(session, look)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    session.change_settings(replace(session.settings, shows_content=True, content_folder=str(library_folder)))
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
