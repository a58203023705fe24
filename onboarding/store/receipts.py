"""The receipts of collecting: one for every file as it was found, taken or refused."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from sqlite3 import Connection
from typing import Any

from onboarding.core.receipts import Outcome, Receipt
from onboarding.core.records import from_iso, sound_text, to_iso
from onboarding.store.database import rows, write

_COLUMNS = "collected_at, path, digest, size, person, outcome, reason, added, known"
_SELECT = f"SELECT {_COLUMNS} FROM receipt"
_KEEP = f"""
INSERT INTO receipt ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (path, digest) DO UPDATE SET
    collected_at = excluded.collected_at, size = excluded.size, person = excluded.person,
    outcome = excluded.outcome, reason = excluded.reason, added = excluded.added, known = excluded.known
WHERE outcome = 'refused' AND (excluded.outcome != 'refused' OR excluded.reason != reason)
"""


def keep_receipt(db: Connection, receipt: Receipt) -> None:
    """A file that was found just so before keeps its first receipt, unless it was refused and now is not.

    Or is refused for another reason. Raises NotSaved.
    """
    with write(db):
        db.execute(
            _KEEP,
            [
                to_iso(receipt.collected_at),
                sound_text(receipt.path),
                receipt.digest,
                receipt.size,
                receipt.person_id or None,
                receipt.outcome.value,
                receipt.reason,
                receipt.added,
                receipt.known,
            ],
        )


def taken(db: Connection, digest: str) -> list[Receipt]:
    """The receipts of files with these very bytes that were not refused, oldest first."""
    return rows(db, f"{_SELECT} WHERE digest = ? AND outcome != 'refused' ORDER BY id", [digest], _receipt)


def receipts(db: Connection) -> list[Receipt]:
    """All of them, the newest first. A file that changed since has more than one under its path."""
    return rows(db, f"{_SELECT} ORDER BY collected_at DESC, id DESC", [], _receipt)


def how_many_receipts(db: Connection) -> int:
    return rows(db, "SELECT count(*) FROM receipt", [], lambda row: int(row[0]))[0]


def last_collected(db: Connection) -> datetime | None:
    """When the newest receipt was written; None when there is none."""
    sql = "SELECT max(collected_at) FROM receipt"
    return rows(db, sql, [], lambda row: from_iso(row[0]) if row[0] else None)[0]


def receipts_of(db: Connection, person_id: str) -> list[Receipt]:
    """The files that a person's record came in, the newest first."""
    sql = f"{_SELECT} WHERE person = ? ORDER BY collected_at DESC, id DESC"
    return rows(db, sql, [person_id], _receipt)


def receipts_at(db: Connection, path: str) -> list[Receipt]:
    """What was found under this path so far, the newest first."""
    sql = f"{_SELECT} WHERE path = ? ORDER BY collected_at DESC, id DESC"
    return rows(db, sql, [sound_text(path)], _receipt)


def named_receipts(db: Connection, ids: Collection[str] = ()) -> list[tuple[Receipt, str]]:
    """Each receipt, the newest first, with the name of whose record it was; of all people, or of these."""
    whose = f"WHERE person IN ({', '.join('?' * len(ids))})" if ids else ""
    sql = (
        f"SELECT {_COLUMNS}, coalesce((SELECT name FROM person WHERE id = receipt.person), '')"
        f" FROM receipt {whose} ORDER BY collected_at DESC, receipt.id DESC"
    )
    return rows(db, sql, list(ids), lambda row: (_receipt(row[:-1]), row[-1]))


def _receipt(row: tuple[Any, ...]) -> Receipt:
    at, path, digest, size, person_id, outcome, reason, added, known = row
    return Receipt(
        collected_at=from_iso(at),
        path=path,
        digest=digest,
        size=size,
        person_id=person_id or "",
        outcome=Outcome(outcome),
        reason=reason,
        added=added,
        known=known,
    )
