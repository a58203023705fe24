"""Samples are put into the text by buttons and menus: one step to undo, and ready to be written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.markdown import parse_module
from onboarding.files.image_copies import copy_image
from onboarding.ui.content.insert_menu import InsertBar
from onboarding.ui.content.picture_dialog import NO_ALT
from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.content.title_dialog import NO_TITLE
from onboarding.ui.theme import Appearance, Look
from tests.ui.blocks_on_show import DRAWING, description
from tests.ui.content.conftest import MODULE
from tests.ui.team.questions import Answers, pressing
from tests.vocabulary import button, field, name_of, press, role_of, words_on

Key = Qt.Key


@pytest.fixture
def library(tmp_path: Path) -> Path:
    library = tmp_path / "library"
    library.mkdir()
    return library


@pytest.fixture
def bar(room: QWidget, editor: SourceEditor, look: Look, library: Path) -> InsertBar:
    bar = InsertBar(editor, look, lambda path: copy_image(path, library))
    layout = room.layout()
    assert layout is not None
    layout.addWidget(bar)
    editor.go_to_line(MODULE.split("\n").index("Words.") + 1)
    return bar


def is_sound(text: str) -> bool:
    return parse_module(text.encode(), "a.md", {})[1] == ()


def choose(menu_of: str, bar: InsertBar, words: str) -> None:
    """By the keyboard alone: the button, then down to the words, then Enter."""
    opener = button(bar, menu_of)
    opener.setFocus()
    QTest.keyClick(opener, Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        active = menu.activeAction()
        if active is not None and words in active.text().replace("&", ""):
            QTest.keyClick(menu, Key.Key_Return)
            return
        QTest.keyClick(menu, Key.Key_Down)
    raise AssertionError(words)


def test_a_check_stands_after_the_paragraph_and_its_question_is_written_next(
    editor: SourceEditor, bar: InsertBar
) -> None:
    press(bar, "Insert a check")
    assert editor.textCursor().selectedText() == "What do you do first?"
    assert editor.hasFocus()
    QTest.keyClicks(editor, "What now?")

    assert "Words.\n\nWhat now?\n\n- [(X)] The right answer\n" in editor.text
    assert editor.text.endswith("***\n\nLast.\n")
    assert is_sound(editor.text)


def test_inserting_is_one_step_to_undo(editor: SourceEditor, bar: InsertBar) -> None:
    press(bar, "Insert a check")
    editor.undo()

    assert editor.text == MODULE


@pytest.mark.parametrize(
    ("menu", "words", "chosen"),
    [
        ("Insert a callout", "Note", "One or two sentences that stand out."),
        ("Insert a callout", "Caution", "One or two sentences that stand out."),
        ("More", "Check with several answers", "Which of these help? Choose all that do."),
        ("More", "Reflection", "What would you do?"),
        ("More", "Something to tick", "I know who to ask if I am not sure."),
        ("More", "Table", "What"),
    ],
)
def test_every_block_can_be_chosen_from_a_menu_by_keyboard(
    editor: SourceEditor, bar: InsertBar, menu: str, words: str, chosen: str
) -> None:
    choose(menu, bar, words)

    assert editor.textCursor().selectedText() == chosen
    assert is_sound(editor.text)
    assert editor.text.startswith(MODULE[: MODULE.index("Last.")])


def titled(title: str) -> Answers:
    def answer(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.findChild(QLineEdit), title)
        QTest.keyClick(dialog, Key.Key_Return)

    return Answers(answer)


def test_a_step_is_asked_for_its_title_and_gets_an_id_of_its_own(
    editor: SourceEditor, bar: InsertBar
) -> None:
    answers = titled("First")
    press(bar, "Insert a step")
    assert not answers.left
    QTest.keyClicks(editor, "New words.")

    assert editor.text == f"{MODULE}\n## First {{#first-2 rev=1}}\n\nNew words.\n"
    assert is_sound(editor.text)


def test_a_scenario_has_two_endings(editor: SourceEditor, bar: InsertBar) -> None:
    answers = titled("A difficult call")
    choose("More", bar, "Scenario with two endings")
    assert not answers.left

    assert "## A difficult call {#a-difficult-call rev=1 .scenario}\n" in editor.text
    assert editor.text.count(".ending}") == 2
    assert is_sound(editor.text)


def test_a_step_without_a_title_is_refused_kindly(editor: SourceEditor, bar: InsertBar, qtbot: QtBot) -> None:
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        line = dialog.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        qtbot.waitUntil(line.hasFocus)
        QTest.keyClick(dialog, Key.Key_Return)
        seen.append(words_on(dialog))
        QTest.keyClick(dialog, Key.Key_Escape)

    answers = Answers(answer)
    press(bar, "Insert a step")

    assert not answers.left
    assert NO_TITLE in seen[0]
    assert editor.text == MODULE


def picked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def drawing(tmp_path: Path, raw: bytes = DRAWING) -> Path:
    path = tmp_path / "Kitchen Table.svg"
    path.write_bytes(raw)
    return path


def said_of_it(words: str) -> Answers:
    def answer(dialog: QDialog) -> None:
        QTest.keyClicks(field(dialog, "What does the picture show?"), words)
        press(dialog, "Insert")

    return Answers(answer)


def test_a_picture_is_copied_in_and_its_caption_is_written_next(
    editor: SourceEditor, bar: InsertBar, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picked(drawing(tmp_path), monkeypatch)
    answers = said_of_it("A table in a kitchen")

    press(bar, "Insert a picture")
    assert not answers.left
    QTest.keyClicks(editor, "The table.")

    assert "\n\n![A table in a kitchen](images/kitchen-table.svg)\n*The table.*\n\n" in editor.text
    assert (library / "images" / "kitchen-table.svg").read_bytes() == DRAWING
    assert is_sound(editor.text)


def test_a_picture_without_words_is_refused_kindly_and_nothing_is_copied(
    editor: SourceEditor,
    bar: InsertBar,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    picked(drawing(tmp_path), monkeypatch)
    seen: list[tuple[str, str]] = []

    def answer(dialog: QDialog) -> None:
        words = field(dialog, "What does the picture show?")
        assert isinstance(words, QPlainTextEdit)
        qtbot.waitUntil(words.hasFocus)
        QTest.keyClicks(words, "  ")
        press(dialog, "Insert")
        heard = description(QAccessible.queryAccessibleInterface(words))
        seen.append((words_on(dialog), heard))
        assert words.hasFocus()
        words.setPlainText("x" * 501)
        press(dialog, "Insert")
        assert "too long" in words_on(dialog)
        press(dialog, "Cancel")

    answers = Answers(answer)
    press(bar, "Insert a picture")

    assert not answers.left
    assert NO_ALT in seen[0][0]
    assert seen[0][1].startswith(NO_ALT)
    assert editor.text == MODULE
    assert list(library.iterdir()) == []


def test_a_picture_that_is_not_safe_is_told_in_the_same_window(
    editor: SourceEditor, bar: InsertBar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>'
    picked(drawing(tmp_path, script), monkeypatch)
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        QTest.keyClicks(field(dialog, "What does the picture show?"), "A table")
        press(dialog, "Insert")
        seen.append(words_on(dialog))
        press(dialog, "Cancel")

    answers = Answers(answer)
    press(bar, "Insert a picture")

    assert not answers.left
    assert (
        "“Kitchen Table.svg” can’t be used: it holds something that a plain drawing doesn’t need." in seen[0]
    )
    assert editor.text == MODULE


def test_thinking_better_of_the_file_changes_nothing(
    editor: SourceEditor, bar: InsertBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    press(bar, "Insert a picture")

    assert editor.text == MODULE


def test_cancelling_a_title_changes_nothing(editor: SourceEditor, bar: InsertBar) -> None:
    answers = Answers(pressing("Cancel"))
    press(bar, "Insert a step")

    assert not answers.left
    assert editor.text == MODULE


def test_the_buttons_have_roles_and_names_that_hold_their_words(bar: InsertBar) -> None:
    assert (role_of(bar), name_of(bar)) == (QAccessible.Role.ToolBar, "Insert")
    for words in ("Step", "Check", "Callout", "Picture", "More"):
        found = button(bar, words)
        assert role_of(found) in {QAccessible.Role.Button, QAccessible.Role.ButtonMenu}
        assert words.lower() in name_of(found).lower()


def test_large_text_wraps_the_buttons(room: QWidget, bar: InsertBar, look: Look) -> None:
    look.apply(Appearance("light", text_percent=200))
    room.resize(420, 900)
    QTest.qWait(30)

    for words in ("Step", "Check", "Callout", "Picture", "More"):
        found = button(bar, words)
        assert found.width() >= found.sizeHint().width()
        assert bar.rect().contains(found.mapTo(bar, found.rect().bottomRight()))
