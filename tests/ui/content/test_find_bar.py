"""Find and replace, by keys: where it goes, what it says, and one step to undo it all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget

from onboarding.ui.content import find_bar
from onboarding.ui.content.find_bar import FindBar
from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.theme import Appearance, Look
from tests.ui.blocks_on_show import description
from tests.vocabulary import button, field, name_of, press, role_of, visible

TEXT = "Ask. 😀 ask, task.\nASK 😀\n"
Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(room: QWidget, editor: SourceEditor, look: Look) -> FindBar:
    bar = FindBar(editor, look)
    layout = room.layout()
    assert layout is not None
    layout.addWidget(bar)
    editor.set_text(TEXT)
    return bar


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers are told."""
    said: list[str] = []
    monkeypatch.setattr(find_bar, "announce", lambda _, words: said.append(words))
    return said


def find(editor: SourceEditor, bar: FindBar, words: str) -> None:
    QTest.keyClick(editor, Key.Key_F, Control)
    bar.words.clear()
    QTest.keyClicks(bar.words, words)


def chosen(editor: SourceEditor) -> tuple[int, str]:
    cursor = editor.textCursor()
    return cursor.selectionStart(), cursor.selectedText()


def test_it_opens_by_its_key_though_the_window_has_a_search_of_its_own(
    room: QWidget, editor: SourceEditor, bar: FindBar
) -> None:
    searched: list[bool] = []
    QShortcut("Ctrl+F", room).activated.connect(lambda: searched.append(True))
    assert not bar.isVisible()

    QTest.keyClick(editor, Key.Key_F, Control)

    assert QApplication.focusWidget() is bar.words
    assert searched == []
    assert not bar.other.isVisible()


def test_each_place_is_gone_to_and_counted(editor: SourceEditor, bar: FindBar, said: list[str]) -> None:
    find(editor, bar, "ask")
    assert bar.count.text() == "4 found"

    places = []
    for _ in range(5):
        QTest.keyClick(bar.words, Key.Key_Return)
        places.append((*chosen(editor), bar.count.text()))
    QTest.keyClick(bar.words, Key.Key_F3, Shift)

    assert places == [
        (0, "Ask", "1 of 4"),
        (8, "ask", "2 of 4"),
        (14, "ask", "3 of 4"),
        (19, "ASK", "4 of 4"),
        (0, "Ask", "1 of 4"),
    ]
    assert chosen(editor) == (19, "ASK")
    assert said[-2:] == ["1 of 4", "4 of 4"]
    assert description(QAccessible.queryAccessibleInterface(bar.words)) == "4 of 4"


def test_case_and_whole_words_narrow_it(editor: SourceEditor, bar: FindBar) -> None:
    find(editor, bar, "ask")
    press(bar, "Whole words")
    assert bar.count.text() == "3 found"

    press(bar, "Match case")

    assert bar.count.text() == "1 found"


def test_what_is_not_there_is_said(editor: SourceEditor, bar: FindBar, said: list[str]) -> None:
    find(editor, bar, "nowhere")
    QTest.keyClick(editor, Key.Key_F3)

    assert bar.count.text() == "Not found"
    assert said[-1] == "Not found"
    assert chosen(editor) == (0, "")


def test_what_is_chosen_in_the_text_is_looked_for(editor: SourceEditor, bar: FindBar) -> None:
    for _ in range(3):
        QTest.keyClick(editor, Key.Key_Right, Shift)

    QTest.keyClick(editor, Key.Key_F, Control)

    assert bar.words.text() == "Ask"
    assert bar.words.selectedText() == "Ask"
    assert bar.count.text() == "1 of 4"


def test_escape_closes_it_and_gives_the_keyboard_back(editor: SourceEditor, bar: FindBar) -> None:
    find(editor, bar, "task")
    QTest.keyClick(bar.words, Key.Key_Return)
    QTest.keyClick(bar.words, Key.Key_Escape)

    assert editor.hasFocus()
    assert not bar.isVisible()
    assert chosen(editor) == (13, "task")
    assert editor.extraSelections() == []


def test_escape_closes_it_from_a_button_though_the_page_has_a_use_for_escape(
    room: QWidget, editor: SourceEditor, bar: FindBar
) -> None:
    left: list[bool] = []
    QShortcut("Escape", room).activated.connect(lambda: left.append(True))
    find(editor, bar, "task")
    for has_it in (button(bar, "Find the next"), bar.words):
        bar.open_find()
        has_it.setFocus()
        QTest.keyClick(has_it, Key.Key_Escape)
        assert not bar.isVisible()

    QTest.keyClick(editor, Key.Key_Escape)

    assert left == []


def test_escape_in_the_text_closes_it_too(editor: SourceEditor, bar: FindBar) -> None:
    find(editor, bar, "task")
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_Escape)

    assert not bar.isVisible()


def test_one_is_replaced_and_the_next_is_chosen(editor: SourceEditor, bar: FindBar) -> None:
    QTest.keyClick(editor, Key.Key_H, Control)
    QTest.keyClicks(bar.words, "ask")
    field(bar, "Replace with").setFocus()
    QTest.keyClicks(bar.other, "see")

    press(bar, "Replace")
    assert (editor.text, bar.count.text()) == (TEXT, "1 of 4")
    press(bar, "Replace")

    assert editor.text == TEXT.replace("Ask", "see")
    assert (chosen(editor), bar.count.text()) == ((8, "ask"), "1 of 3")


def test_all_are_replaced_as_one_step_and_the_count_is_told(
    editor: SourceEditor, bar: FindBar, said: list[str]
) -> None:
    QTest.keyClick(editor, Key.Key_H, Control)
    QTest.keyClicks(bar.words, "ask")
    bar.other.setText("ask 😀")

    press(bar, "Replace all")
    assert editor.text == "ask 😀. 😀 ask 😀, task 😀.\nask 😀 😀\n"
    assert said[-1] == bar.count.text() == "4 places replaced"
    editor.undo()

    assert editor.text == TEXT


def test_replacing_by_nothing_and_where_nothing_is_found(editor: SourceEditor, bar: FindBar) -> None:
    QTest.keyClick(editor, Key.Key_H, Control)
    bar.words.setText(" 😀")
    press(bar, "Replace all")
    assert editor.text == "Ask. ask, task.\nASK\n"

    press(bar, "Replace all")

    assert bar.count.text() == "Not found"


def test_editing_the_text_counts_anew(editor: SourceEditor, bar: FindBar) -> None:
    find(editor, bar, "ask")
    editor.setFocus()
    QTest.keyClicks(editor, "ask ")

    assert bar.count.text().endswith("5 found")
    assert len(editor.extraSelections()) == 5


def test_everything_has_a_name_and_is_reached_by_tab(editor: SourceEditor, bar: FindBar) -> None:
    QTest.keyClick(editor, Key.Key_H, Control)
    walked = []
    for _ in range(9):
        walked.append(name_of(QApplication.focusWidget()))
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)

    assert walked == [
        "Find",
        "Find the one before",
        "Find the next",
        "Close find",
        "Match case",
        "Whole words",
        "Replace with",
        "Replace",
        "Replace all",
    ]
    assert (role_of(bar), name_of(bar)) == (QAccessible.Role.Grouping, "Find in the text")
    assert {role_of(part) for part in visible(bar, QLineEdit)} == {QAccessible.Role.EditableText}
    assert {role_of(part) for part in visible(bar, QCheckBox)} == {QAccessible.Role.CheckBox}


def test_large_text_fits_a_narrow_column(
    room: QWidget, editor: SourceEditor, bar: FindBar, look: Look
) -> None:
    look.apply(Appearance("light", text_percent=200))
    QTest.keyClick(editor, Key.Key_H, Control)
    room.resize(480, 900)
    QTest.qWait(30)

    assert bar.width() <= 480
    for name in ("Find the next", "Close find", "Replace all"):
        assert bar.rect().contains(button(bar, name).geometry().center()) or button(bar, name).isVisible()
        right = button(bar, name).mapTo(bar, button(bar, name).rect().bottomRight())
        assert bar.rect().contains(right), name


@pytest.mark.parametrize("start", [1, 200])
def test_what_is_found_stands_amid_the_lines_around_it(
    editor: SourceEditor, bar: FindBar, start: int
) -> None:
    lines = [f"Line {number} of the text." for number in range(200)]
    lines[100] = "Here is the needle."
    editor.set_text("\n".join(lines))
    editor.go_to_line(start)

    find(editor, bar, "needle")
    QTest.keyClick(bar.words, Key.Key_Return)

    top = editor.firstVisibleBlock().blockNumber()
    bottom = editor.cursorForPosition(editor.viewport().rect().bottomLeft()).blockNumber()
    assert top < 98
    assert bottom > 102
