"""What a manager sees and does about one person of the team, or some of them.

Reached as `session.team.members`. Notes are made in the name of whoever learns here now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from sqlite3 import Connection

from PySide6.QtCore import QObject, Signal, Slot

from onboarding import team_people
from onboarding.core.catalogue import ModuleOutline
from onboarding.core.leavers import Forgetting, Leavers
from onboarding.core.members import Answer, Answered, Member, Question, standing_answers
from onboarding.core.receipts import Receipt
from onboarding.core.records import Completion, sound_text
from onboarding.core.waiver_rules import WaiverFault, waiver_fault
from onboarding.core.waivers import Reason, Waiver
from onboarding.core.work import IsCancelled, Tell
from onboarding.errors import ForgottenInPart
from onboarding.files.atomic import write_atomically
from onboarding.files.record_file import record_file_name
from onboarding.jobs import Job
from onboarding.store import people
from onboarding.store.same_person import answers
from onboarding.store.waivers import waivers_of
from onboarding.team_records import TeamRecords


@dataclass(frozen=True, slots=True)
class _Forgotten:
    """`unread` are damaged files that may still hold something."""

    ids: frozenset[str]
    unread: tuple[Path, ...]


class TeamMembers(QObject):
    forgot = Signal(object)
    """The ids, a frozenset, of people about whom nothing is kept any more."""

    def __init__(self, records: TeamRecords) -> None:
        super().__init__(records)
        self._records = records
        self._db = records.db

    # What is known

    def learns_here(self, member: Member) -> bool:
        """Whether they learn on this computer too."""
        return any(person.id in member.ids for person in people.people(self._db))

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Of those that are known."""
        found = (people.person(self._db, person_id) for person_id in ids)
        return {person.id: person.name for person in found if person}

    def completions_of(self, member: Member) -> list[Completion]:
        """Under all ids that are theirs, oldest first."""
        return team_people.completions_of(self._db, member)

    def receipts_of(self, member: Member) -> list[Receipt]:
        """The files that their records came in, the newest first."""
        return team_people.receipts_of(self._db, member)[::-1]

    def everything_file_name(self, member: Member) -> str:
        """What the page about them is called unless somebody says otherwise."""
        return f"{record_file_name(member.person).partition('.')[0]}-everything.html"

    def save_everything(self, member: Member, path: Path) -> bool:
        """Writes all that is held about them as one page to read."""

        def save() -> None:
            page = team_people.everything(self._db, member, self._records.clock())
            write_atomically(path, sound_text(page).encode("utf-8"))

        return self._records.attempt(save)

    # Whether two are one

    def answered(self, member: Member) -> tuple[Answered, ...]:
        """What was said of somebody's ids and holds, for whoever wants to undo it."""
        ids = set(member.ids)
        return tuple(said for said in standing_answers(answers(self._db)) if ids & {said.one, said.other})

    def answer(self, question: Question, answer: Answer) -> Answered | None:
        """Notes whether the two are one person; gives what `undo_answer` wants, None when it wasn't kept."""
        now, by = self._records.clock(), self._records.my_name()
        is_same = answer is Answer.SAME
        said = Answered(question.one.person.id, question.other.person.id, answer, now, by)
        is_kept = self._records.write(lambda: team_people.answer(self._db, question, is_same, now, by=by))
        return said if is_kept else None

    def undo_answer(self, answered: Answered) -> bool:
        """The two are a question again."""
        now, by = self._records.clock(), self._records.my_name()
        return self._records.write(lambda: team_people.undo_answer(self._db, answered, now, by=by))

    # Learning done another way

    def waivers_of(self, member: Member) -> list[Waiver]:
        """All that was noted, those taken back and those that take back too, in the order it was noted."""
        return waivers_of(self._db, member.ids)

    def waiver_fault(
        self, member: Member, module: ModuleOutline, reason: Reason, done_on: date, note: str
    ) -> WaiverFault | None:
        """What would stand in the way of `waive`."""
        now, by = self._records.clock(), self._records.my_name()
        waiver = Waiver("", member.id, module.id, module.title, reason, done_on, note.strip(), by, now)
        return waiver_fault(waiver, self.waivers_of(member), now.date())

    def waive(self, member: Member, module: ModuleOutline, reason: Reason, done_on: date, note: str) -> bool:
        """Notes that they did the module another way."""
        now, by = self._records.clock(), self._records.my_name()
        return self._records.write(
            lambda: team_people.waive(self._db, member, module, reason, done_on, note, now, by=by)
        )

    def take_back(self, member: Member, waiver: Waiver, note: str) -> bool:
        """A second entry beside the first, which stays."""
        now, by = self._records.clock(), self._records.my_name()
        return self._records.write(lambda: team_people.take_back(self._db, member, waiver, note, now, by=by))

    # Leaving and forgetting

    def set_left(self, member: Member, left_on: date | None) -> bool:
        """None when they are here after all."""
        return self._records.write(lambda: team_people.set_left(self._db, member, left_on))

    def leavers(self, months: int, known: Iterable[Member] | None = None) -> Leavers:
        """Who left so long ago that their records have been kept for as long as they are to be.

        `known` is the team where it has been read already, which spares reading it again.
        """
        return team_people.leavers(self._db, months, self._records.clock().date(), known)

    def forgettings(self) -> list[Forgetting]:
        """The log of deletions, the newest first."""
        return team_people.forgettings(self._db)[::-1]

    def forget(self, members: Iterable[Member], why: str) -> Job:
        """Everything about them, here and in every backup, for good; ends with `forgot` and `changed`."""
        ids = frozenset(person_id for member in members for person_id in member.ids)
        now, by = self._records.clock(), self._records.my_name()

        def forget(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> _Forgotten:
            return _Forgotten(ids, team_people.forget(db, ids, now, by=by, why=why))

        job = self._records.jobs.start(forget)
        job.finished.connect(self._on_forgotten)
        job.failed.connect(self._records.failed)
        return job

    @Slot(object)
    def _on_forgotten(self, forgotten: _Forgotten) -> None:
        self.forgot.emit(forgotten.ids)
        self._records.mark_changed()
        if forgotten.unread:
            self._records.failed.emit(ForgottenInPart(forgotten.unread))
