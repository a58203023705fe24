"""Learning done another way, as managers noted it: rows that are added and read, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from sqlite3 import Connection
from typing import Any

from onboarding.core.records import from_iso, sound_text, to_iso
from onboarding.core.waivers import Reason, Waiver
from onboarding.store.database import rows, write

_COLUMNS = "id, person, module, module_title, reason, done_on, note, recorded_by, recorded_at, takes_back"
_ADD = f"INSERT INTO waiver ({_COLUMNS}) VALUES ({', '.join('?' * 10)})"


def add_waiver(db: Connection, waiver: Waiver) -> None:
    """Raises NotSaved."""
    with write(db):
        db.execute(_ADD, _row(waiver))


def waivers(db: Connection) -> list[Waiver]:
    """All of them, those taken back and those that take back too, in the order they were recorded."""
    return rows(db, f"SELECT {_COLUMNS} FROM waiver ORDER BY rowid", [], _waiver)


def waivers_of(db: Connection, ids: Sequence[str]) -> list[Waiver]:
    """Those of one human, who may have several ids."""
    places = ", ".join("?" * len(ids))
    sql = f"SELECT {_COLUMNS} FROM waiver WHERE person IN ({places}) ORDER BY rowid"
    return rows(db, sql, ids, _waiver)


def _row(waiver: Waiver) -> tuple[str | None, ...]:
    return (
        waiver.id,
        waiver.person_id,
        waiver.module_id,
        sound_text(waiver.module_title),
        waiver.reason.value,
        waiver.done_on.isoformat(),
        sound_text(waiver.note),
        sound_text(waiver.recorded_by),
        to_iso(waiver.recorded_at),
        waiver.takes_back or None,
    )


def _waiver(row: tuple[Any, ...]) -> Waiver:
    waiver_id, person_id, module_id, module_title, reason, done_on, note, by, at, takes_back = row
    return Waiver(
        id=waiver_id,
        person_id=person_id,
        module_id=module_id,
        module_title=module_title,
        reason=Reason(reason),
        done_on=date.fromisoformat(done_on),
        note=note,
        recorded_by=by,
        recorded_at=from_iso(at),
        takes_back=takes_back or "",
    )
