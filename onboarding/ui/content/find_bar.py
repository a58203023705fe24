"""Find and replace in the text of a module."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onboarding.core.counting import counted
from onboarding.core.finding import Wanted, places
from onboarding.ui.accessible import announce
from onboarding.ui.content.qt_places import qt_length
from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.choice import Choice, Tick
from onboarding.ui.widgets.flow import Flow

NOTHING = "Not found"

_LONGEST = 1_000
_LONGEST_CHOSEN = 200
_MOST_MARKED = 1_000
_PAUSE_MS = 400
_GAP = 12
_BESIDE_FROM = 500
_FIELD = 140
"""At least, in pixels at any text size: beside large buttons there has to be room for it."""
Key, Modifier = Qt.Key, Qt.KeyboardModifier


class FindBar(QFrame):
    """Stands beside an editor, hidden until it is asked for; the editor's keys open it.

    The count, and what was replaced, are told to screen readers.
    """

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, editor: SourceEditor, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._look = look
        self._places: list[tuple[int, int]] = []
        self.words, self.other = _field("Find"), _field("Replace with")
        self.count = QLabel()
        self._case, self._whole = Tick(), Tick()
        self._before = self._button("Find the one before", "up", "Shift + F3")
        self._next = self._button("Find the next", "down", "F3")
        self._close = self._button("Close find", "close", "Escape")
        self._replace, self._replace_all = QPushButton("Replace"), QPushButton("Replace all")
        self._second = QWidget()
        self._buttons = ButtonRow(self._replace, self._replace_all)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._fit()
        self.hide()

    @Slot()
    def open_find(self) -> None:
        """With what is chosen in the text, if that is within a line."""
        self._open(with_replace=not self._second.isHidden() and self.isVisible())

    @Slot()
    def open_replace(self) -> None:
        self._open(with_replace=True)

    @Slot()
    def close_bar(self) -> None:
        """The text has the keyboard again, with what was found last still chosen."""
        self.hide()
        self._pause.stop()
        self._places = []
        self._editor.mark_places(())
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def find_next(self) -> None:
        """From the cursor on, and round to the top again."""
        self._search()
        cursor = self._editor.textCursor()
        after = [at for at, (start, _) in enumerate(self._places) if start >= cursor.selectionEnd()]
        self._choose(after[0] if after else 0)

    @Slot()
    def find_before(self) -> None:
        self._search()
        cursor = self._editor.textCursor()
        before = [at for at, (_, end) in enumerate(self._places) if end <= cursor.selectionStart()]
        self._choose(before[-1] if before else len(self._places) - 1)

    @Slot()
    def replace(self) -> None:
        """What is chosen, if it is what was looked for; then the next is chosen."""
        self._search()
        cursor = self._editor.textCursor()
        if (cursor.selectionStart(), cursor.selectionEnd()) in self._places:
            cursor.insertText(self.other.text())
            self._editor.setTextCursor(cursor)
        self.find_next()

    @Slot()
    def replace_all(self) -> None:
        """All of them, as one step to undo."""
        self._search()
        found = self._places
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        for start, end in reversed(found):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(self.other.text())
        cursor.endEditBlock()
        self._search()
        self._say(f"{counted(len(found), 'place')} replaced" if found else NOTHING)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The editor's keys, which no shortcut of the window may take first."""
        if not isinstance(event, QKeyEvent):
            return False
        act = _KEYS.get((Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier))
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            getattr(self, act)()
            return True
        return False

    def event(self, event: QEvent) -> bool:
        """Escape comes here from whatever has the keyboard, before a shortcut of the page."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Beside the field where there is room for both."""
        is_wide = self.width() >= self._look.px(_BESIDE_FROM)
        self._row.addWidget(self._buttons, *((1, 1) if is_wide else (2, 0)))

    def _open(self, *, with_replace: bool) -> None:
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen and len(chosen) <= _LONGEST_CHOSEN:
            self.words.setText(chosen)
        self._second.setVisible(with_replace)
        self.show()
        self._search()
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search(self) -> None:
        """Looks through the text anew and shows what there is; the cursor stays."""
        text = self._editor.text
        wanted = Wanted(self.words.text(), self._case.isChecked(), self._whole.isChecked())
        self._places = _for_qt(text, places(text, wanted))
        if self.isVisible():
            self._editor.mark_places(self._places[:_MOST_MARKED])
        self._show_count()

    def _choose(self, number: int) -> None:
        if not self._places:
            self._say(NOTHING if self.words.text() else "")
            return
        start, end = self._places[number]
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        is_in_sight = self._editor.viewport().rect().contains(self._editor.cursorRect(cursor))
        self._editor.setTextCursor(cursor)
        if not is_in_sight:
            self._editor.centerCursor()  # else at the edge, with what goes before it out of sight
        self._show_count()
        self._say(self.count.text())

    def _show_count(self) -> None:
        cursor = self._editor.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        if not self.words.text():
            self.count.setText("")
        elif not self._places:
            self.count.setText(NOTHING)
        elif chosen in self._places:
            self.count.setText(f"{self._places.index(chosen) + 1:,} of {len(self._places):,}")
        else:
            self.count.setText(f"{len(self._places):,} found")
        self.words.setAccessibleDescription(self.count.text())

    def _say(self, words: str) -> None:
        self.count.setText(words)
        announce(self, words)

    def _lay_out(self) -> None:
        mark(self, role="bottom-bar")
        mark(self.count, role="small", tone="muted")
        self.setAccessibleName("Find in the text")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        first = QGridLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setHorizontalSpacing(_GAP)
        first.addWidget(_label("F&ind", self.words), 0, 0, 1, 4)
        first.addWidget(self.words, 1, 0)
        for place, button in enumerate((self._before, self._next, self._close), start=1):
            first.addWidget(button, 1, place)
        first.setColumnStretch(0, 1)
        self._row = QGridLayout(self._second)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setHorizontalSpacing(_GAP)
        self._row.addWidget(_label("Re&place with", self.other), 0, 0)
        self._row.addWidget(self.other, 1, 0)
        self._row.setColumnStretch(0, 1)
        column.addLayout(first)
        ways = (Choice("Match case", self._case), Choice("Whole words", self._whole))
        column.addWidget(Flow(*ways, self.count, gap=16))
        column.addWidget(self._second)

    def _connect(self) -> None:
        self._editor.installEventFilter(self)
        for part in (self.words, self.other, self._case, self._whole):
            part.installEventFilter(self)
        self.words.textChanged.connect(self._on_wanted)
        self._case.toggled.connect(self._on_wanted)
        self._whole.toggled.connect(self._on_wanted)
        self.words.returnPressed.connect(self.find_next)
        self.other.returnPressed.connect(self.replace)
        self._before.clicked.connect(self.find_before)
        self._next.clicked.connect(self.find_next)
        self._close.clicked.connect(self.close_bar)
        self._replace.clicked.connect(self.replace)
        self._replace_all.clicked.connect(self.replace_all)
        self._editor.escaped.connect(self._on_escaped)
        self._editor.text_changed.connect(self._on_text_changed)
        self._pause.timeout.connect(self._on_pause)
        self._look.changed.connect(self._fit)

    def _button(self, name: str, icon: str, key: str) -> QPushButton:
        button = QPushButton()
        mark(button, role="icon")
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({key})")
        self._look.put_icon(button, icon)
        return button

    @Slot()
    def _on_wanted(self) -> None:
        self._search()
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        """Typing has stopped: says how many there are."""
        announce(self, self.count.text())

    @Slot()
    def _on_text_changed(self) -> None:
        if self.isVisible():
            self._search()

    @Slot()
    def _on_escaped(self) -> None:
        if self.isVisible():
            self.close_bar()

    @Slot()
    def _fit(self) -> None:
        self._place_buttons()
        if self.isVisible():
            self._editor.mark_places(self._places[:_MOST_MARKED])


_KEYS = {
    (Key.Key_F, Modifier.ControlModifier): "open_find",
    (Key.Key_H, Modifier.ControlModifier): "open_replace",
    (Key.Key_F3, Modifier.NoModifier): "find_next",
    (Key.Key_F3, Modifier.ShiftModifier): "find_before",
}


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMaxLength(_LONGEST)
    field.setMinimumWidth(_FIELD)
    return field


def _label(words: str, field: QLineEdit) -> QLabel:
    label = QLabel(words)
    mark(label, role="label")
    label.setBuddy(field)
    return label


def _for_qt(text: str, found: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """The same places as Qt counts them, in one walk."""
    counted_to = qt = 0
    converted: list[tuple[int, int]] = []
    for start, end in found:
        qt += qt_length(text[counted_to:start])
        length = qt_length(text[start:end])
        converted.append((qt, qt + length))
        qt, counted_to = qt + length, end
    return converted
