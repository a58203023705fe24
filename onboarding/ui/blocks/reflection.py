"""A private note to oneself, kept as it is typed and honest about whether it is kept."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from onboarding.core.module import Reflection
from onboarding.core.text import Span, plain
from onboarding.ui.blocks.column import Column
from onboarding.ui.blocks.lines import Style
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.sheet import Sheet

MOST_CHARACTERS = 5000

_PAUSE_MS = 400
_FEWEST_LINES = 4
_MOST_LINES = 12
_PROMPT = Style(18, 600, 1.4)
_SMALL = Style(15, pitch=1.45, role="muted")
PRIVATE = "Private: only on this computer. Never handed in."
SAVED = "Saved on this computer"
_EMPTY = "Saves as you type"
UNSAVED = "Not saved yet"
_FULL = f"This note holds {MOST_CHARACTERS:,} characters, and it is full."


class ReflectionBlock(Column):
    space_before = 28
    space_after = 16

    def __init__(self, block: Reflection, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent, gap=6)
        self._id = block.id
        # The notes of this step: by the time we save, the sheet may read for the next one.
        self._reader = sheet.reader
        self._is_kept = True
        prompt = plain(block.prompt) or "Your notes"
        written = self._reader.reflection(block.id)
        self.put(Prose(block.prompt or (Span(prompt),), sheet, self, style=_PROMPT, is_limited=False))
        self.put(Prose((Span(PRIVATE),), sheet, self, style=_SMALL, icon="lock", indent=28))
        self._field = NoteField(written, sheet, self)
        self._field.setAccessibleName(prompt)
        self._field.setAccessibleDescription(PRIVATE)
        self.put(self._field)
        self._status = Prose((Span(SAVED if written else _EMPTY),), sheet, self, style=_SMALL)
        self.put(self._status)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        self._field.textChanged.connect(self._on_typed)
        self._field.left.connect(self.keep)
        sheet.leaving.connect(self.keep)

    @Slot()
    def keep(self) -> None:
        """Save what was typed, if that is still to be done."""
        self._timer.stop()
        if self._is_kept:
            return
        self._is_kept = self._reader.save_reflection(self._id, self._field.toPlainText())
        self._say(SAVED if self._is_kept else UNSAVED)

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    @Slot()
    def _on_typed(self) -> None:
        is_full = self._field.cut_to(MOST_CHARACTERS)
        self._is_kept = False
        self._say(f"{_FULL} {UNSAVED}" if is_full else UNSAVED)
        if is_full:
            self.sheet.said.emit(_FULL)
        self._timer.start()

    def _say(self, words: str) -> None:
        self._status.set_words((Span(words),))


class NoteField(QTextEdit):
    """Plain text that grows with what is written. Tab leaves it."""

    left = Signal()

    def __init__(self, text: str, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        around = self.height() - self.viewport().height() if self.isVisible() else 2 * self._sheet.look.px(10)
        written = self.document().size().height()
        height = min(max(written, _FEWEST_LINES * line), _MOST_LINES * line)
        return QSize(self._sheet.look.px(300), round(height) + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._sheet.look.px(120), _FEWEST_LINES * self.fontMetrics().lineSpacing())

    @Slot()
    def _on_size_changed(self) -> None:
        self._sheet.version += 1
        self.updateGeometry()

    def cut_to(self, most: int) -> bool:
        """Drop what was typed or pasted beyond `most` characters; answers whether anything was."""
        over = len(self.toPlainText()) - most
        if over <= 0:
            return False
        cursor = self.textCursor()
        cursor.setPosition(max(0, cursor.position() - over), QTextCursor.MoveMode.KeepAnchor)
        self.blockSignals(True)
        cursor.removeSelectedText()
        self.blockSignals(False)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0 and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
