"""The part of the settings about where the modules come from, with a line for whoever helps."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from onboarding.core.who_helps import with_contact
from onboarding.session import Session
from onboarding.support import library_words
from onboarding.ui.preferences.folder_row import FolderRow, FolderWords
from onboarding.ui.preferences.section import Section
from onboarding.ui.theme import Look
from onboarding.ui.widgets.breakable import breakable
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_WHY = "HR or IT can tell you which folder new modules are published in. Nothing of yours goes there."
_WORDS = FolderWords(
    name="Folder for &new modules",
    browse="Choose a folder…",
    clear="Clear the folder for new modules",
    question="Choose the folder for new modules",
    none="No folder is set. You read the modules that came with the program.",
    there="The folder can be reached. New modules are fetched by themselves.",
    away="The folder can’t be reached just now. You go on with the modules you have.",
)


class Modules(Section):
    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("Modules", with_contact(_WHY, session.help_contact), parent)
        self._session = session
        self._row = FolderRow(look, _WORDS)
        self._in_use = WrappingLabel("", "small", tone="muted")
        self.column.addWidget(self._row)
        self.column.addWidget(self._in_use)
        self._row.chosen.connect(self._on_chosen)

    def refresh(self) -> None:
        is_set = self._session.is_set_for_me("published_folder")
        self.lead.setHidden(is_set)
        self._row.show_folder(self._session.settings.published_folder, is_set_for_me=is_set)
        self._say_what_is_in_use()

    def _say_what_is_in_use(self) -> None:
        words = library_words(self._session.library_in_use())
        self._in_use.setText(breakable(words))
        self._in_use.setAccessibleName(words)

    @Slot(str)
    def _on_chosen(self, folder: str) -> None:
        self._session.change_settings(replace(self._session.settings, published_folder=folder))
        self._say_what_is_in_use()
