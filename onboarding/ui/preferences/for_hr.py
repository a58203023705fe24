"""The part of the settings for those who edit and publish the modules."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from onboarding.session import Session
from onboarding.ui.preferences.section import Section
from onboarding.ui.widgets.choice import Choice, Tick

_WHY = "Change what new starters read, see it as they will, and publish it for everybody."


class ForHr(Section):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("For HR", _WHY, parent)
        self._session = session
        shows = Choice("I look after the modules: show the Content page", Tick())
        self._shows = shows.button
        self.column.addWidget(shows)
        self._shows.clicked.connect(self._on_shows)

    def refresh(self) -> None:
        self._shows.setChecked(self._session.settings.shows_content)

    @Slot(bool)
    def _on_shows(self, is_shown: bool) -> None:
        self._session.change_settings(replace(self._session.settings, shows_content=is_shown))
