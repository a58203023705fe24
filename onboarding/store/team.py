"""Everybody the database knows of, as far as a manager's team is concerned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from sqlite3 import Connection
from typing import Any

from onboarding.core.members import KnownPerson
from onboarding.store.database import rows, write
from onboarding.store.people import COLUMNS, person_from

_EVERYBODY = f"""
SELECT learns_here, on_roster, left_on, EXISTS (
    SELECT 1 FROM receipt WHERE receipt.person = person.id AND outcome IN ('added', 'known')
), {COLUMNS} FROM person ORDER BY id
"""


def known_persons(db: Connection) -> list[KnownPerson]:
    """Learners here, people whose record was collected, and lines of the roster, by id."""
    return rows(db, _EVERYBODY, [], _known_person)


def set_left(db: Connection, ids: Iterable[str], left_on: date | None) -> None:
    """None for somebody who is here after all. Raises NotSaved."""
    day = left_on.isoformat() if left_on else None
    with write(db):
        db.executemany("UPDATE person SET left_on = ? WHERE id = ?", [(day, person_id) for person_id in ids])


def count_steps(db: Connection, ids: Sequence[str]) -> int:
    """How many steps were done under any of the ids; one that was done twice is one."""
    sql = (
        "SELECT count(*) FROM (SELECT DISTINCT module, step, rev FROM completion"
        f" WHERE person IN ({', '.join('?' * len(ids))}))"
    )
    return rows(db, sql, ids, lambda row: int(row[0]))[0]


def _known_person(row: tuple[Any, ...]) -> KnownPerson:
    learns_here, on_roster, left_on, has_record, *person = row
    return KnownPerson(
        person=person_from(tuple(person)),
        learns_here=bool(learns_here),
        on_roster=bool(on_roster),
        has_record=bool(has_record),
        left_on=date.fromisoformat(left_on) if left_on else None,
    )
