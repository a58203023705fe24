"""The part of the settings for those who look after a team: its page, and how long records are kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from onboarding.session import Session
from onboarding.ui.preferences.keep_months import KeepMonths
from onboarding.ui.preferences.section import Section
from onboarding.ui.preferences.set_for_you import SetForYou
from onboarding.ui.theme import Look
from onboarding.ui.widgets.choice import Choice, Tick

_SHOWS = "I look after a team: show the Team page"
_WHY = (
    "Collect the records of your people, see how they stand, and send on who has done what. "
    "While the Team page is open, what comes into the hand-in folder is collected by itself."
)
_KEEP = "Team page, Keep and forget: lists whose records have been kept that long. Nothing goes by itself."


class ForManagers(Section):
    """Not there where the organisation has nobody see the page."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("For managers", _WHY, parent)
        self._session = session
        self._row = Choice(_SHOWS, Tick())
        self._shows = self._row.button
        self._set_for_you = SetForYou(look)
        self._months = KeepMonths(session, look, _KEEP)
        self.column.addWidget(self._row)
        self.column.addWidget(self._set_for_you)
        self.column.addWidget(self._months)
        self._shows.clicked.connect(self._on_shows)

    def refresh(self) -> None:
        settings = self._session.settings
        self._shows.setChecked(settings.shows_team)
        if self._session.is_set_for_me("shows_team"):
            self.setVisible(settings.shows_team)
            self._row.setEnabled(False)
            self._set_for_you.say(_SHOWS)
        self._months.setVisible(settings.shows_team)
        self._months.refresh()

    @Slot(bool)
    def _on_shows(self, is_shown: bool) -> None:
        self._session.change_settings(replace(self._session.settings, shows_team=is_shown))
