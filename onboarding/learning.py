"""The learner's trip: finish steps, take up where one stopped, keep a record and hand it in.

What reads and writes record files is loaded when one is: a start has no use for it and waits for each import.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, NamedTuple

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.progress import ModuleProgress, completes_module, module_progress, modules_counted
from onboarding.core.records import Completion, Person, Record
from onboarding.errors import FileNotWritten
from onboarding.store import completions as kept
from onboarding.store import hand_ins, people

if TYPE_CHECKING:
    from onboarding.core.module import Module


def complete_step(db: Connection, person: Person, module: Module, step_id: str, now: datetime) -> Completion:
    """Keeps that the person finished a step as it stands now: one row, one transaction.

    A step that was already done at this revision keeps its first date. Raises NotSaved, and KeyError when
    the module has no such step.
    """
    step = module.step(step_id)
    completion = Completion(
        person_id=person.id,
        module_id=module.outline.id,
        step_id=step.id,
        rev=step.rev,
        module_version=module.outline.version,
        words_digest=step.digest,
        module_title=module.outline.title,
        step_title=step.title,
        completed_at=now,
        completes_module=completes_module(module.outline, kept.completions(db, person.id), step.id),
    )
    kept.add_completion(db, completion)
    return completion


def progress_by_module(
    outlines: Sequence[ModuleOutline], completions: Sequence[Completion], person: Person, today: date
) -> dict[str, ModuleProgress]:
    """How far the person is in each module of the pathway, by module id."""
    by_module: dict[str, list[Completion]] = {}
    for completion in completions:
        by_module.setdefault(completion.module_id, []).append(completion)
    progress = {}
    for outline in outlines:
        counted = [done for module_id in modules_counted(outline) for done in by_module.get(module_id, ())]
        progress[outline.id] = module_progress(outline, counted, person.start_date, today)
    return progress


class HandedIn(NamedTuple):
    """What became of handing in: `path` is where the record file lies, `waiting_for` what it waits for.

    Exactly one of the two is set.
    """

    path: Path | None
    waiting_for: str = ""


def save_record(db: Connection, person: Person, path: Path, app_version: str, now: datetime) -> HandedIn:
    """Writes everything the person has completed to `path`. Raises FileNotWritten.

    A record that waits for the hand-in folder goes on waiting: a copy elsewhere does not reach it.
    """
    from onboarding.files.record_file import save_record_file

    save_record_file(path, person, kept.completions(db, person.id), app_version)
    if hand_ins.waiting_hand_in(db, person.id) is None:
        hand_ins.note_hand_in(db, person.id, now, str(path))
    return HandedIn(path)


def hand_in(db: Connection, person: Person, folder: Path, app_version: str, now: datetime) -> HandedIn:
    """Drops the record file into the hand-in folder, or queues it for when the folder can be reached.

    The folder is never made: one that is not there is a share that is not connected.
    """
    from onboarding.files.record_file import record_file_name, save_record_file

    path = folder / record_file_name(person)
    try:
        if not can_reach(folder):
            raise FileNotWritten(folder, "the folder can't be reached")
        save_record_file(path, person, kept.completions(db, person.id), app_version)
    except FileNotWritten as error:
        hand_ins.queue_hand_in(db, person.id, now)
        return HandedIn(None, waiting_for=error.reason)
    hand_ins.note_hand_in(db, person.id, now, str(path))
    return HandedIn(path)


def can_reach(folder: Path) -> bool:
    """A share that fails in whatever way is one that can't be reached."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def read_record(path: Path) -> Record:
    """A record file, checked. Raises RecordFileRefused."""
    from onboarding.files.record_file import read_record_file

    return read_record_file(path)


class BroughtIn(NamedTuple):
    """A record file that was joined to what this computer holds: `added` steps were not known here."""

    person: Person
    added: int
    known: int


def bring_in(db: Connection, record: Record, me: Person | None) -> BroughtIn:
    """Joins the record to this computer: the same person goes on in both places with one record.

    Without `me`, or when `me` is who the record is about, the record's person learns here from now on and
    details typed here stand. When `me` started here under another id, everything done here moves to the
    record's id, so that later record files from both computers are one record again. Nothing is lost on
    either side, in one transaction. Raises NotSaved.
    """
    from onboarding.store.joining import join_record

    there = record.person
    here = people.person(db, there.id) or (me and replace(me, id=there.id))
    person = _joined(here, there) if here else there
    if me:
        person = _joined(person, me)
    leaving = me.id if me and me.id != there.id else None
    added = join_record(db, person, record.completions, leaving_id=leaving)
    return BroughtIn(person, added, len(record.completions) - added)


def _joined(here: Person, there: Person) -> Person:
    """What was typed here, and what only `there` has; it is as new as the newest that it is made of."""
    joined = replace(
        here,
        staff_number=here.staff_number or there.staff_number,
        team=here.team or there.team,
        start_date=here.start_date or there.start_date,
        manager=here.manager or there.manager,
    )
    if joined == here:
        return here
    return replace(joined, changed_at=max(filter(None, (here.changed_at, there.changed_at)), default=None))
