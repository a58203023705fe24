"""Whom to remind, of what, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.counting import counted
from onboarding.core.reminder import reminder
from onboarding.core.report import Report, Row, Standing, overdue_modules
from onboarding.ui.team.words_table import Line

_MOST_TITLES = 3
_BETWEEN = "\n\n" + "-" * 40 + "\n\n"


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody with modules overdue."""

    row: Row
    days: int
    modules: tuple[tuple[ModuleOutline, Standing], ...]

    def reminder(self, manager: str) -> str:
        return reminder(self.row.member.person, self.modules, manager)


def late(report: Report) -> list[Late]:
    """The longest overdue first."""
    found = [
        Late(row, days, overdue_modules(report, row)) for row in report.rows if (days := row.days_overdue)
    ]
    return sorted(found, key=lambda one: (-one.days, one.row.member.person.name.casefold()))


def lines(found: Iterable[Late]) -> list[Line]:
    """Name, team, days, modules: of many two by their titles; a tooltip and a screen reader say them all."""
    return [_line(one) for one in found]


def for_all(found: Iterable[Late], manager: str) -> str:
    """Every reminder under the name of whom it is for, with a line between."""
    return _BETWEEN.join(f"{one.row.member.person.name}\n\n{one.reminder(manager)}" for one in found)


def _line(one: Late) -> Line:
    person = one.row.member.person
    titles = [module.title for module, _ in one.modules]
    who = ", ".join(filter(None, (person.name, person.staff_number, person.team)))
    cells = person.name, person.team, counted(one.days, "day"), _in_short(titles)
    full = (0, who), (2, f"Overdue by {counted(one.days, 'day')}"), (3, ", ".join(titles))
    return Line(one.row.member.id, cells, full)


def _in_short(titles: Sequence[str]) -> str:
    """All nine would fill the page before the reminder, which names them, comes in sight."""
    if len(titles) <= _MOST_TITLES:
        return ", ".join(titles)
    return f"{titles[0]}, {titles[1]} and {len(titles) - 2} more"
