"""A window with a few questions: Enter keeps the answers, Escape leaves, and what fails is told inside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.core.sentences import error_sentence
from onboarding.errors import OnboardingError
from onboarding.team import Team
from onboarding.ui.accessible import announce
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look


class FormDialog(Question):
    """Fill `column`, then call `finish`; `keep` is asked when the person presses the button."""

    def __init__(self, title: str, team: Team, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(title, look, parent)
        self.team = team
        team.failed.connect(self._on_failed)

    def keep(self) -> bool:
        """Keeps the answers; False, with everything told, when something must be mended."""
        raise NotImplementedError

    def finish(self, words: str, first: QWidget, *, role: str = "primary") -> QPushButton:
        """The buttons, and where the keyboard starts."""
        self._trouble = self.say("", "small", "bad")
        self._trouble.hide()
        keep = self.add_button(words, role)
        keep.clicked.connect(self._on_keep)
        self.add_cancel()
        keep.setDefault(True)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return keep

    def tell(self, words: str) -> None:
        """What stands in the way and belongs to no field."""
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))
        announce(self, words)

    @Slot()
    def _on_keep(self) -> None:
        self.tell("")
        if self.keep():
            self.accept()
        else:
            self._size()

    @Slot(object)
    def _on_failed(self, error: OnboardingError) -> None:
        self.tell(error_sentence(error))
