"""Asks on which day somebody left."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from onboarding.core.members import Member
from onboarding.core.person_rules import EARLIEST_START
from onboarding.team import Team
from onboarding.ui.team.form_dialog import FormDialog
from onboarding.ui.theme import Look
from onboarding.ui.widgets.date_field import DateField
from onboarding.ui.widgets.form_field import FormField

_AHEAD = timedelta(days=366)


class LeftDialog(FormDialog):
    def __init__(self, member: Member, today: date, team: Team, look: Look, parent: QWidget) -> None:
        super().__init__(f"{member.person.name} has left", team, look, parent)
        self._member, self._today = member, today
        self._date = DateField(look)
        self._date.show_day(member.left_on or today)
        self._day = FormField("&Last day", self._date, look, hint="A day to come is fine.")
        self.say("Nothing is deleted now. You can undo this on their page.")
        self.column.addWidget(self._day)
        self.finish("Keep", self._date)

    def keep(self) -> bool:
        day = self._date.day
        if problem := self._problem(day):
            self._day.say(problem)
            self._date.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return self.team.members.set_left(self._member, day)

    def _problem(self, day: date | None) -> str:
        if day is None:
            return "Write the last day, like 2\u00a0November\u00a02026."
        if day < EARLIEST_START:
            return "That is before 1950. Check the year."
        start = self._member.person.start_date
        if start is not None and day < start:
            return "That is before their start date. Check the year."
        return "That is more than a year away. Check the year." if day > self._today + _AHEAD else ""
