"""Whom the database knows, and where from."""

from __future__ import annotations

from datetime import date
from sqlite3 import Connection
from typing import Any

from onboarding.core.members import KnownPerson
from onboarding.core.records import Person
from onboarding.store.database import rows


def known_people(db: Connection) -> list[KnownPerson]:
    return rows(
        db,
        "SELECT id, name, staff_number, team, start_date, manager, learns_here, on_roster, left_on,"
        " EXISTS (SELECT 1 FROM receipt WHERE receipt.person = person.id)"
        " FROM person ORDER BY id",
        [],
        _known,
    )


def _known(row: tuple[Any, ...]) -> KnownPerson:
    person_id, name, number, team, start, manager, learns_here, on_roster, left_on, has_record = row
    person = Person(person_id, name, number, team, date.fromisoformat(start) if start else None, manager)
    left = date.fromisoformat(left_on) if left_on else None
    return KnownPerson(person, bool(learns_here), bool(on_roster), bool(has_record), left)
