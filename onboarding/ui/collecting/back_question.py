"""Asks before somebody who was forgotten is taken in again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look
from onboarding.ui.widgets.breakable import breakable_words


class BackQuestion(Question):
    """`whose` says it by a file's name or a staff number: nothing else is known of them here."""

    def __init__(self, whose: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("Bring this person back?", look, parent)
        about = f"{whose} is about somebody who was forgotten here on purpose."
        self.say(breakable_words(about)).setAccessibleName(about)
        self.say(
            "If you bring them back, this computer holds their details and what they have done again,"
            " and their files are collected like everybody’s."
        )
        yes = self.add_button("Bring back", "primary")
        yes.clicked.connect(self.accept)
        self.add_cancel()
