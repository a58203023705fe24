"""The part of the settings about the folder where records are handed in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from onboarding.core.who_helps import with_contact
from onboarding.session import Session
from onboarding.ui.preferences.folder_row import FolderRow, FolderWords
from onboarding.ui.preferences.section import Section
from onboarding.ui.theme import Look

_WHY = "Your manager or IT can tell you which folder collects the records of your team."
_WORDS = FolderWords(
    name="Hand-in &folder",
    browse="Browse…",
    clear="Clear the hand-in folder",
    question="Choose the hand-in folder",
    none="No folder is set. You can still save your record as a file and send it to your manager.",
    there="The folder can be reached. Your record goes there when you hand it in.",
    away="The folder can’t be reached just now. A record you hand in waits, and goes there once it can.",
)


class HandingIn(Section):
    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("Handing in", with_contact(_WHY, session.help_contact), parent)
        self._session = session
        self._row = FolderRow(look, _WORDS)
        self.column.addWidget(self._row)
        self._row.chosen.connect(self._on_chosen)

    def refresh(self) -> None:
        is_set = self._session.is_set_for_me("hand_in_folder")
        self.lead.setHidden(is_set)
        self._row.show_folder(self._session.settings.hand_in_folder, is_set_for_me=is_set)

    @Slot(str)
    def _on_chosen(self, folder: str) -> None:
        self._session.change_settings(replace(self._session.settings, hand_in_folder=folder))
