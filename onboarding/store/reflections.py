"""What people write for themselves. Private: nothing that exports or hands in may import this."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection
from typing import Any

from onboarding.core.records import WrittenReflection, from_iso, sound_text, to_iso
from onboarding.store.database import rows, write

_SAVE = "INSERT OR REPLACE INTO reflection VALUES (?, ?, ?, ?, ?, ?)"
_ONE = "person = ? AND module = ? AND step = ? AND reflection = ?"


def save_reflection(
    db: Connection,
    person_id: str,
    module_id: str,
    step_id: str,
    reflection_id: str,
    text: str,
    now: datetime,
) -> None:
    """In the place of what was written there before; an empty text leaves nothing behind. Raises NotSaved."""
    place = [person_id, module_id, step_id, reflection_id]
    with write(db):
        if text:
            db.execute(_SAVE, [*place, sound_text(text), to_iso(now)])
        else:
            db.execute(f"DELETE FROM reflection WHERE {_ONE}", place)


def reflection(db: Connection, person_id: str, module_id: str, step_id: str, reflection_id: str) -> str:
    """Empty when nothing was written."""
    place = [person_id, module_id, step_id, reflection_id]
    found = rows(db, f"SELECT text FROM reflection WHERE {_ONE}", place, lambda row: str(row[0]))
    return found[0] if found else ""


def reflections(db: Connection, person_id: str) -> list[WrittenReflection]:
    """By module, step and place."""
    return rows(
        db,
        "SELECT module, step, reflection, text, written_at FROM reflection WHERE person = ?"
        " ORDER BY module, step, reflection",
        [person_id],
        _written,
    )


def _written(row: tuple[Any, ...]) -> WrittenReflection:
    module_id, step_id, reflection_id, text, written_at = row
    return WrittenReflection(module_id, step_id, reflection_id, text, from_iso(written_at))
