"""Where a team stands: person by module, as it is shown, filtered, counted and exported."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import accumulate

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.dates import local_day
from onboarding.core.members import Member
from onboarding.core.punctuation import straight
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
    """A member with one standing for each module of the report, in its order.

    The rest is of the member as a whole, worked out once, because each key that is pressed above a large team
    asks for it: `status` of all modules that ask for something (COMPLETE where none does), `days_overdue` of
    what is overdue longest, and `folded` name, number and team, to search.
    """

    member: Member
    standings: tuple[Standing, ...]
    status: Status = field(init=False, compare=False)
    days_overdue: int = field(init=False, compare=False)
    folded: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        person = self.member.person
        days = max((standing.days_overdue for standing in self.standings), default=0)
        object.__setattr__(self, "status", _overall(self.standings))
        object.__setattr__(self, "days_overdue", days)
        object.__setattr__(self, "folded", _sought(f"{person.name}\n{person.staff_number}\n{person.team}"))


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


def overdue_modules(report: Report, row: Row) -> tuple[tuple[ModuleOutline, Standing], ...]:
    """What a reminder names, in the order of the pathway."""
    pairs = zip(report.modules, row.standings, strict=True)
    return tuple((module, standing) for module, standing in pairs if standing.days_overdue)


def teams(rows: Iterable[Row]) -> tuple[str, ...]:
    """The teams to choose from, by name; those who have none yet are in no team."""
    return tuple(sorted({row.member.person.team for row in rows} - {""}, key=_folded))


def matching(report: Report, chosen: ReportFilter) -> tuple[Row, ...]:
    """The rows that are let through, in the report's order.

    Every word of `text` must be found, capitals, accents and apostrophes aside. A module that the report
    doesn't know has nobody with any status.
    """
    at = next((at for at, module in enumerate(report.modules) if module.id == chosen.module_id), None)
    rows = report.rows
    if chosen.team:
        team = _folded(chosen.team)
        rows = tuple(row for row in rows if _folded(row.member.person.team) == team)
    if words := _sought(chosen.text).split():
        rows = tuple(row for row in rows if all(word in row.folded for word in words))
    if chosen.status is None and not chosen.is_overdue:
        return rows
    if chosen.module_id:
        return () if at is None else tuple(row for row in rows if _fits(row.standings[at], chosen))
    return tuple(row for row in rows if _fits(row, chosen))


def counts(rows: Sequence[Row]) -> Counts:
    """Of people as a whole."""
    return _counts([row.status for row in rows], sum(row.days_overdue > 0 for row in rows))


def by_module(report: Report, rows: Sequence[Row]) -> tuple[tuple[ModuleOutline, Counts], ...]:
    """Of people in each module, in the order of the pathway."""
    found = []
    for at, module in enumerate(report.modules):
        standings = [row.standings[at] for row in rows]
        overdue = sum(standing.days_overdue > 0 for standing in standings)
        found.append((module, _counts([standing.status for standing in standings], overdue)))
    return tuple(found)


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
    name = (row.folded, row.member.id)
    match column:
        case Column.NAME:
            return name
        case Column.STAFF_NUMBER:
            return (not person.staff_number, _folded(person.staff_number), *name)
        case Column.TEAM:
            return (not person.team, _folded(person.team), *name)
        case Column.STATUS:
            return (_LEAST_FIRST.index(row.status), -row.days_overdue, *name)
    return (-row.days_overdue, *name)


def standing_sort_key(standing: Standing) -> tuple[int, int, int]:
    """For the column of one module: by status, then the longest overdue, then the fewest steps done."""
    return _LEAST_FIRST.index(standing.status), -standing.days_overdue, standing.steps_done


_LEAST_FIRST = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.RENEWED, Status.COMPLETE, Status.WAIVED)


def _overall(standings: Iterable[Standing]) -> Status:
    statuses = [standing.status for standing in standings if standing.is_required]
    if statuses and statuses.count(statuses[0]) == len(statuses):
        return statuses[0]
    if Status.NOT_STARTED in statuses or Status.IN_PROGRESS in statuses:
        return Status.IN_PROGRESS
    return Status.RENEWED if Status.RENEWED in statuses else Status.COMPLETE


def _counts(statuses: Sequence[Status], overdue: int) -> Counts:
    return Counts(
        people=len(statuses),
        not_started=statuses.count(Status.NOT_STARTED),
        in_progress=statuses.count(Status.IN_PROGRESS),
        complete=statuses.count(Status.COMPLETE),
        renewed=statuses.count(Status.RENEWED),
        waived=statuses.count(Status.WAIVED),
        overdue=overdue,
    )


def _fits(standing: Standing | Row, chosen: ReportFilter) -> bool:
    return chosen.status in (None, standing.status) and (not chosen.is_overdue or standing.days_overdue > 0)


def _sought(text: str) -> str:
    """To search by: whoever looks for an O’Brien may type no apostrophe."""
    return _folded(text).replace("'", "")


def _folded(text: str) -> str:
    """For comparing as people do: capitals, accents and the shape of an apostrophe make no difference."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", straight(text).casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
