"""What was said of one staff number under two ids, with the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.core.members import Answered
from onboarding.ui.team.entries import Entries
from onboarding.ui.team.entry import Entry
from onboarding.ui.team.member_words import answer_words, said_words
from onboarding.ui.theme import Look


class AnswersLog(Entries):
    undo_pressed = Signal(object)
    """The Answered."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def show_answers(self, answers: Sequence[Answered], names: Mapping[str, str]) -> None:
        if self.is_new((tuple(answers), dict(names))):
            self.show_entries((said.one + said.other, self._entry(said, names)) for said in answers)

    def _entry(self, said: Answered, names: Mapping[str, str]) -> Entry:
        words = answer_words(said, names)
        undo = QPushButton("Undo")
        undo.setAccessibleName(f"Undo: {words}")
        self._look.put_icon(undo, "undo")
        undo.clicked.connect(partial(self.undo_pressed.emit, said))
        entry = Entry(self._look, words, ("question", "note"), button=undo)
        entry.say(said_words(said), tone="muted")
        return entry
