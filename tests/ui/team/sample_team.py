"""A team in the database, as collecting and a roster would leave it, to be looked at and pressed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from sqlite3 import Connection
from uuid import UUID, uuid5

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.records import Completion, Person, to_iso
from onboarding.session import Session
from onboarding.store.completions import add_completions
from onboarding.store.database import open_again, write
from onboarding.store.people import add_person

_NAMES = UUID("3f0f8d0e-50c1-4c0e-8a58-0d3cbf0d0a55")
HIGHWAYS, PARKS = "Highways and Streetscene", "Parks"

PEOPLE: tuple[tuple[str, str, int, float], ...] = (
    ("Amina Yusuf", HIGHWAYS, 12, 0.4),
    ("Ben Hartley", HIGHWAYS, 34, 0.15),
    ("Carol Whitwam", HIGHWAYS, 40, 1.0),
    ("Dafydd Rees", HIGHWAYS, 4, 0.0),
    ("Grace Okafor", HIGHWAYS, 12, 0.7),
    ("Imran Shah", HIGHWAYS, 13, 0.8),
    ("Joan O’Brien", PARKS, 60, 1.0),
    ("Siân Llewellyn-Featherstonehaugh", PARKS, 9, 0.2),
)
"""Name, team, days since they started, and how much of everything is done."""


def gather(session: Session, *, with_twin: bool = False) -> None:
    """The whole sample in the session's records. The twin has Ben's staff number and another id."""
    with closing(open_again(session.data_folder)) as db:
        fill(db, session.modules(), session.now())
        if with_twin:
            twin = Person(an_id("twin"), "Benjamin Hartley", "00002", HIGHWAYS, session.today())
            collected(db, twin, session.now())
    session.team.mark_changed()


def an_id(name: str) -> str:
    return str(uuid5(_NAMES, name))


def fill(
    db: Connection,
    modules: Sequence[ModuleOutline],
    now: datetime,
    people: Sequence[tuple[str, str, int, float]] = PEOPLE,
) -> None:
    """Everybody's record as if it had been collected just now."""
    for number, (name, team, days, share) in enumerate(people):
        started = now.date() - timedelta(days=days)
        collected(db, Person(an_id(name), name, f"{number + 1:05}", team, started), now)
        steps = [(module, step.id) for module in modules for step in module.steps]
        for at, (module, step) in enumerate(steps[: round(len(steps) * share)]):
            done_on = now - timedelta(days=max(0, days - at), hours=1)
            done(db, an_id(name), module, step, done_on)


def collected(db: Connection, person: Person, now: datetime) -> None:
    """Somebody whose record file was read, with nothing in it yet."""
    with write(db):
        add_person(db, person, learns_here=False)
        db.execute(
            "INSERT INTO receipt (collected_at, path, digest, size, person, outcome, reason, added, known)"
            " VALUES (?, ?, ?, 1000, ?, 'added', '', 1, 0)",
            [to_iso(now), f"/drop/{person.id}.onboarding.json", person.id, person.id],
        )


def done(db: Connection, person_id: str, module: ModuleOutline, step_id: str, at: datetime) -> None:
    step = next(step for step in module.steps if step.id == step_id)
    completion = Completion(
        person_id, module.id, step.id, step.rev, module.version, "d" * 64, module.title, step.title, at
    )
    add_completions(db, [completion])


def on_roster(db: Connection, name: str, number: str, started: date | None) -> None:
    """A line of the roster, for somebody who has not handed anything in."""
    with write(db):
        add_person(db, Person(an_id(name), name, number, HIGHWAYS, started), learns_here=False)
        db.execute("UPDATE person SET on_roster = 1 WHERE id = ?", [an_id(name)])
