"""What a person sees when their data can't be opened: what happened, and what they can do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from onboarding.core.sentences import error_sentence
from onboarding.core.who_helps import who_helps
from onboarding.errors import DatabaseDamaged, OnboardingError
from onboarding.ui.message_box import finish


class Trouble(QMessageBox):
    """A sentence and a choice; `exec_choice` gives the word of the button that was pressed."""

    AGAIN = "Try again"
    BACKUP = "Bring back the backup"
    FRESH = "Start with an empty record"
    CLOSE = "Close"

    def __init__(self, error: OnboardingError, help_contact: str = "") -> None:
        super().__init__()
        self.setWindowTitle("We’re Kirklees")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(error_sentence(error))
        self.setInformativeText(who_helps(help_contact))
        self._words: dict[QPushButton, str] = {}
        for word in self._choices(error):
            role = (
                QMessageBox.ButtonRole.RejectRole if word == self.CLOSE else QMessageBox.ButtonRole.AcceptRole
            )
            self._words[self.addButton(word, role)] = word
        first = next(iter(self._words))
        self.setDefaultButton(first)
        finish(self)

    def exec_choice(self) -> str:
        """Waits for the person; closing the window counts as Close."""
        self.exec()
        pressed = self.clickedButton()
        return next((word for button, word in self._words.items() if button is pressed), self.CLOSE)

    def _choices(self, error: OnboardingError) -> list[str]:
        if isinstance(error, DatabaseDamaged):
            backup = [self.BACKUP] if error.newest_backup else []
            return [*backup, self.FRESH, self.CLOSE]
        return [self.AGAIN, self.CLOSE]
