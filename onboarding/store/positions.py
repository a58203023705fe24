"""Where somebody left off, in each module and over all."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection
from typing import Any

from onboarding.core.records import to_iso
from onboarding.store.database import rows, write

_LAST = "SELECT module, step FROM position WHERE person = ? ORDER BY visit DESC LIMIT 1"


def remember_position(db: Connection, person_id: str, module_id: str, step_id: str, now: datetime) -> None:
    """The latest visit is the one remembered last, whatever the clock says. Raises NotSaved."""
    if position(db, person_id) == (module_id, step_id):
        return
    with write(db):
        db.execute(
            "INSERT OR REPLACE INTO position (person, module, step, at) VALUES (?, ?, ?, ?)",
            [person_id, module_id, step_id, to_iso(now)],
        )


def position(db: Connection, person_id: str) -> tuple[str, str] | None:
    """Module and step of the last visit."""
    found = rows(db, _LAST, [person_id], _place)
    return found[0] if found else None


def module_position(db: Connection, person_id: str, module_id: str) -> str | None:
    """The step last open in this module."""
    sql = "SELECT step FROM position WHERE person = ? AND module = ?"
    found = rows(db, sql, [person_id, module_id], lambda row: str(row[0]))
    return found[0] if found else None


def positions(db: Connection, person_id: str) -> list[tuple[str, str]]:
    """Module and step of the last visit to each module, the latest first."""
    sql = "SELECT module, step FROM position WHERE person = ? ORDER BY visit DESC"
    return rows(db, sql, [person_id], _place)


def _place(row: tuple[Any, ...]) -> tuple[str, str]:
    module_id, step_id = row
    return module_id, step_id
