"""The part of the settings for those who look after a team: its page, and how long records are kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from onboarding.session import Session
from onboarding.ui.preferences.keep_months import KeepMonths
from onboarding.ui.preferences.section import Section
from onboarding.ui.widgets.choice import Choice, Tick

_WHY = (
    "Collect the records of your people, see how they stand, and send on who has done what. "
    "While the Team page is open, what comes into the hand-in folder is collected by itself."
)
_KEEP = "Team page, Keep and forget: lists whose records have been kept that long. Nothing goes by itself."


class ForManagers(Section):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("For managers", _WHY, parent)
        self._session = session
        shows = Choice("I look after a team: show the Team page", Tick())
        self._shows = shows.button
        self._months = KeepMonths(session, _KEEP)
        self.column.addWidget(shows)
        self.column.addWidget(self._months)
        self._shows.clicked.connect(self._on_shows)

    def refresh(self) -> None:
        settings = self._session.settings
        self._shows.setChecked(settings.shows_team)
        self._months.setVisible(settings.shows_team)
        self._months.refresh()

    @Slot(bool)
    def _on_shows(self, is_shown: bool) -> None:
        self._session.change_settings(replace(self._session.settings, shows_team=is_shown))
