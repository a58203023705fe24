"""Who learns on this computer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from onboarding.core.records import Person, from_iso, sound_text, to_iso
from onboarding.store.connection import path_of
from onboarding.store.database import rows, write

COLUMNS = "id, name, staff_number, team, start_date, manager, changed_at"


def add_person(db: Connection, person: Person, *, learns_here: bool = True) -> None:
    """`learns_here` is False for somebody whose record was only collected. Raises NotSaved."""
    with write(db):
        db.execute(
            f"INSERT INTO person ({COLUMNS}, learns_here) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [person.id, *_typed(person), int(learns_here)],
        )


def change_person(db: Connection, person: Person) -> None:
    """Everything but the id. Raises KeyError when nobody has it, NotSaved."""
    with write(db):
        changed = db.execute(
            "UPDATE person SET name = ?, staff_number = ?, team = ?, start_date = ?, manager = ?,"
            " changed_at = ? WHERE id = ?",
            [*_typed(person), person.id],
        ).rowcount
        if not changed:
            raise KeyError(person.id)


def people(db: Connection) -> list[Person]:
    """Those who learn here, by name."""
    found = rows(db, f"SELECT {COLUMNS} FROM person WHERE learns_here", [], person_from)
    return sorted(found, key=lambda person: (person.name.casefold(), person.id))


def how_many(db: Connection) -> int:
    """Everybody who is known: those who learn here, those collected, and lines of a roster."""
    return rows(db, "SELECT count(*) FROM person", [], lambda row: int(row[0]))[0]


def person(db: Connection, person_id: str) -> Person | None:
    found = rows(db, f"SELECT {COLUMNS} FROM person WHERE id = ?", [person_id], person_from)
    return found[0] if found else None


def erase_person(db: Connection, person_id: str) -> tuple[Path, ...]:
    """Everything of theirs, here and in the backups. Raises NotSaved.

    The backups come first: a failure half-way leaves the person plainly still here, to be erased again.
    Returns the damaged files set aside earlier that can't be read and might still hold something.
    """
    from onboarding.store.forgetting import (
        delete_people,
        forget_in_copies,
        paths_of,
    )  # no start has use for it

    paths = paths_of(db, [person_id])
    unread = forget_in_copies(path_of(db).parent, [person_id], paths)
    with write(db):
        delete_people(db, [person_id], paths)
    return unread


def person_from(row: tuple[Any, ...]) -> Person:
    """A row of COLUMNS."""
    person_id, name, staff_number, team, start_date, manager, changed_at = row
    start = date.fromisoformat(start_date) if start_date else None
    changed = from_iso(changed_at) if changed_at else None
    return Person(person_id, name, staff_number, team, start, manager, changed)


def _typed(person: Person) -> list[str | None]:
    start = person.start_date.isoformat() if person.start_date else None
    name, number, team, manager = map(
        sound_text, (person.name, person.staff_number, person.team, person.manager)
    )
    return [name, number, team, start, manager, to_iso(person.changed_at) if person.changed_at else None]
