"""What has been completed: rows that are added and read, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection
from typing import Any

from onboarding.core.records import Completion, How, from_iso, sound_text, to_iso
from onboarding.store.database import rows, write

_COLUMNS = (
    "person, module, step, rev, module_version, words_digest, module_title, step_title, completed_at, how,"
    " completes_module"
)
_ADD = f"INSERT INTO completion (id, {_COLUMNS}) VALUES ({', '.join('?' * 12)}) ON CONFLICT (id) DO NOTHING"


def add_completion(db: Connection, completion: Completion) -> bool:
    """False when it was known already; what was known stays as it was. Raises NotSaved."""
    return add_completions(db, [completion]) == 1


def add_completions(db: Connection, completions: Iterable[Completion]) -> int:
    """How many were new. All are kept or none. Raises NotSaved."""
    with write(db):
        return db.executemany(_ADD, map(_row, completions)).rowcount


def drop_completions(db: Connection, ids: Iterable[str]) -> None:
    """Makes room for better ones: never without adding those in the same `write`. Raises NotSaved."""
    with write(db):
        db.executemany("DELETE FROM completion WHERE id = ?", [(id_,) for id_ in ids])


def completions(db: Connection, person_id: str) -> list[Completion]:
    """By the moment the clock showed; then in the order they were added."""
    sql = f"SELECT {_COLUMNS} FROM completion WHERE person = ? ORDER BY completed_at, rowid"
    return rows(db, sql, [person_id], _completion)


def _row(completion: Completion) -> tuple[str | int, ...]:
    return (
        completion.id,
        completion.person_id,
        completion.module_id,
        completion.step_id,
        completion.rev,
        completion.module_version,
        completion.words_digest,
        sound_text(completion.module_title),
        sound_text(completion.step_title),
        to_iso(completion.completed_at),
        completion.how.value,
        int(completion.completes_module),
    )


def _completion(row: tuple[Any, ...]) -> Completion:
    person_id, module_id, step_id, rev, version, digest, module_title, step_title, at, how, completes = row
    return Completion(
        person_id=person_id,
        module_id=module_id,
        step_id=step_id,
        rev=rev,
        module_version=version,
        words_digest=digest,
        module_title=module_title,
        step_title=step_title,
        completed_at=from_iso(at),
        how=How(how),
        completes_module=bool(completes),
    )
