"""The text of a module as HR edits it: numbered, coloured, with a mark where something needs mending."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from difflib import SequenceMatcher
from itertools import accumulate

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QTextEdit, QWidget

from onboarding.core.catalogue import Problem
from onboarding.core.placeholders import PLACEHOLDER, placeholder
from onboarding.core.problems import Code
from onboarding.ui.accessible import announce
from onboarding.ui.content.gutter import Gutter, Row, told
from onboarding.ui.content.markdown_colours import MarkdownColours
from onboarding.ui.content.qt_places import qt_length
from onboarding.ui.theme import Look, mark

NAME = "Text of the module"
HOW_TO_LEAVE = "Tab indents. Escape and then Tab leaves the text."
TAB_LEAVES = "Tab now leaves the text"

_TYPE = 16
_INDENT = "  "
_ROOM = 8
_MOST_COMPARED = 2_000
_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}
_TABS = {Qt.Key.Key_Tab: True, Qt.Key.Key_Backtab: False}


class SourceEditor(QPlainTextEdit):
    """Holds `\\n` between lines and every other sign as it was given; the page keeps the file's own ends."""

    text_changed = Signal()
    """The author changed the text. Not emitted by `set_text`."""
    line_changed = Signal(int)
    """The cursor stands in another line, counted from 1."""
    escaped = Signal()
    """Escape was pressed: whatever lies over the text may close."""
    pasted_as_module = Signal()
    """What was copied is wanted as a module of its own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.font(_TYPE, mono=True)  # the style sheet names the typeface, this loads it
        mark(self, role="source")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(NAME)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(_ROOM)
        self.setCursorWidth(2)
        self._gutter = Gutter(look, self, self)
        self._colours = MarkdownColours(self.document(), look)
        self._line = 1
        self._told = ""
        self._tab_leaves = False
        self._is_set = False
        self.takes_rich: Callable[[QMimeData], bool] = lambda _: False
        """Pastes what is more than plain text; False where the plain text is to be pasted."""
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._on_update_wanted)
        self._gutter.pressed.connect(self._on_number_pressed)
        look.changed.connect(self._make_room)
        self._make_room()
        self._say_line()

    @property
    def text(self) -> str:
        """As it was set or typed; Qt's own way would turn hard spaces into plain ones."""
        return self.document().toRawText().replace("\u2029", "\n")

    def set_text(self, text: str) -> None:
        """Another text: what was done to the one before can't be undone any more."""
        self.show_problems(())
        self._is_set = True
        self.setPlainText(text)
        self._is_set = False
        self._told = self.text

    def change_text(self, text: str) -> None:
        """The same text, mended: one step to undo, and the cursor stays beside what it stood beside."""
        before = self.text
        if text == before:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end, new in reversed(_changes(before, text)):
            cursor.setPosition(qt_length(before[:start]))
            cursor.setPosition(qt_length(before[:end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(new)
        cursor.endEditBlock()

    def put_in(self, at: int, text: str) -> None:
        """In place of what is chosen: `at` is counted in Qt's places once that is gone. One step to undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.setPosition(at)
        cursor.insertText(text)
        cursor.endEditBlock()
        cursor.setPosition(at + qt_length(text.rstrip("\n")))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @Slot()
    def paste_plain(self) -> None:
        """Only the words, as they are."""
        if self.canPaste():
            self._put_plain(QApplication.clipboard().mimeData() or QMimeData())

    def line(self) -> int:
        """The line of the cursor, counted from 1."""
        return self.textCursor().blockNumber() + 1

    def line_count(self) -> int:
        return self.blockCount()

    def go_to_line(self, line: int) -> None:
        """Puts the cursor at the start of a line, and the line in the middle. Who asks gives the focus."""
        block = self.document().findBlockByNumber(min(max(line, 1), self.blockCount()) - 1)
        self.setTextCursor(QTextCursor(block))
        self.centerCursor()

    def go_to_problem(self, problem: Problem) -> None:
        """As `go_to_line`; what the council has to add is selected, so that typing replaces it."""
        self.go_to_line(problem.line or 1)
        if problem.code != Code.PLACEHOLDER:
            return
        cursor = self.textCursor()
        text, start = cursor.block().text(), cursor.position()
        for found in PLACEHOLDER.finditer(text):
            if astuple(placeholder(found)) == problem.values:
                cursor.setPosition(start + qt_length(text[: found.start()]))
                cursor.setPosition(start + qt_length(text[: found.end()]), QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                return

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Marks the lines that need mending; what is wrong with the whole file has no line."""
        by_line: dict[int, list[Problem]] = {}
        for problem in problems:
            if problem.line:
                by_line.setdefault(problem.line, []).append(problem)
        self._gutter.problems = by_line
        self._gutter.update()
        self._say_line()

    def problem_words(self, line: int) -> str:
        """What is wrong with a line; empty when nothing is."""
        return told(self._gutter.problems.get(line, ()))

    def mark_places(self, places: Sequence[tuple[int, int]]) -> None:
        """Underlines what was found; places as Qt counts them, from and to before."""
        self.setExtraSelections([self._marked(start, end) for start, end in places])

    def rows(self) -> Iterator[Row]:
        """The lines that can be seen, from the top."""
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            whole = self.blockBoundingGeometry(block).translated(offset)
            if whole.top() > self.viewport().height():
                return
            first = block.layout().lineAt(0).height() if block.layout().lineCount() else whole.height()
            yield Row(block.blockNumber() + 1, round(whole.top()), round(first), round(whole.height()))
            block = block.next()

    def event(self, event: QEvent) -> bool:
        # A shortcut of the page must not take Escape before the text has heard it.
        if event.type() == QEvent.Type.ShortcutOverride and _is_way_out(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        tab_leaves, self._tab_leaves = self._tab_leaves, key in _MODIFIERS and self._tab_leaves
        if key == Qt.Key.Key_Escape:
            self._tab_leaves = True
            announce(self, TAB_LEAVES)
            self.escaped.emit()
        elif key in _TABS:
            self._tab(event, forward=_TABS[key], leaves=tab_leaves or _is_tab_with_control(event))
        elif _is_plain_paste(event):
            self.paste_plain()
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self.insertPlainText("\n")  # Qt's own would put a sign there that no file should hold
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What was copied or dragged here, from another program or from this text."""
        if not self.takes_rich(source):
            self._put_plain(source)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files that are dropped are for the page."""
        if any(url.isLocalFile() for url in source.urls()):
            return False
        return source.hasImage() or super().canInsertFromMimeData(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Only the text: Qt would add it as a web page, which would come back as marks that are escaped."""
        copied = QMimeData()
        copied.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return copied

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        can_paste = self.canPaste()
        for words, act in (
            ("Paste as plain te&xt\tCtrl+Shift+V", self.paste_plain),
            ("Paste as a new &module", self.pasted_as_module),
        ):
            action = menu.addAction(words)
            action.triggered.connect(act)
            action.setEnabled(can_paste)
        menu.popup(event.globalPos())

    def _put_plain(self, source: QMimeData) -> None:
        """With plain ends of lines."""
        if source.hasText():
            text = source.text().replace("\r\n", "\n").replace("\r", "\n")
            self.insertPlainText(text.replace("\u2028", "\n").replace("\u2029", "\n"))
            self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_current_line(event.rect())
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_gutter()

    def _paint_current_line(self, where: QRect) -> None:
        row = next((row for row in self.rows() if row.number == self._line), None)
        if row is None:
            return
        whole = QRect(0, row.top, self.viewport().width(), row.whole_height)
        painter = QPainter(self.viewport())
        painter.fillRect(whole & where, self._look.colour("sunken"))
        if self._look.theme.soft_edge:  # where the ground itself does not show
            painter.setPen(self._look.colour("control"))
            painter.drawLine(whole.topLeft(), whole.topRight())
            painter.drawLine(whole.bottomLeft(), whole.bottomRight())

    def _tab(self, event: QKeyEvent, *, forward: bool, leaves: bool) -> None:
        if leaves:
            self.setTabChangesFocus(True)
            self.focusNextPrevChild(forward)
            self.setTabChangesFocus(False)
        elif forward and not self.textCursor().hasSelection():
            self.insertPlainText(_INDENT)
            self.ensureCursorVisible()
        else:
            self._indent(deeper=forward)
        event.accept()

    def _indent(self, *, deeper: bool) -> None:
        """All lines that the selection touches, as one step."""
        chosen = self.textCursor()
        document = self.document()
        first = document.findBlock(chosen.selectionStart()).blockNumber()
        last = document.findBlock(max(chosen.selectionStart(), chosen.selectionEnd() - 1)).blockNumber()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            block = document.findBlockByNumber(number)
            cursor.setPosition(block.position())
            if deeper and block.text():
                cursor.insertText(_INDENT)
            elif not deeper:
                spaces = len(block.text()) - len(block.text().lstrip(" "))
                for _ in range(min(spaces, len(_INDENT))):
                    cursor.deleteChar()
        cursor.endEditBlock()

    def _marked(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        marked = QTextEdit.ExtraSelection()
        marked.cursor = cursor
        marked.format.setBackground(self._look.colour("sunken"))  # the chosen one has a ground of its own
        marked.format.setForeground(self._look.colour("ink"))
        marked.format.setFontUnderline(True)
        return marked

    def _say_line(self) -> None:
        """What a screen reader says of the text: what is wrong here, and the way out."""
        words = self.problem_words(self._line).replace("\n", " ")
        self.setAccessibleDescription(f"{words} {HOW_TO_LEAVE}".strip())

    @Slot()
    def _on_text_changed(self) -> None:
        """Colouring comes through here too, and changes nothing."""
        if self._is_set or (text := self.text) == self._told:
            return
        self._told = text
        self.text_changed.emit()

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self.line() == self._line:
            return
        self._line = self.line()
        self._gutter.update()
        self.viewport().update()
        self._say_line()
        if self.hasFocus():
            announce(self, self.problem_words(self._line))
        self.line_changed.emit(self._line)

    @Slot(QRect, int)
    def _on_update_wanted(self, where: QRect, scrolled: int) -> None:
        if scrolled:
            self._gutter.scroll(0, scrolled)
        else:
            self._gutter.update(0, where.y(), self._gutter.width(), where.height())

    @Slot(int)
    def _on_number_pressed(self, line: int) -> None:
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(line - 1)))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @Slot()
    def _make_room(self) -> None:
        self.setViewportMargins(self._gutter.wanted_width(), 0, 0, 0)
        self._place_gutter()
        self._gutter.update()
        self.viewport().update()

    def _place_gutter(self) -> None:
        around = self.viewport().geometry()
        width = self._gutter.wanted_width()
        self._gutter.setGeometry(around.left() - width, around.top(), width, around.height())


def _is_plain_paste(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_V and event.modifiers() == both


def _is_way_out(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    return event.key() == Qt.Key.Key_Escape or _is_tab_with_control(event)


def _is_tab_with_control(event: QKeyEvent) -> bool:
    return Qt.Key(event.key()) in _TABS and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _changes(before: str, after: str) -> list[tuple[int, int, str]]:
    """Places of `before` with what comes there instead, by whole lines: few, and not for every letter."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, old))]
    most = min(len(old), len(new))
    top = next((at for at in range(most) if old[at] != new[at]), most)
    foot = next((at for at in range(most - top) if old[-1 - at] != new[-1 - at]), most - top)
    old, new = old[top : len(old) - foot], new[top : len(new) - foot]
    if max(len(old), len(new)) > _MOST_COMPARED:
        return [(starts[top], starts[top + len(old)], "".join(new))]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        (starts[top + old_start], starts[top + old_end], "".join(new[new_start:new_end]))
        for kind, old_start, old_end, new_start, new_end in codes
        if kind != "equal"
    ]
