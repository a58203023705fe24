"""Promises to choose, three at the most, and the place where those that were chosen stand together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.core.module import BulletList, ListItem
from onboarding.core.promises import MOST, PROMISES, as_note, from_note, promise_words
from onboarding.core.text import Span, Text
from onboarding.ui.blocks.column import Column
from onboarding.ui.blocks.heading import HeadingBlock
from onboarding.ui.blocks.lines import SMALL, Style
from onboarding.ui.blocks.lists import ListBlock
from onboarding.ui.blocks.options import TickRow
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.reflection import PRIVATE, SAVED, UNSAVED
from onboarding.ui.blocks.sheet import Sheet, bring_into_view, go_to

_LEVEL = 3
_REMINDER = Style(16, pitch=1.45, role="note")
_COUNT = Style(18, pitch=1.45)
_ADVICE = Style(18, 600, 1.45, role="warn")
_SAVE = "Save or print my promises…"
_NONE_YET = f"You have not chosen any yet. {MOST} are plenty, and fewer are fine."
_NOTHING_TO_SAVE = "Choose at least one promise first. Then it can go on your page."
_OLDER = "You chose these before. The list above has other words now."


class PromiseRow(TickRow):
    """Something to promise. Once enough are chosen it stays as it is, and says what can be done."""

    refused = Signal()
    """It was pressed, and would have been one too many."""

    def __init__(self, text: Text, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(text, sheet, parent)
        self.promise = promise_words(text)
        self.would_be_too_many = False
        self.entered.connect(self.click)
        sheet.promises.append(self)

    def nextCheckState(self) -> None:
        if self.would_be_too_many and not self.isChecked():
            self.refused.emit()
        else:
            super().nextCheckState()

    def remind(self, words: str) -> None:
        """Say something under the promise; no words take it away again."""
        if self._tail is not None:
            self._tail.hide()
            self._tail.deleteLater()
        self._tail = None
        if words:
            text = (Span(words),)
            self._tail = Prose(text, self.sheet, self, style=_REMINDER, icon="info", indent=30)
            self._tail.show()
        self.setAccessibleDescription(words)
        self.sheet.version += 1
        self.updateGeometry()
        self._place_tail()
        column = self.parentWidget()
        assert isinstance(column, Column)
        column.show_all()


class ChosenPromisesBlock(Column):
    """Keeps what is chosen as soon as it is, and shows it; a labelled group of its own."""

    accessible_role = QAccessible.Role.Grouping
    space_before = 32
    space_after = 16

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent, gap=10, padding=(0, 16, 0, 0))
        # The notes of this step: by the time we save, the sheet may read for the next one.
        self._reader = sheet.reader
        self._is_kept = True
        self._chosen = list(from_note(self._reader.reflection(PROMISES)))
        self.setAccessibleName("Your promises")
        self._put_head()
        self._count = Prose((), sheet, self, style=_COUNT)
        self._list = Column(sheet, self)
        self._save = QPushButton(_SAVE, self)
        self._status = Prose((Span(SAVED),), sheet, self, style=SMALL)
        sheet.look.put_icon(self._save, "print")
        self.put(self._count)
        self.put(self._list)
        self.put(self._save, before=14)
        self.put(self._status)
        for row in sheet.promises:
            row.setChecked(row.promise in self._chosen)
            row.toggled.connect(self._on_toggled)
            row.refused.connect(self._on_refused)
        self._save.clicked.connect(self._on_save)
        sheet.leaving.connect(self.keep)
        self._tell()

    @Slot()
    def keep(self) -> None:
        """Save what is chosen, if that is still to be done."""
        if not self._is_kept:
            self._is_kept = self._reader.save_reflection(PROMISES, as_note(self._chosen))
            self._status.set_words((Span(SAVED if self._is_kept else UNSAVED),))

    def _put_head(self) -> None:
        """The title, and chosen words that an author has since changed: they are still somebody's promise."""
        self.put(HeadingBlock((Span("Your promises"),), _LEVEL, self.sheet, self))
        private = Prose((Span(PRIVATE),), self.sheet, self, style=SMALL, icon="lock", indent=28)
        self.put(private, before=4)
        offered = {row.promise for row in self.sheet.promises}
        older = [words for words in self._chosen if words not in offered]
        if older:
            self.put(Prose((Span(_OLDER),), self.sheet, self, style=SMALL))
        for words in older:
            self.put(PromiseRow((Span(words),), self.sheet, self))

    @Slot(bool)
    def _on_toggled(self, is_chosen: bool) -> None:
        row = self.sender()
        assert isinstance(row, PromiseRow)
        if is_chosen == (row.promise in self._chosen):
            return  # the same words stand in the list twice, and were chosen in the other place
        if is_chosen:
            self._chosen.append(row.promise)
        else:
            self._chosen.remove(row.promise)
        self._is_kept = False
        self.keep()
        self._tell()
        self.sheet.said.emit(_count_words(self._chosen))

    @Slot()
    def _on_refused(self) -> None:
        row = self.sender()
        assert isinstance(row, PromiseRow)
        words = _enough_words(self._chosen)
        self._remind(row, words)
        bring_into_view(row)
        self.sheet.said.emit(words)

    @Slot()
    def _on_save(self) -> None:
        if self._chosen:
            self.sheet.page_of_promises_wanted.emit(tuple(self._chosen))
            return
        self._count.set_words((Span(_NOTHING_TO_SAVE),), style=_ADVICE)
        go_to(self.sheet.promises[0])
        self.sheet.said.emit(_NOTHING_TO_SAVE)

    def _tell(self) -> None:
        """Show what is chosen now, here and at each promise."""
        for row in self.sheet.promises:
            row.setChecked(row.promise in self._chosen)
            row.would_be_too_many = len(self._chosen) >= MOST
        self._remind(None, "")
        self._count.set_words((Span(_count_words(self._chosen)),), style=_COUNT)
        self._list.clear()
        if self._chosen:
            items = tuple(ListItem((Span(words),)) for words in self._chosen)
            self._list.add(ListBlock(BulletList(items, 0), self.sheet, self._list))
        self._list.setVisible(bool(self._chosen))
        self._status.setVisible(bool(self._chosen) or not self._is_kept)
        if self.isVisible():
            self.show_all()
        self.updateGeometry()

    def _remind(self, row: PromiseRow | None, words: str) -> None:
        """At one promise only, so that nothing old is left standing."""
        for other in self.sheet.promises:
            if other.accessibleDescription() or other is row:
                other.remind(words if other is row else "")


def _count_words(chosen: Sequence[str]) -> str:
    return f"You have chosen {len(chosen)} of {MOST}." if chosen else _NONE_YET


def _enough_words(chosen: Sequence[str]) -> str:
    *before, last = [f"“{words.rstrip('.')}”" for words in chosen]
    return (
        f"{MOST} promises are plenty, and you have chosen {len(chosen)}. To choose this one instead, "
        f"untick one of these first: {', '.join(before)} or {last}."
    )
