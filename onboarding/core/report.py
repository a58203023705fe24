"""Where a team stands: person by module, as it is shown, filtered, counted and exported."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import accumulate

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.dates import local_day
from onboarding.core.members import Member
from onboarding.core.waivers import Waiver


class Status(StrEnum):
    """How one person stands in one module. Whether it is overdue is told apart."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    RENEWED = "renewed"
    """Complete once; HR has since added steps or asked for some to be read again."""
    WAIVED = "waived"
    """Done another way: counts as complete, and is shown as what it is."""


SETTLED = frozenset((Status.COMPLETE, Status.RENEWED, Status.WAIVED))


@dataclass(frozen=True, slots=True)
class Standing:
    """One person in one module. `days_overdue` is 0 unless it is overdue. `waiver` is set when WAIVED.

    `completed_on` and `version` are of the last completion that counts; a RENEWED module keeps them. Steps
    are those that make the module complete. `is_required` is False where the module asks for none of them.
    """

    module_id: str
    status: Status
    steps_done: int
    steps_total: int
    new_steps: int
    due_on: date | None
    days_overdue: int
    completed_on: datetime | None
    version: str
    waiver: Waiver | None = None
    is_required: bool = True

    @property
    def is_settled(self) -> bool:
        """Complete, whether by steps or another way: what HR has renewed since is not taken back."""
        return self.status in SETTLED

    @property
    def settled_on(self) -> date | None:
        """The day it was completed by this computer's clock, or done another way."""
        if self.waiver is not None:
            return self.waiver.done_on
        return local_day(self.completed_on) if self.completed_on else None


@dataclass(frozen=True, slots=True)
class Row:
    """A member with one standing for each module of the report, in its order."""

    member: Member
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Report:
    modules: tuple[ModuleOutline, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """What is left in; an empty field lets everything through. `text` is looked for in name, number, team.

    With `module_id`, `status` and `is_overdue` are asked of that module; without, of the person as a whole.
    """

    text: str = ""
    team: str = ""
    module_id: str = ""
    status: Status | None = None
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people stand where, each of them once. `overdue` are among the not started and in progress."""

    people: int
    not_started: int
    in_progress: int
    complete: int
    renewed: int
    waived: int
    overdue: int

    @property
    def settled(self) -> int:
        return self.complete + self.renewed + self.waived


@dataclass(frozen=True, slots=True)
class Day:
    """How many modules were settled on one day, over all people, and how many up to then."""

    day: date
    settled: int
    so_far: int


class Column(StrEnum):
    """What a table of people can be sorted by, apart from its modules."""

    NAME = "name"
    STAFF_NUMBER = "staff number"
    TEAM = "team"
    STATUS = "status"
    OVERDUE = "overdue"


def overall_status(row: Row) -> Status:
    """Of all modules that ask for something. With none of them, nothing is left to do: COMPLETE."""
    statuses = {standing.status for standing in row.standings if standing.is_required}
    if len(statuses) == 1:
        return statuses.pop()
    if not statuses <= SETTLED:
        return Status.IN_PROGRESS
    return Status.RENEWED if Status.RENEWED in statuses else Status.COMPLETE


def most_overdue(row: Row) -> int:
    """In days, of the module that is overdue longest; 0 when none is."""
    return max((standing.days_overdue for standing in row.standings), default=0)


def overdue_modules(report: Report, row: Row) -> tuple[tuple[ModuleOutline, Standing], ...]:
    """What a reminder names, in the order of the pathway."""
    pairs = zip(report.modules, row.standings, strict=True)
    return tuple((module, standing) for module, standing in pairs if standing.days_overdue)


def teams(rows: Iterable[Row]) -> tuple[str, ...]:
    """The teams to choose from, by name; those who have none yet are in no team."""
    return tuple(sorted({row.member.person.team for row in rows} - {""}, key=_folded))


def matching(report: Report, chosen: ReportFilter) -> tuple[Row, ...]:
    """The rows that are let through, in the report's order.

    Every word of `text` must be found, capitals and accents aside. A module that the report doesn't know
    has nobody with any status.
    """
    at = next((at for at, module in enumerate(report.modules) if module.id == chosen.module_id), None)
    rows = report.rows
    if chosen.team:
        team = _folded(chosen.team)
        rows = tuple(row for row in rows if _folded(row.member.person.team) == team)
    if words := _folded(chosen.text).split():
        rows = tuple(row for row in rows if _has_all(words, row.member))
    if chosen.status is None and not chosen.is_overdue:
        return rows
    if chosen.module_id:
        return () if at is None else tuple(row for row in rows if _fits(row.standings[at], chosen))
    return tuple(row for row in rows if _fits_overall(row, chosen))


def counts(rows: Iterable[Row]) -> Counts:
    """Of people as a whole."""
    return _counts((overall_status(row), most_overdue(row)) for row in rows)


def by_module(report: Report, rows: Sequence[Row]) -> tuple[tuple[ModuleOutline, Counts], ...]:
    """Of people in each module, in the order of the pathway."""
    return tuple(
        (module, _counts((row.standings[at].status, row.standings[at].days_overdue) for row in rows))
        for at, module in enumerate(report.modules)
    )


def over_time(rows: Iterable[Row]) -> tuple[Day, ...]:
    """The days on which a module was settled, oldest first: one step each of a line that only rises."""
    settled = Counter(
        day for row in rows for standing in row.standings if (day := standing.settled_on) is not None
    )
    days = sorted(settled)
    sums = accumulate(settled[day] for day in days)
    return tuple(Day(day, settled[day], so_far) for day, so_far in zip(days, sums, strict=True))


def sort_key(row: Row, column: Column) -> tuple[str | int, ...]:
    """Ascending is what a manager looks for first: the least far, the longest overdue. Names break ties."""
    person = row.member.person
    name = (_folded(person.name), row.member.id)
    match column:
        case Column.NAME:
            return name
        case Column.STAFF_NUMBER:
            return (not person.staff_number, _folded(person.staff_number), *name)
        case Column.TEAM:
            return (not person.team, _folded(person.team), *name)
        case Column.STATUS:
            return (_RANKS[overall_status(row)], -most_overdue(row), *name)
    return (-most_overdue(row), *name)


def standing_sort_key(standing: Standing) -> tuple[int, int, int]:
    """For the column of one module: by status, then the longest overdue, then the fewest steps done."""
    return _RANKS[standing.status], -standing.days_overdue, standing.steps_done


_RANKS = {
    Status.NOT_STARTED: 0,
    Status.IN_PROGRESS: 1,
    Status.RENEWED: 2,
    Status.COMPLETE: 3,
    Status.WAIVED: 4,
}


def _counts(standings: Iterable[tuple[Status, int]]) -> Counts:
    """Of pairs of a status and the days overdue."""
    known = list(standings)
    number = Counter(status for status, _ in known)
    return Counts(
        people=len(known),
        not_started=number[Status.NOT_STARTED],
        in_progress=number[Status.IN_PROGRESS],
        complete=number[Status.COMPLETE],
        renewed=number[Status.RENEWED],
        waived=number[Status.WAIVED],
        overdue=sum(days > 0 for _, days in known),
    )


def _fits(standing: Standing, chosen: ReportFilter) -> bool:
    return chosen.status in (None, standing.status) and (not chosen.is_overdue or standing.days_overdue > 0)


def _fits_overall(row: Row, chosen: ReportFilter) -> bool:
    if chosen.is_overdue and not most_overdue(row):
        return False
    return chosen.status is None or overall_status(row) is chosen.status


def _has_all(words: Sequence[str], member: Member) -> bool:
    person = member.person
    text = _folded(f"{person.name}\n{person.staff_number}\n{person.team}")
    return all(word in text for word in words)


def _folded(text: str) -> str:
    """For comparing as people do: capitals and accents make no difference."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
