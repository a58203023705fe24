"""The text of a module: what is typed is what is kept, and nobody is held in it by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.catalogue import Problem, Severity
from onboarding.ui.content.gutter import Gutter
from onboarding.ui.content.source_editor import HOW_TO_LEAVE, SourceEditor
from onboarding.ui.theme import Appearance, Look
from tests.ui.blocks_on_show import description
from tests.vocabulary import name_of, role_of

TEXT = "---\ntitle: A module\n---\n\n## A step {#a-step}\n\nWords.\n"
NO_ALT = Problem("image-without-alt", Severity.ERROR, "a.md", 7, ("a.svg",))
LONG = Problem("long-sentence", Severity.ADVICE, "a.md", 5, ("30", "25"))
Key, Control, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> QWidget:
    """A field, the editor, and another field."""
    window = QWidget()
    column = QVBoxLayout(window)
    for part in (QLineEdit(), SourceEditor(look), QLineEdit()):
        column.addWidget(part)
    qtbot.addWidget(window)
    window.resize(700, 600)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


@pytest.fixture
def editor(window: QWidget) -> SourceEditor:
    editor = window.findChild(SourceEditor)
    assert isinstance(editor, SourceEditor)
    editor.set_text(TEXT)
    editor.setFocus()
    return editor


def before_and_after(editor: SourceEditor) -> list[QLineEdit]:
    return editor.window().findChildren(QLineEdit)


def gutter(editor: SourceEditor) -> Gutter:
    found = editor.findChild(Gutter)
    assert isinstance(found, Gutter)
    return found


def test_a_screen_reader_is_told_what_it_is_and_how_to_leave_it(editor: SourceEditor) -> None:
    assert role_of(editor) == QAccessible.Role.EditableText
    assert name_of(editor) == "Text of the module"
    assert HOW_TO_LEAVE in description(QAccessible.queryAccessibleInterface(editor))


@pytest.mark.parametrize(
    "text", ["", "one\ntwo", "hard\u00a0space\n", "😀 *a* 😀\n\n\n", "a\u2028b\n", "\ttab  \n", "é e\u0301"]
)
def test_every_sign_comes_back_as_it_was(editor: SourceEditor, text: str) -> None:
    editor.set_text(text)

    assert editor.text == text


def test_typing_is_told_and_setting_and_colouring_are_not(editor: SourceEditor, look: Look) -> None:
    told: list[str] = []
    editor.text_changed.connect(lambda: told.append(editor.text))

    editor.set_text("One.\n")
    look.apply(Appearance("dark"))
    assert told == []
    QTest.keyClicks(editor, "Z")

    assert told == ["ZOne.\n"]


def test_undo_and_redo_work_and_stop_at_the_text_that_was_set(editor: SourceEditor) -> None:
    QTest.keyClicks(editor, "abc")
    QTest.keyClick(editor, Key.Key_Z, Control)
    assert editor.text == TEXT
    QTest.keyClick(editor, Key.Key_Z, Control)
    assert editor.text == TEXT

    QTest.keyClick(editor, Key.Key_Y, Control)

    assert editor.text == f"abc{TEXT}"


def test_a_mended_text_is_one_step_to_undo_and_leaves_the_cursor_where_it_was(editor: SourceEditor) -> None:
    editor.go_to_line(7)
    mended = TEXT.replace("A module", "😀 module").replace("{#a-step}", "{#a-step rev=2}") + "More 😀.\n"

    editor.change_text(mended)
    assert (editor.text, editor.line()) == (mended, 7)
    editor.undo()

    assert editor.text == TEXT


def test_the_line_of_the_cursor_is_told(editor: SourceEditor) -> None:
    lines: list[int] = []
    editor.line_changed.connect(lines.append)

    QTest.keyClick(editor, Key.Key_Down)
    QTest.keyClick(editor, Key.Key_Right)
    editor.go_to_line(7)
    editor.go_to_line(999)

    assert lines == [2, 7, 8]


def test_tab_indents_by_two_and_takes_back_with_shift(editor: SourceEditor) -> None:
    editor.set_text("one\n\n two\nthree")

    QTest.keyClick(editor, Key.Key_Tab)
    assert editor.text == "  one\n\n two\nthree"
    editor.selectAll()
    QTest.keyClick(editor, Key.Key_Tab)
    assert editor.text == "    one\n\n   two\n  three"
    editor.undo()
    editor.selectAll()
    QTest.keyClick(editor, Key.Key_Backtab, Shift)

    assert editor.text == "one\n\ntwo\nthree"


def test_escape_and_tab_leave_both_ways(editor: SourceEditor) -> None:
    before, after = before_and_after(editor)

    QTest.keyClick(editor, Key.Key_Escape)
    QTest.keyClick(editor, Key.Key_Tab)
    assert QApplication.focusWidget() is after
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_Escape)
    QTest.keyClick(editor, Key.Key_Shift)
    QTest.keyClick(editor, Key.Key_Backtab, Shift)

    assert QApplication.focusWidget() is before
    assert editor.text == TEXT


def test_control_and_tab_leave_both_ways(editor: SourceEditor) -> None:
    before, after = before_and_after(editor)

    QTest.keyClick(editor, Key.Key_Tab, Control)
    assert QApplication.focusWidget() is after
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_Backtab, Control | Shift)

    assert QApplication.focusWidget() is before


def test_typing_after_escape_makes_tab_indent_again(editor: SourceEditor) -> None:
    QTest.keyClick(editor, Key.Key_Escape)
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Key.Key_Tab)

    assert editor.hasFocus()
    assert editor.text == f"a  {TEXT}"


def test_shift_and_enter_is_a_plain_new_line(editor: SourceEditor) -> None:
    editor.set_text("")
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Key.Key_Return, Shift)
    QTest.keyClicks(editor, "b")

    assert editor.text == "a\nb"


def test_what_is_pasted_has_plain_ends_of_lines(editor: SourceEditor) -> None:
    pasted = QMimeData()
    pasted.setText("a\r\nb\u2028c\rd")
    pasted.setHtml("<b>bold</b>")
    editor.set_text("")
    QApplication.clipboard().setMimeData(pasted)

    editor.paste()

    assert editor.text == "a\nb\nc\nd"


def test_problems_have_a_mark_a_tip_and_words_for_screen_readers(editor: SourceEditor) -> None:
    whole_file = Problem("no-steps", Severity.ERROR, "a.md", 0)
    also = Problem("raw-html", Severity.ADVICE, "a.md", 7, ("<b>",))
    editor.show_problems([LONG, also, NO_ALT, whole_file])
    editor.go_to_line(7)

    assert [gutter(editor).sign_of(line) for line in (1, 5, 7)] == ["", "warning", "error"]
    assert editor.problem_words(7).startswith("Error: ")
    assert "\nAdvice: " in editor.problem_words(7)
    heard = description(QAccessible.queryAccessibleInterface(editor))
    assert heard.startswith("Error: ")
    assert heard.endswith(HOW_TO_LEAVE)
    QApplication.sendEvent(gutter(editor), tip_at(editor, 5))
    assert QToolTip.text().startswith("Advice: This sentence has 30 words")
    QApplication.sendEvent(gutter(editor), tip_at(editor, 4))
    editor.set_text("other")
    assert gutter(editor).problems == {}


def tip_at(editor: SourceEditor, line: int) -> QHelpEvent:
    place = place_of(editor, line)
    return QHelpEvent(QHelpEvent.Type.ToolTip, place, gutter(editor).mapToGlobal(place))


def place_of(editor: SourceEditor, line: int) -> QPoint:
    row = next(row for row in editor.rows() if row.number == line)
    return QPoint(5, row.top + row.height // 2)


def test_pressing_a_number_goes_to_its_line(editor: SourceEditor) -> None:
    QTest.mouseClick(gutter(editor), Qt.MouseButton.LeftButton, pos=place_of(editor, 5))

    assert editor.line() == 5


def test_numbers_grow_with_the_text_and_with_their_count(editor: SourceEditor, look: Look) -> None:
    small = gutter(editor).width()
    editor.set_text("line\n" * 10_000)
    many = gutter(editor).width()
    look.apply(Appearance("light", text_percent=200))
    QTest.qWait(20)

    assert small < many
    assert gutter(editor).width() > 1.8 * many
    assert gutter(editor).geometry().right() < editor.viewport().geometry().left()
    assert editor.font().pixelSize() == 32
    assert editor.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_the_current_line_is_seen_without_its_ground(editor: SourceEditor, look: Look, theme: str) -> None:
    look.apply(Appearance(theme))
    editor.go_to_line(3)
    QTest.qWait(20)

    picture = gutter(editor).grab().toImage()
    row = next(row for row in editor.rows() if row.number == 3)
    bar = QPoint(gutter(editor).width() - 2, row.top + row.height // 2)

    assert picture.pixelColor(bar * picture.devicePixelRatio()) == look.colour("accent")
