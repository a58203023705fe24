"""What a manager sees and does: the people in the team, how they stand, and every verb about them.

Reached as `session.team`. Verbs write first and then emit; work that may take long is a `Job`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection

from PySide6.QtCore import QObject, Signal, Slot

from onboarding import reporting, team_people
from onboarding.core import report as core_report
from onboarding.core.catalogue import ModuleOutline
from onboarding.core.choices import Choice, groups
from onboarding.core.collected_files import CollectedFile
from onboarding.core.leavers import Forgetting, Leavers
from onboarding.core.members import Answer, Answered, Member, Question, standing_answers
from onboarding.core.receipts import CollectSummary, Receipt
from onboarding.core.records import Completion, sound_text
from onboarding.core.report import Counts, Day, Report, ReportFilter, Row
from onboarding.core.roster_example import example_roster
from onboarding.core.waiver_rules import WaiverFault, waiver_fault
from onboarding.core.waivers import Reason, Waiver
from onboarding.errors import ForgottenInPart, OnboardingError
from onboarding.files.atomic import write_atomically
from onboarding.files.record_file import record_file_name
from onboarding.hand_in_watch import HandInWatch
from onboarding.jobs import Job, Jobs, Tell, Work
from onboarding.reporting import Kind
from onboarding.store import people
from onboarding.store.completions import completions
from onboarding.store.receipts import how_many_receipts, last_collected, receipts, receipts_of
from onboarding.store.same_person import answers
from onboarding.store.waivers import waivers_of
from onboarding.team_work import (
    BringingBack,
    BroughtBack,
    Collecting,
    CollectingNews,
    FilesRead,
    ImportingRoster,
    News,
    ReadingFiles,
)

_MOST_AT_ONCE = 60
"""So many people are read in the blink of an eye, and shown without going into the background."""

_MOST_FILES_AT_ONCE = 1_000

_Ground = tuple[tuple[ModuleOutline, ...], date]
"""What a report goes by besides the records."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the charts of a page go by."""

    by_module: tuple[tuple[ModuleOutline, Counts], ...]
    over_time: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What was last read, what it went by, and what has been made of it since: figures by team, groups by
    module. With ten thousand people each of these takes a moment, so those of all are made beforehand.
    """

    report: Report
    questions: tuple[Question, ...]
    ground: _Ground
    figures: dict[str, Figures] = field(default_factory=dict)
    groups: dict[str, dict[str, Choice]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Forgotten:
    """`unread` are damaged files that may still hold something."""

    ids: frozenset[str]
    unread: tuple[Path, ...]


class Team(QObject):
    """`clock` gives the present moment, aware; `my_name` is who notes things down now."""

    changed = Signal()
    """Something about the team is other than it was, or what was asked for by `prepare` is ready."""
    forgot = Signal(object)
    """The ids, a frozenset, of people about whom nothing is kept any more."""
    failed = Signal(object)
    """An OnboardingError, for the banner."""

    def __init__(
        self,
        db: Connection,
        data_folder: Path,
        modules: Callable[[], tuple[ModuleOutline, ...]],
        clock: Callable[[], datetime],
        my_name: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._db = db
        self._modules = modules
        self._clock = clock
        self._my_name = my_name
        self._standing: _Standing | None = None
        self._reading: Job | None = None
        self._watch: HandInWatch | None = None
        self._collected_at: datetime | None = None
        self._files: FilesRead | None = None
        self._reading_files: Job | None = None
        self._reading_files_of: tuple[str, ...] | None = None
        self._jobs = Jobs(data_folder, self)

    def close(self) -> None:
        """The program ends: stops what runs in the background. No question or verb may follow."""
        if self._watch is not None:
            self._watch.stop()
        self._jobs.close()

    @property
    def is_busy(self) -> bool:
        """Whether something goes on in the background."""
        return self._jobs.is_busy

    # How the team stands

    def prepare(self) -> Job | None:
        """None once `report()` and `questions()` answer at once; else the job that makes it so, which is
        begun by this and ends with `changed`. Ask before each of them wherever a team may be large.
        """
        if self._standing is not None and self._standing.ground == self._ground():
            return None
        if self._reading is None and people.how_many(self._db) <= _MOST_AT_ONCE:
            self._read_now()
            return None
        if self._reading is None:
            self._read_in_background()
        return self._reading

    def report(self) -> Report:
        """Everybody in the team by every module, people by name. Kept until something changes."""
        return self._now_standing().report

    def matching(self, wanted: ReportFilter) -> tuple[Row, ...]:
        """Those whom a filter leaves in."""
        return core_report.matching(self.report(), wanted)

    def figures(self, team: str = "") -> Figures:
        """Of one team, or of everybody."""
        standing = self._now_standing()
        if team not in standing.figures:
            standing.figures[team] = _figures(standing.report, team)
        return standing.figures[team]

    def groups(self, module_id: str = "") -> dict[str, Choice]:
        """The group of each member, by id: in one module, or as a whole."""
        standing = self._now_standing()
        if module_id not in standing.groups:
            standing.groups[module_id] = groups(standing.report, module_id)
        return standing.groups[module_id]

    # People

    def questions(self) -> tuple[Question, ...]:
        """Where one staff number stands under two ids, and nobody has said yet whether that is one person."""
        return self._now_standing().questions

    def answered(self, member: Member) -> tuple[Answered, ...]:
        """What was said of somebody's ids and holds, for whoever wants to undo it."""
        ids = set(member.ids)
        return tuple(said for said in standing_answers(answers(self._db)) if ids & {said.one, said.other})

    def answer(self, question: Question, answer: Answer) -> Answered | None:
        """Notes whether the two are one person; gives what `undo_answer` wants, None when it wasn't kept."""
        now, by = self._clock(), self._my_name()
        is_same = answer is Answer.SAME
        said = Answered(question.one.person.id, question.other.person.id, answer, now, by)
        is_kept = self._try(lambda: team_people.answer(self._db, question, is_same, now, by=by))
        return said if is_kept else None

    def undo_answer(self, answered: Answered) -> bool:
        """The two are a question again."""
        now, by = self._clock(), self._my_name()
        return self._try(lambda: team_people.undo_answer(self._db, answered, now, by=by))

    # One person

    def row_of(self, member_id: str) -> Row | None:
        """By any of their ids: which one comes first changes with an answer. None when nobody has it."""
        return next((row for row in self.report().rows if member_id in row.member.ids), None)

    def learns_here(self, member: Member) -> bool:
        """Whether they learn on this computer too."""
        return any(person.id in member.ids for person in people.people(self._db))

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Of those that are known."""
        found = (people.person(self._db, person_id) for person_id in ids)
        return {person.id: person.name for person in found if person}

    def completions_of(self, member: Member) -> list[Completion]:
        """Under all ids that are theirs, oldest first."""
        found = [done for person_id in member.ids for done in completions(self._db, person_id)]
        return sorted(found, key=lambda completion: (completion.completed_at, completion.id))

    def receipts_of(self, member: Member) -> list[Receipt]:
        """The files that their records came in, the newest first."""
        found = [receipt for person_id in member.ids for receipt in receipts_of(self._db, person_id)]
        return sorted(found, key=lambda receipt: receipt.collected_at, reverse=True)

    def waivers_of(self, member: Member) -> list[Waiver]:
        """All that was noted, those taken back and those that take back too, in the order it was noted."""
        return waivers_of(self._db, member.ids)

    def waiver_fault(
        self, member: Member, module: ModuleOutline, reason: Reason, done_on: date, note: str
    ) -> WaiverFault | None:
        """What would stand in the way of `waive`."""
        now, by = self._clock(), self._my_name()
        waiver = Waiver("", member.id, module.id, module.title, reason, done_on, note.strip(), by, now)
        return waiver_fault(waiver, self.waivers_of(member), now.date())

    def waive(self, member: Member, module: ModuleOutline, reason: Reason, done_on: date, note: str) -> bool:
        """Notes that they did the module another way, and that who learns here now says so."""
        now, by = self._clock(), self._my_name()
        return self._try(
            lambda: team_people.waive(self._db, member, module, reason, done_on, note, now, by=by)
        )

    def take_back(self, member: Member, waiver: Waiver, note: str) -> bool:
        """A second entry beside the first, which stays."""
        now, by = self._clock(), self._my_name()
        return self._try(lambda: team_people.take_back(self._db, member, waiver, note, now, by=by))

    def set_left(self, member: Member, left_on: date | None) -> bool:
        """None when they are here after all."""
        return self._try(lambda: team_people.set_left(self._db, member, left_on))

    # Keeping and forgetting

    def leavers(self, months: int) -> Leavers:
        """Who left so long ago that their records have been kept for as long as they are to be."""
        standing = self._standing
        known = None if standing is None else [row.member for row in standing.report.rows]
        return team_people.leavers(self._db, months, self._clock().date(), known)

    def forgettings(self) -> list[Forgetting]:
        """The log of deletions, the newest first."""
        return team_people.forgettings(self._db)[::-1]

    def forget(self, members: Iterable[Member], why: str) -> Job:
        """Everything about them, here and in every backup, for good; ends with `forgot` and `changed`."""
        ids = frozenset(person_id for member in members for person_id in member.ids)
        now, by = self._clock(), self._my_name()

        def forget(db: Connection, tell: Tell, is_cancelled: Callable[[], bool]) -> _Forgotten:
            return _Forgotten(ids, team_people.forget(db, ids, now, by=by, why=why))

        job = self._jobs.start(forget)
        job.finished.connect(self._on_forgotten)
        job.failed.connect(self.failed)
        return job

    # Files

    def everything_file_name(self, member: Member) -> str:
        """What the page about them is called unless somebody says otherwise."""
        return f"{record_file_name(member.person).partition('.')[0]}-everything.html"

    def save_everything(self, member: Member, path: Path) -> bool:
        """Writes all that is held about them as one page to read."""
        now = self._clock()

        def save() -> None:
            page = team_people.everything(self._db, member, now)
            write_atomically(path, sound_text(page).encode("utf-8"))

        return self._try(save, changes=False)

    def export(
        self, path: Path, kind: Kind, report: Report, rows: Sequence[Row], chosen: ReportFilter
    ) -> Job:
        """Writes exactly these rows, whole or not at all. `chosen` is how they were chosen."""
        now = self._clock()

        def export(db: Connection, tell: Tell, is_cancelled: Callable[[], bool]) -> bool:
            return reporting.export(db, path, kind, report, rows, chosen, now, tell, is_cancelled)

        return self._jobs.start(export)

    def save_page(self, path: Path, make: Callable[[Tell, Callable[[], bool]], bytes | None]) -> Job:
        """Writes what `make` makes in the background, whole or not at all; nothing when it makes None."""

        def save(db: Connection, tell: Tell, is_cancelled: Callable[[], bool]) -> bool:
            page = make(tell, is_cancelled)
            if page is not None:
                write_atomically(path, page)
            return page is not None

        return self._jobs.start(save)

    # Collecting

    def collect(self, paths: Sequence[Path]) -> Job:
        """Takes in the record files among files and folders. Gives a CollectSummary."""
        return self._write_in_background(Collecting(paths, self._clock))

    def bring_back(self, path: Path) -> Job:
        """Collects the file of somebody who was forgotten, after all. Gives BroughtBack."""
        return self._write_in_background(BringingBack(path, self._clock))

    @property
    def hand_in_watch(self) -> HandInWatch:
        """Collects by itself what comes into the hand-in folder, while it is started."""
        if self._watch is None:
            self._watch = HandInWatch(self._collect_news, self)
        return self._watch

    def receipts(self) -> tuple[Receipt, ...]:
        """What became of each file that was collected, the newest first."""
        return tuple(receipts(self._db))

    def prepare_files(self, ids: tuple[str, ...] = ()) -> Job | None:
        """None once `collected_files` answers at once; else the job that makes it so. Ends with `changed`."""
        if self._files is not None and self._files.ids == ids:
            return None
        if how_many_receipts(self._db) <= _MOST_FILES_AT_ONCE:
            self._files = ReadingFiles(ids).read(self._db)
            return None
        if self._reading_files is None or self._reading_files_of != ids:
            self._reading_files_of = ids
            self._reading_files = self._jobs.start(ReadingFiles(ids))
            self._reading_files.finished.connect(self._on_files_read)
            self._reading_files.failed.connect(self._on_files_failed)
        return self._reading_files

    def collected_files(self, ids: tuple[str, ...] = ()) -> tuple[CollectedFile, ...]:
        """Of everybody, or of those with these ids; the newest first. Kept until something changes."""
        if self._files is None or self._files.ids != ids:
            self._files = ReadingFiles(ids).read(self._db)
        return self._files.files

    def last_collected(self) -> datetime | None:
        """When files were last collected; None when they never were."""
        moments = (self._collected_at, last_collected(self._db))
        return max(filter(None, moments), default=None)

    # The roster

    def import_roster(self, path: Path, *, welcome: Sequence[str] = ()) -> Job:
        """Adds the people on a list of staff and brings them up to date. Gives a RosterSummary.

        Those with a `welcome` staff number are taken though they were forgotten.
        """
        return self._write_in_background(ImportingRoster(path, self._clock, welcome))

    def save_example_roster(self, path: Path) -> bool:
        """Writes a list of staff to learn from."""
        try:
            write_atomically(path, example_roster())
        except OnboardingError as error:
            self.failed.emit(error)
            return False
        return True

    # Private

    @Slot()
    def mark_changed(self) -> None:
        """Something was written that the report goes by: it is read again when it is next asked for."""
        self._standing = None
        self._files = self._reading_files = None
        self._reading_files_of = None
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self.changed.emit()

    def _ground(self) -> _Ground:
        return self._modules(), self._clock().date()

    def _now_standing(self) -> _Standing:
        ground = self._ground()
        if self._standing is None or self._standing.ground != ground:
            self._read_now()
        assert self._standing is not None
        return self._standing

    def _read_now(self) -> None:
        self._standing = _read(self._db, self._ground())

    def _read_in_background(self) -> None:
        ground = self._ground()

        def read(db: Connection, tell: Tell, is_cancelled: Callable[[], bool]) -> _Standing | None:
            return _read(db, ground, tell, is_cancelled)

        self._reading = self._jobs.start(read)
        self._reading.finished.connect(self._on_read)
        self._reading.failed.connect(self._on_reading_failed)

    @Slot(object)
    def _on_forgotten(self, forgotten: _Forgotten) -> None:
        self.forgot.emit(forgotten.ids)
        self.mark_changed()
        if forgotten.unread:
            self.failed.emit(ForgottenInPart(forgotten.unread))

    @Slot(object)
    def _on_read(self, standing: _Standing) -> None:
        self._reading = None
        self._standing = standing
        self.changed.emit()

    @Slot(object)
    def _on_reading_failed(self, error: OnboardingError) -> None:
        self._reading = None
        self.failed.emit(error)

    def _collect_news(self, paths: Sequence[Path]) -> Job:
        return self._write_in_background(CollectingNews(paths, self._clock))

    def _write_in_background(self, work: Work) -> Job:
        """Whichever way it ends, something may have been kept: pages read again before they are told how."""
        job = self._jobs.start(work)
        job.finished.connect(self._on_written)
        job.cancelled.connect(self._on_written)
        job.failed.connect(self._on_writing_failed)
        return job

    @Slot(object)
    def _on_files_read(self, read: FilesRead) -> None:
        if read.ids == self._reading_files_of:
            self._reading_files = None
            self._files = read
            self.changed.emit()

    @Slot(object)
    def _on_files_failed(self, error: OnboardingError) -> None:
        self._reading_files = None
        self.failed.emit(error)

    @Slot(object)
    def _on_written(self, result: object) -> None:
        if isinstance(result, News) and not (result.summary.added or result.refused):
            return  # nothing that anybody would see
        if isinstance(result, CollectSummary | News | BroughtBack):
            self._collected_at = self._clock()
        self.mark_changed()

    @Slot(object)
    def _on_writing_failed(self, error: OnboardingError) -> None:
        self.mark_changed()
        self.failed.emit(error)

    def _try(self, verb: Callable[[], object], *, changes: bool = True) -> bool:
        """Does something that writes at once; what the world does wrong goes to the banner."""
        try:
            verb()
        except OnboardingError as error:
            self.failed.emit(error)
            return False
        if changes:
            self.mark_changed()
        return True


def _read(
    db: Connection,
    ground: _Ground,
    tell: Tell = lambda done, total, words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> _Standing | None:
    """None when it was stopped."""
    outlines, today = ground
    report = reporting.report(db, outlines, today, tell, is_cancelled)
    if report is None:
        return None
    asked = team_people.members(db)[1]
    return _Standing(report, asked, ground, {"": _figures(report, "")}, {"": groups(report)})


def _figures(report: Report, team: str) -> Figures:
    rows = core_report.matching(report, ReportFilter(team=team))
    return Figures(core_report.by_module(report, rows), core_report.over_time(rows))
