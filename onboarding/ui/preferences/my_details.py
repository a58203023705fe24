"""The part of the settings where people put their own details right."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from onboarding.session import Session
from onboarding.ui.accessible import announce
from onboarding.ui.person_form import PersonForm
from onboarding.ui.preferences.section import Section
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow

_SAVED = "Saved on this computer"
_NOT_SAVED = "Not saved yet"


class MyDetails(Section):
    """What was typed stays typed until it is saved, or somebody else learns."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            "My details", "They go on your record, so that your manager knows whose it is.", parent
        )
        self._session = session
        self._is_edited = False
        self._form = PersonForm(look)
        self._save = QPushButton("Save my details")
        mark(self._save, role="primary")
        self._status = QLabel()
        mark(self._status, role="label", tone="accent")
        self._status.hide()
        self.column.addWidget(self._form)
        self.column.addWidget(ButtonRow(self._save, self._status))
        self._form.edited.connect(self._on_edited)
        self._save.clicked.connect(self._on_save)

    def refresh(self) -> None:
        """Shows the person as they are kept, unless something else was typed and not yet saved."""
        person = self._session.person
        if person is not None and not self._is_edited:
            self._form.show_person(person, self._session.today())
            self._is_edited = False

    def forget(self) -> None:
        self._is_edited = False
        self._say("")

    @Slot()
    def _on_edited(self) -> None:
        typed, kept = self._form.typed(), self._session.person
        self._is_edited = typed != kept
        self._say(_NOT_SAVED if self._is_edited else "")

    @Slot()
    def _on_save(self) -> None:
        person = self._form.answer(self._session.today())
        if person is None:
            return
        self._is_edited = False
        if self._session.change_person(person):
            self.refresh()
            self._say(_SAVED)
            announce(self, _SAVED)
        else:
            self._is_edited = True
            self._say(_NOT_SAVED)

    def _say(self, words: str) -> None:
        self._status.setText(words)
        self._status.setVisible(bool(words))
        mark(self._status, tone="accent" if words == _SAVED else "muted")
