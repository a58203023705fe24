"""The part of the settings for those who look after a team: its page, and how long records are kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from onboarding.session import Session
from onboarding.ui.home.words import counted
from onboarding.ui.preferences.section import Section
from onboarding.ui.theme import mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.choice import Choice, Tick
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_WHY = "Collect the records of your people, see how they stand, and send on who has done what."
_MONTHS = (6, 12, 24, 36, 60, 84)
_KEEP = "Team page, Keep and forget: lists whose records have been kept that long. Nothing goes by itself."


class ForManagers(Section):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("For managers", _WHY, parent)
        self._session = session
        shows = Choice("I look after a team: show the Team page", Tick())
        self._shows = shows.button
        self._months = QComboBox()
        self._keep = self._keeping()
        self.column.addWidget(shows)
        self.column.addWidget(self._keep)
        self._shows.clicked.connect(self._on_shows)
        self._months.activated.connect(self._on_months)

    def refresh(self) -> None:
        settings = self._session.settings
        self._shows.setChecked(settings.shows_team)
        self._keep.setVisible(settings.shows_team)
        months = sorted({*_MONTHS, settings.keep_months})
        self._months.clear()
        for figure in months:
            self._months.addItem(counted(figure, "month"), figure)
        self._months.setCurrentIndex(months.index(settings.keep_months))

    def _keeping(self) -> QWidget:
        label = QLabel("&Keep records of people who have left for")
        label.setWordWrap(True)
        mark(label, role="label")
        label.setBuddy(self._months)
        name = label.text().replace("&", "")
        self._months.setAccessibleName(name)
        self._months.setAccessibleDescription(_KEEP)
        self._months.view().setAccessibleName(name)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(ButtonRow(self._months))
        column.addWidget(WrappingLabel(_KEEP, "smallest", tone="muted"))
        return whole

    @Slot(bool)
    def _on_shows(self, is_shown: bool) -> None:
        self._session.change_settings(replace(self._session.settings, shows_team=is_shown))

    @Slot(int)
    def _on_months(self, number: int) -> None:
        months = self._months.itemData(number)
        self._session.change_settings(replace(self._session.settings, keep_months=months))
