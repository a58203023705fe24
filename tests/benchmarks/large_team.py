"""A council's worth of people, made up: as a report in memory, and as records on the disk."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from uuid import UUID, uuid5

from onboarding.core.catalogue import ModuleOutline, StepOutline
from onboarding.core.members import Member
from onboarding.core.records import Completion, Person
from onboarding.core.report import Report, Row, Standing, Status
from onboarding.core.waivers import Reason, Waiver
from onboarding.store.completions import add_completions
from onboarding.store.database import open_database, write
from onboarding.store.people import add_person

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
MODULES = tuple(
    ModuleOutline(
        id=f"module-{number}",
        title=f"Module number {number}, with a title of the usual length",
        area="principles",
        order=number,
        minutes=20,
        version="1.2.0",
        owner="",
        review_by=None,
        due_days=14,
        change_note="",
        steps=tuple(StepOutline(f"step-{step}", f"Step {step}", 1, 4, False) for step in range(5)),
        path=f"module-{number}.md",
        digest="d" * 64,
    )
    for number in range(9)
)
_NAMES = UUID("0b0d5a44-3c8e-4b57-9a4a-3a3b2f6a7c11")
_FIRST = ("Siân", "Mo", "Zoë", "Aisha", "John", "Wei", "Małgorzata")
_DUE = date(2026, 11, 15)


def person(number: int) -> Person:
    name = f"{_FIRST[number % len(_FIRST)]} O'Sample {number * 7919 % 1_000_003}"
    team = f"Team {number % 40}"
    return Person(
        str(uuid5(_NAMES, str(number))), name, f"{number:05}", team, date(2026, 11, 1), "Mo Manager"
    )


def large_report(people: int) -> Report:
    """Each person by each module, with every status there is and a moment of their own for each."""
    return Report(MODULES, tuple(_row(number) for number in range(people)))


def large_records(folder: Path, people: int) -> Connection:
    """On the roster, each with every step done."""
    db = open_database(folder, NOW)
    with write(db):
        for number in range(people):
            who = person(number)
            add_person(db, who, learns_here=False)
            add_completions(db, _completions(who, number))
        db.execute("UPDATE person SET on_roster = 1")
    return db


def _row(number: int) -> Row:
    who = person(number)
    standings = tuple(_standing(who, number, at) for at in range(len(MODULES)))
    return Row(Member(who.id, (who.id,), who, on_roster=True, has_record=True), standings)


def _standing(who: Person, number: int, at: int) -> Standing:
    module = MODULES[at]
    status = tuple(Status)[(number + at) % len(Status)]
    is_done = status in (Status.COMPLETE, Status.RENEWED)
    return Standing(
        module_id=module.id,
        status=status,
        steps_done=5 if is_done else 0,
        steps_total=5,
        new_steps=0,
        due_on=_DUE,
        days_overdue=7 if status in (Status.NOT_STARTED, Status.IN_PROGRESS) else 0,
        completed_on=NOW - timedelta(minutes=number * 9 + at) if is_done else None,
        version="1.2.0" if is_done else "",
        waiver=_waiver(who, module) if status is Status.WAIVED else None,
    )


def _waiver(who: Person, module: ModuleOutline) -> Waiver:
    reason = Reason.EQUIVALENT_OUTSIDE_ACTIVITY
    return Waiver(
        "", who.id, module.id, module.title, reason, date(2026, 10, 5), "A course", "Mo Manager", NOW
    )


def _completions(who: Person, number: int) -> list[Completion]:
    return [
        Completion(
            person_id=who.id,
            module_id=module.id,
            step_id=step.id,
            rev=1,
            module_version="1.2.0",
            words_digest="d" * 64,
            module_title=module.title,
            step_title=step.title,
            completed_at=NOW - timedelta(minutes=number),
            completes_module=step is module.steps[-1],
        )
        for module in MODULES
        for step in module.steps
    ]
