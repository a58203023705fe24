"""Asks where questions from another system go: into a module of their own, or into the one that is open."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from onboarding.ui.content.words import count
from onboarding.ui.preferences.section import OneOf
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look

_MODULE, _TEXT = "module", "text"


class WhereDialog(Question):
    def __init__(self, how_many: int, open_title: str, look: Look, parent: QWidget) -> None:
        super().__init__("Bring in questions", look, parent)
        self.goes_in_text = False
        self.say(f"{count(how_many, 'question')} can be taken over as checks.")
        places = (
            (_MODULE, "Into a new module"),
            (_TEXT, f"Into “{open_title}”, below the cursor"),
        )
        where = OneOf("Where should they go?", places)
        where.show_answer(_MODULE)
        where.chosen.connect(self._on_chosen)
        self.column.addWidget(where)
        bring = self.add_button("Bring in", "primary")
        bring.clicked.connect(self.accept)
        self.add_cancel()
        bring.setDefault(True)
        bring.setFocus()

    @Slot(str)
    def _on_chosen(self, place: str) -> None:
        self.goes_in_text = place == _TEXT
