"""Private notes: kept as they are typed, and never said to be kept when they are not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from onboarding.core.module import Confirmation, Reflection
from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.theme import Look
from tests.ui.blocks_on_show import Role, Shelf, description, find, is_said, paragraph, show, spoken, text

PROMPT = "What would “with” have looked like?"
NOTE = Reflection("reflection-1", text(PROMPT), 1)


def test_a_note_is_labelled_and_said_to_be_private(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, NOTE)

    field = find(view, Role.EditableText, PROMPT)

    assert description(field) == "Private: only on this computer. Never handed in."
    assert is_said(view, "Private: only on this computer. Never handed in.")


def test_what_was_written_before_is_there_again(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, NOTE, shelf=Shelf(notes={"reflection-1": "I would have asked."}))

    assert _field(view).toPlainText() == "I would have asked."
    assert is_said(view, "Saved on this computer")


def test_a_note_saves_itself_soon_after_the_last_key(qtbot: QtBot, look: Look) -> None:
    shelf = Shelf()
    view = show(qtbot, look, NOTE, shelf=shelf)

    qtbot.keyClicks(_field(view), "Ask first")
    said_at_once = is_said(view, "Not saved yet")

    assert said_at_once
    qtbot.waitUntil(lambda: shelf.notes == {"reflection-1": "Ask first"})
    assert is_said(view, "Saved on this computer")


def test_leaving_the_field_saves_without_waiting(qtbot: QtBot, look: Look) -> None:
    shelf = Shelf()
    view = show(qtbot, look, NOTE, Confirmation("confirmation-1", text("I know."), 1), shelf=shelf)
    _field(view).setFocus()
    qtbot.keyClicks(_field(view), "Ask")

    qtbot.keyClick(_field(view), Qt.Key.Key_Tab)

    assert shelf.notes == {"reflection-1": "Ask"}
    assert not _field(view).hasFocus()


def test_the_next_step_and_a_closed_window_save_too(qtbot: QtBot, look: Look) -> None:
    first, second = Shelf(), Shelf()
    view = show(qtbot, look, NOTE, shelf=first)
    qtbot.keyClicks(_field(view), "one")

    view.show_blocks((NOTE,), reader=second)
    qtbot.keyClicks(_field(view), "two")
    view.window().close()

    assert first.notes == {"reflection-1": "one"}
    assert second.notes == {"reflection-1": "two"}


def test_a_note_that_could_not_be_written_is_not_called_saved(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, NOTE, shelf=Shelf(is_full=True))
    qtbot.keyClicks(_field(view), "Ask")

    view.leave()

    assert is_said(view, "Not saved yet")
    assert not is_said(view, "Saved on this computer")


def test_a_note_never_grows_beyond_its_limit(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, NOTE)
    heard = spoken(view)
    QGuiApplication.clipboard().setText("word " * 1200)

    _field(view).paste()
    qtbot.keyClicks(_field(view), "x")

    assert len(_field(view).toPlainText()) == 5000
    assert is_said(view, "This note holds 5,000 characters, and it is full.")
    assert heard[0] == "This note holds 5,000 characters, and it is full."


def test_a_note_grows_with_what_is_written(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, NOTE, paragraph("Below."))
    before = _field(view).height()

    _field(view).setPlainText("a line\n" * 9)

    qtbot.waitUntil(lambda: _field(view).height() > before)


def test_notes_are_never_needed(qtbot: QtBot, look: Look) -> None:
    view = show(qtbot, look, NOTE)

    assert view.missing() == ()


def _field(view: StepView) -> QTextEdit:
    return view.findChildren(QTextEdit)[-1]
