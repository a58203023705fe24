"""Whom to remind, of what, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.counting import counted
from onboarding.core.reminder import reminder
from onboarding.core.report import Report, Row, Standing, overdue_modules
from onboarding.ui.team.words_table import Line

_BETWEEN = "\n\n" + "-" * 40 + "\n\n"


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody with modules overdue."""

    row: Row
    days: int
    modules: tuple[tuple[ModuleOutline, Standing], ...]

    def reminder(self, manager: str) -> str:
        return reminder(self.row.member.person, self.modules, manager)


def late(report: Report, today: date) -> list[Late]:
    """The longest overdue first. Those who have left are not reminded."""
    found = [
        Late(row, days, overdue_modules(report, row))
        for row in report.rows
        if (days := row.days_overdue) and not has_left(row, today)
    ]
    return sorted(found, key=lambda one: (-one.days, one.row.member.person.name.casefold()))


def left_late(report: Report, today: date) -> int:
    """How many are overdue and have left."""
    return sum(1 for row in report.rows if row.days_overdue and has_left(row, today))


def has_left(row: Row, today: date) -> bool:
    return row.member.left_on is not None and row.member.left_on < today


def lines(found: Iterable[Late]) -> list[Line]:
    """Name, days, modules: two by their titles and the rest as a figure; a screen reader says them all."""
    return [_line(one) for one in found]


def for_all(found: Iterable[Late], manager: str) -> str:
    """Every reminder under the name of whom it is for, with a line between."""
    return _BETWEEN.join(f"{one.row.member.person.name}\n\n{one.reminder(manager)}" for one in found)


def _line(one: Late) -> Line:
    person = one.row.member.person
    titles = [module.title for module, _ in one.modules]
    who = ", ".join(filter(None, (person.name, person.staff_number, person.team)))
    cells = person.name, person.team, counted(one.days, "day"), ", ".join(titles)
    return Line(one.row.member.id, cells, ((0, who), (2, f"Overdue by {counted(one.days, 'day')}")))
