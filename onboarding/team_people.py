"""The manager's trip with people: who is in the team, learning done another way, leavers, forgetting."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection
from uuid import uuid4

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.everything_member import HeldAboutMember, member_page
from onboarding.core.leavers import Forgetting, Leaver, Leavers, is_time_up
from onboarding.core.members import Answer, Answered, Member, Question
from onboarding.core.person_rules import tidy
from onboarding.core.receipts import Outcome, Receipt
from onboarding.core.records import Completion, Person
from onboarding.core.roster import RosterSummary
from onboarding.core.team import members_and_questions
from onboarding.core.waiver_rules import waiver_fault
from onboarding.core.waivers import Reason, Waiver
from onboarding.errors import WaiverRefused
from onboarding.files.record_file import read_record_file
from onboarding.files.roster import read_roster_file
from onboarding.store import erasing, forgotten, receipts, same_person, team
from onboarding.store.completions import completions
from onboarding.store.people import people
from onboarding.store.roster import keep_roster
from onboarding.store.waivers import add_waiver, waivers_of


def members(db: Connection) -> tuple[tuple[Member, ...], tuple[Question, ...]]:
    """The team by name, and what has to be asked: one staff number under two ids."""
    return members_and_questions(team.known_persons(db), same_person.answers(db))


def answer(db: Connection, question: Question, is_same: bool, now: datetime, *, by: str) -> None:
    """Raises NotSaved."""
    said = Answer.SAME if is_same else Answer.DIFFERENT
    ids = question.one.person.id, question.other.person.id
    same_person.add_answer(db, Answered(*ids, said, now, tidy(by)))


def undo_answer(db: Connection, answered: Answered, now: datetime, *, by: str) -> None:
    """The two are a question again, as long as they have one staff number. Raises NotSaved."""
    undone = replace(answered, answer=Answer.UNDONE, answered_at=now, answered_by=tidy(by))
    same_person.add_answer(db, undone)


def import_roster(db: Connection, path: Path, now: datetime) -> RosterSummary:
    """Adds and brings up to date, and never takes anybody off. Raises RosterFileRefused, NotSaved."""
    return keep_roster(db, read_roster_file(path, now.astimezone().date()), now)


def waive(
    db: Connection,
    member: Member,
    module: ModuleOutline,
    reason: Reason,
    done_on: date,
    note: str,
    now: datetime,
    *,
    by: str,
) -> Waiver:
    """Notes that the member did the module another way. Raises WaiverRefused, NotSaved."""
    waiver = Waiver(
        id=str(uuid4()),
        person_id=member.id,
        module_id=module.id,
        module_title=module.title,
        reason=reason,
        done_on=done_on,
        note=note.strip(),
        recorded_by=tidy(by),
        recorded_at=now,
    )
    return _recorded(db, waiver, member.ids)


def take_back(db: Connection, member: Member, waiver: Waiver, note: str, now: datetime, *, by: str) -> Waiver:
    """A second entry beside the first, which stays. Raises WaiverRefused, NotSaved."""
    second = replace(
        waiver,
        id=str(uuid4()),
        note=note.strip(),
        recorded_by=tidy(by),
        recorded_at=now,
        takes_back=waiver.id,
    )
    return _recorded(db, second, member.ids)


def _recorded(db: Connection, waiver: Waiver, ids: tuple[str, ...]) -> Waiver:
    today = waiver.recorded_at.astimezone().date()
    if fault := waiver_fault(waiver, waivers_of(db, ids), today):
        raise WaiverRefused(fault)
    add_waiver(db, waiver)
    return waiver


def set_left(db: Connection, member: Member, left_on: date | None) -> None:
    """None when they are here after all. Raises NotSaved."""
    team.set_left(db, member.ids, left_on)


def leavers(db: Connection, months: int, today: date, known: Iterable[Member] | None = None) -> Leavers:
    """Who left so many months ago or more: a preview of whom to forget, which changes nothing.

    `known` is the team where it has been read already: with ten thousand people that takes half a second.
    """
    learners = {person.id for person in people(db)}
    gone = [
        Leaver(member, member.left_on, team.count_steps(db, member.ids))
        for member in (members(db)[0] if known is None else known)
        if member.left_on and is_time_up(member.left_on, months, today)
    ]
    gone.sort(key=lambda leaver: (leaver.left_on, leaver.member.id))
    return Leavers(
        due=tuple(leaver for leaver in gone if learners.isdisjoint(leaver.member.ids)),
        also_learn_here=tuple(leaver for leaver in gone if not learners.isdisjoint(leaver.member.ids)),
    )


def forget(db: Connection, ids: Collection[str], now: datetime, *, by: str, why: str) -> tuple[Path, ...]:
    """Everything about the members who have these ids, here and in every backup, for good.

    Old files of theirs are refused afterwards. What they learnt on this computer goes too, if they learn
    here. `why` stays in the log, which names nobody: nor should the reason. Raises NotSaved; they are then
    plainly still here. Returns the damaged files set aside earlier that can't be read and might still hold
    something: what `ForgottenInPart` tells of.
    """
    wanted = set(ids)
    going = [member.ids for member in members(db)[0] if not wanted.isdisjoint(member.ids)]
    if not going:
        return ()
    theirs = {person_id for known in going for person_id in known}
    return erasing.forget_people(db, theirs, now, people=len(going), by=tidy(by), why=tidy(why))


def forgettings(db: Connection) -> list[Forgetting]:
    """When people were forgotten, by whom, why and how many; oldest first."""
    return erasing.forgettings(db)


def let_back(db: Connection, path: Path) -> Person:
    """Whom the record file is about may be collected again, and stand on the roster.

    Collect the file afterwards. Raises RecordFileRefused, NotSaved.
    """
    person = read_record_file(path).person
    forgotten.let_back(db, [person.id, person.staff_number])
    return person


def let_back_on_roster(db: Connection, staff_number: str) -> None:
    """Whoever has the number may stand on the roster again. Import it afterwards. Raises NotSaved."""
    forgotten.let_back(db, [staff_number])


def completions_of(db: Connection, member: Member) -> list[Completion]:
    """Under every id that is theirs, oldest first."""
    done = [completion for person_id in member.ids for completion in completions(db, person_id)]
    return sorted(done, key=lambda completion: (completion.completed_at, completion.id))


def receipts_of(db: Connection, member: Member) -> list[Receipt]:
    """Of the files that their records came in, oldest first."""
    found = [receipt for person_id in member.ids for receipt in receipts.receipts_of(db, person_id)]
    return sorted(found, key=lambda receipt: receipt.collected_at)


def everything(db: Connection, member: Member, now: datetime) -> str:
    """All that is held about the member, as a page (HTML) to read and to give them. Private notes are not."""
    known = [one for one in team.known_persons(db) if one.person.id in member.ids]
    came = receipts_of(db, member)
    refused = [
        receipt
        for path in sorted({receipt.path for receipt in came})
        for receipt in receipts.receipts_at(db, path)
        if receipt.outcome is Outcome.REFUSED
    ]
    held = HeldAboutMember(
        member=member,
        known=tuple(known),
        completions=tuple(completions_of(db, member)),
        receipts=tuple(sorted((*came, *refused), key=lambda receipt: receipt.collected_at)),
        waivers=tuple(waivers_of(db, member.ids)),
        answers=tuple(
            said for said in same_person.answers(db) if not {said.one, said.other}.isdisjoint(member.ids)
        ),
    )
    return member_page(held, now)
