"""Learning done another way: rows that are added and read, never changed."""

from __future__ import annotations

from datetime import date
from sqlite3 import Connection
from typing import Any

from onboarding.core.records import from_iso
from onboarding.core.waivers import Reason, Waiver
from onboarding.store.database import rows


def waivers(db: Connection) -> list[Waiver]:
    """All of them, taken back or not, oldest first."""
    return rows(
        db,
        "SELECT id, person, module, module_title, reason, done_on, note, recorded_by, recorded_at,"
        " coalesce(takes_back, '') FROM waiver ORDER BY recorded_at, id",
        [],
        _waiver,
    )


def _waiver(row: tuple[Any, ...]) -> Waiver:
    waiver_id, person, module, title, reason, done_on, note, by, at, takes_back = row
    day = date.fromisoformat(done_on)
    return Waiver(waiver_id, person, module, title, Reason(reason), day, note, by, from_iso(at), takes_back)
