"""What a manager sees: how the team stands. `members` and `files` hold what a manager does about it.

Reached as `session.team`. Verbs write first and then emit; work that may take long is a `Job`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from sqlite3 import Connection

from PySide6.QtCore import QObject, Signal, Slot

from onboarding import reporting, team_people
from onboarding.core.catalogue import ModuleOutline
from onboarding.core.choices import Choice, groups
from onboarding.core.members import Question
from onboarding.core.report import Counts, Day, Report, ReportFilter, Row, by_module, matching, over_time
from onboarding.core.work import IsCancelled, Tell
from onboarding.jobs import Job
from onboarding.store import people
from onboarding.team_files import TeamFiles
from onboarding.team_members import TeamMembers
from onboarding.team_records import Prepared, TeamRecords

_MOST_AT_ONCE = 60
"""So many people are read in the blink of an eye, and shown without going into the background."""

_Ground = tuple[tuple[ModuleOutline, ...], date]
"""What a report goes by besides the records."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the charts of a page go by."""

    by_module: tuple[tuple[ModuleOutline, Counts], ...]
    over_time: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What was read, and what has been made of it since: figures by team, groups by module. With ten thousand
    people each of these takes a moment, so those of all are made beforehand.
    """

    report: Report
    questions: tuple[Question, ...]
    figures: dict[str, Figures] = field(default_factory=dict)
    groups: dict[str, dict[str, Choice]] = field(default_factory=dict)


class Team(QObject):
    """`modules` gives those of the library, in the order of the pathway."""

    changed = Signal()
    """Something about the team is other than it was, or what was asked for by `prepare` is ready."""
    failed = Signal(object)
    """An OnboardingError, for the banner."""

    def __init__(
        self,
        records: TeamRecords,
        modules: Callable[[], tuple[ModuleOutline, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._records = records
        self._modules = modules
        self._prepared = Prepared(records, _read, _is_quick)
        self.members = TeamMembers(records)
        self.files = TeamFiles(records)
        records.changed.connect(self.changed)
        records.failed.connect(self.failed)

    def close(self) -> None:
        """The program ends: stops what runs in the background. No question or verb may follow."""
        self.files.hand_in_watch.stop()
        self._records.jobs.close()

    @property
    def is_busy(self) -> bool:
        """Whether something goes on in the background."""
        return self._records.jobs.is_busy

    def prepare(self) -> Job | None:
        """None once `report()` and `questions()` answer at once; else the job that makes it so, which is
        begun by this and ends with `changed`. Ask before each of them wherever a team may be large.
        """
        return self._prepared.prepare(self._ground())

    def report(self) -> Report:
        """Everybody in the team by every module, people by name. Kept until something changes."""
        return self._standing().report

    def questions(self) -> tuple[Question, ...]:
        """Where one staff number stands under two ids, and nobody has said yet whether that is one person."""
        return self._standing().questions

    def row_of(self, member_id: str) -> Row | None:
        """By any of their ids: which one comes first changes with an answer. None when nobody has it."""
        return next((row for row in self.report().rows if member_id in row.member.ids), None)

    def figures(self, team: str = "") -> Figures:
        """Of one team, or of everybody."""
        standing = self._standing()
        if team not in standing.figures:
            standing.figures[team] = _figures(standing.report, team)
        return standing.figures[team]

    def groups(self, module_id: str = "") -> dict[str, Choice]:
        """The group of each member, by id: in one module, or as a whole."""
        standing = self._standing()
        if module_id not in standing.groups:
            standing.groups[module_id] = groups(standing.report, module_id)
        return standing.groups[module_id]

    @Slot()
    def mark_changed(self) -> None:
        """Something was written that the report goes by: it is read again when it is next asked for."""
        self._records.mark_changed()

    def _ground(self) -> _Ground:
        return self._modules(), self._records.clock().date()

    def _standing(self) -> _Standing:
        return self._prepared.get(self._ground())


def _is_quick(db: Connection) -> bool:
    return people.how_many(db) <= _MOST_AT_ONCE


def _read(ground: _Ground, db: Connection, tell: Tell, is_cancelled: IsCancelled) -> _Standing | None:
    """None when it was stopped."""
    outlines, today = ground
    report = reporting.report(db, outlines, today, tell, is_cancelled)
    if report is None:
        return None
    asked = team_people.members(db)[1]
    return _Standing(report, asked, {"": _figures(report, "")}, {"": groups(report)})


def _figures(report: Report, team: str) -> Figures:
    rows = matching(report, ReportFilter(team=team))
    return Figures(by_module(report, rows), over_time(rows))
