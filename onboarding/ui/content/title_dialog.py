"""Asks for the title of something new, from which its id is made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look
from onboarding.ui.widgets.form_field import FormField

NO_TITLE = "Type a title. A few words are enough."

_LONGEST = 200


class TitleDialog(Question):
    """Enter takes the title, Escape leaves."""

    def __init__(self, title: str, question: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(title, look, parent)
        self._line = QLineEdit()
        self._line.setMaxLength(_LONGEST)
        self._field = FormField(question, self._line, look, hint="You can change it later.")
        self.column.addWidget(self._field)
        insert = self.add_button("Insert", "primary")
        insert.clicked.connect(self._on_insert)
        self.add_cancel()
        insert.setDefault(True)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def answer(self) -> str:
        return " ".join(self._line.text().split())

    @Slot()
    def _on_insert(self) -> None:
        if self.answer:
            self.accept()
            return
        self._field.say(NO_TITLE)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._size()
