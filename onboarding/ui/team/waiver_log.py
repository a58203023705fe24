"""What was noted of learning done another way, and what of it was taken back: nothing is ever struck out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.core.waivers import Waiver
from onboarding.ui.team.entries import Entries
from onboarding.ui.team.entry import Entry
from onboarding.ui.team.waiver_words import Note, note_words, notes, reason_words, taken_back_words
from onboarding.ui.theme import Look, mark


class WaiverLog(Entries):
    take_back_pressed = Signal(object)
    """The Waiver."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def show_waivers(self, waivers: Sequence[Waiver]) -> None:
        if self.is_new(tuple(waivers)):
            self.show_entries((note.waiver.id, self._entry(note)) for note in notes(waivers))

    def _entry(self, note: Note) -> Entry:
        waiver = note.waiver
        sign = ("waived", "accent_ink") if note.holds else ("undo", "muted")
        button = self._button(waiver) if note.holds else None
        entry = Entry(self._look, waiver.module_title, sign, button=button)
        entry.say(reason_words(waiver.reason), strong=True)
        entry.say(note_words(waiver), tone="muted")
        if note.taken_back is not None:
            entry.say(taken_back_words(note.taken_back), tone="warn", strong=True)
        return entry

    def _button(self, waiver: Waiver) -> QPushButton:
        button = QPushButton("Take back…")
        button.setAccessibleName(f"{waiver.module_title}: take back…")
        mark(button, role="quiet")
        self._look.put_icon(button, "undo", "accent_ink")
        button.clicked.connect(partial(self.take_back_pressed.emit, waiver))
        return button
