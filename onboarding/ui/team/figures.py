"""What the charts show, as figures: module by module, and week by week."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.dates import day_words
from onboarding.core.report import Counts, Day

_SPOKEN_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One module: how many have finished it, are in it, are overdue in it, of how many."""

    title: str
    complete: int
    in_progress: int
    overdue: int
    total: int

    @property
    def not_yet(self) -> int:
        """Neither finished nor begun."""
        return self.total - self.complete - self.in_progress

    @property
    def words(self) -> str:
        return f"{self.complete:,} of {self.total:,}"


@dataclass(frozen=True, slots=True)
class Week:
    """`finished` is how many modules all people together had finished by its last day, a Sunday."""

    last_day: date
    finished: int


def bars(counted: Iterable[tuple[ModuleOutline, Counts]]) -> tuple[Bar, ...]:
    """In the order of the pathway."""
    return tuple(
        Bar(module.title, number.settled, number.in_progress, number.overdue, number.people)
        for module, number in counted
    )


def weeks(days: Sequence[Day], today: date) -> tuple[Week, ...]:
    """Every week from the first that anything was finished in until this one."""
    if not days:
        return ()
    found = []
    sunday = _sunday(days[0].day)
    so_far = at = 0
    while sunday <= _sunday(max(today, days[-1].day)):
        while at < len(days) and days[at].day <= sunday:
            so_far = days[at].so_far
            at += 1
        found.append(Week(sunday, so_far))
        sunday += timedelta(days=7)
    return tuple(found)


def bars_words(shown: Sequence[Bar]) -> str:
    """Every figure of the chart, for who can't see it."""
    lines = [
        f"{bar.title}: {bar.words} complete, {bar.in_progress:,} in progress, {bar.not_yet:,} not yet"
        for bar in shown
    ]
    return ". ".join(("Who has finished each module", *lines))


def weeks_words(shown: Sequence[Week], most: int) -> str:
    """The last weeks; all of them are in the table."""
    if not shown:
        return "Modules finished over time: none yet"
    lines = [
        f"{week.finished:,} of {most:,} by {day_words(week.last_day)}" for week in shown[-_SPOKEN_WEEKS:]
    ]
    return f"Modules finished over time: {', '.join(lines)}"


def bars_table(shown: Sequence[Bar]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Headings and rows."""
    rows = tuple(
        (bar.title, *(f"{figure:,}" for figure in (bar.complete, bar.in_progress, bar.not_yet, bar.overdue)))
        for bar in shown
    )
    return ("Module", "Complete", "In progress", "Not yet", "Overdue"), rows


def weeks_table(shown: Sequence[Week]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Headings and rows, the last week first."""
    rows = []
    before = 0
    for week in shown:
        rows.append((day_words(week.last_day), f"{week.finished - before:,}", f"{week.finished:,}"))
        before = week.finished
    return ("Week to", "Finished", "In all"), tuple(reversed(rows))


def _sunday(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())
