"""What a manager has of somebody, moved along when that person goes on under another id."""

from __future__ import annotations

from dataclasses import replace
from sqlite3 import Connection

from onboarding.core.members import pair
from onboarding.store.waivers import add_waiver, waivers_of


def move_notes(db: Connection, leaving_id: str, person_id: str) -> None:
    """Waivers, receipts and answers. Stands inside a transaction, before the leaving id is gone."""
    _move_waivers(db, leaving_id, person_id)
    db.execute("UPDATE receipt SET person = ? WHERE person = ?", [person_id, leaving_id])
    _move_answers(db, leaving_id, person_id)


def _move_waivers(db: Connection, leaving_id: str, person_id: str) -> None:
    """Taken out and put in again: a waiver is never updated."""
    moving = waivers_of(db, [leaving_id])
    db.execute("DELETE FROM waiver WHERE person = ?", [leaving_id])
    for waiver in moving:
        add_waiver(db, replace(waiver, person_id=person_id))


def _move_answers(db: Connection, leaving_id: str, person_id: str) -> None:
    """What was said of these two is no question any more: they are one id."""
    db.execute("DELETE FROM same_person WHERE one = ? AND other = ?", pair(leaving_id, person_id))
    told = "iif(one = :leaving, other, one)"
    db.execute(
        f"UPDATE same_person SET one = min({told}, :person), other = max({told}, :person)"
        " WHERE :leaving IN (one, other)",
        {"leaving": leaving_id, "person": person_id},
    )
