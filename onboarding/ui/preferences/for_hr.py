"""The part of the settings for those who edit and publish the modules."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from onboarding.session import Session
from onboarding.ui.preferences.section import Section
from onboarding.ui.preferences.set_for_you import SetForYou
from onboarding.ui.theme import Look
from onboarding.ui.widgets.choice import Choice, Tick

_SHOWS = "I look after the modules: show the Content page"
_WHY = "Change what new starters read, see it as they will, and publish it for everybody."


class ForHr(Section):
    """Not there where the organisation has nobody see the page."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("For HR", _WHY, parent)
        self._session = session
        self._row = Choice(_SHOWS, Tick())
        self._shows = self._row.button
        self._set_for_you = SetForYou(look)
        self.column.addWidget(self._row)
        self.column.addWidget(self._set_for_you)
        self._shows.clicked.connect(self._on_shows)

    def refresh(self) -> None:
        is_shown = self._session.settings.shows_content
        self._shows.setChecked(is_shown)
        if self._session.is_set_for_me("shows_content"):
            self.setVisible(is_shown)
            self._row.setEnabled(False)
            self._set_for_you.say(_SHOWS)

    @Slot(bool)
    def _on_shows(self, is_shown: bool) -> None:
        self._session.change_settings(replace(self._session.settings, shows_content=is_shown))
