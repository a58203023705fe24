"""What tests of the editor's parts share: a window with an editor in it, and what was announced."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.focus_ring import FocusRing
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
