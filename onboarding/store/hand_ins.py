"""Hand-ins that wait for the shared folder to be there, and those that were made."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from onboarding.core.records import HandIn, from_iso, sound_text, to_iso
from onboarding.store.database import rows, write


def queue_hand_in(db: Connection, person_id: str, now: datetime) -> None:
    """One waits at a time, since the first was asked for: the file holds everything. Raises NotSaved."""
    with write(db):
        db.execute(
            "INSERT INTO hand_in (person, asked_at, place) VALUES (?, ?, '')"
            " ON CONFLICT (person) WHERE handed_in_at IS NULL DO NOTHING",
            [person_id, to_iso(now)],
        )


def waiting_hand_in(db: Connection, person_id: str) -> datetime | None:
    """Since when one has been waiting."""
    sql = "SELECT asked_at FROM hand_in WHERE person = ? AND handed_in_at IS NULL"
    found = rows(db, sql, [person_id], lambda row: from_iso(row[0]))
    return found[0] if found else None


def note_hand_in(db: Connection, person_id: str, now: datetime, place: str) -> None:
    """The record reached `place`; nothing waits any more. Raises NotSaved."""
    with write(db):
        queue_hand_in(db, person_id, now)
        db.execute(
            "UPDATE hand_in SET handed_in_at = ?, place = ? WHERE person = ? AND handed_in_at IS NULL",
            [to_iso(now), sound_text(place), person_id],
        )


def last_hand_in(db: Connection, person_id: str) -> HandIn | None:
    """The one noted last, whatever the clock says."""
    noted = hand_ins(db, person_id)
    return noted[-1] if noted else None


def hand_ins(db: Connection, person_id: str) -> list[HandIn]:
    """All that reached a place, in the order they were noted."""
    sql = "SELECT handed_in_at, place FROM hand_in WHERE person = ? AND handed_in_at IS NOT NULL ORDER BY id"
    return rows(db, sql, [person_id], lambda row: HandIn(from_iso(row[0]), row[1]))
