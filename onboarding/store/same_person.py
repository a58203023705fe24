"""What a manager answered of two ids with one staff number: a log, in which the last word counts."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from onboarding.core.members import Answer, Answered, pair
from onboarding.core.records import from_iso, sound_text, to_iso
from onboarding.store.database import rows, write

_COLUMNS = "one, other, answer, answered_at, answered_by"


def add_answer(db: Connection, answered: Answered) -> None:
    """Raises NotSaved."""
    with write(db):
        db.execute(
            f"INSERT INTO same_person ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",
            [
                *pair(answered.one, answered.other),
                answered.answer.value,
                to_iso(answered.answered_at),
                sound_text(answered.answered_by),
            ],
        )


def answers(db: Connection) -> list[Answered]:
    """All of them, those that were undone too, in the order in which they were given."""
    return rows(db, f"SELECT {_COLUMNS} FROM same_person ORDER BY id", [], _answered)


def _answered(row: tuple[Any, ...]) -> Answered:
    one, other, answer, at, by = row
    return Answered(one, other, Answer(answer), from_iso(at), by)
