"""Erases a person from every copy of the records, so that no restore brings them back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from onboarding.core.reasons import os_reason
from onboarding.errors import NotSaved
from onboarding.store.backups import BACKUPS, backups
from onboarding.store.connection import APPLICATION_ID, DATABASE_NAME, connect, pragma, world_reason
from onboarding.store.copying import UNFINISHED
from onboarding.store.recovery import damaged_files


def forget_in_copies(folder: Path, person_id: str) -> tuple[Path, ...]:
    """Returns the damaged files that can't be read and might still hold something. Raises NotSaved.

    They are never deleted. A backup that can't be read is: it is of no use, and may still hold the person.
    """
    try:
        for unfinished in (folder / BACKUPS).glob(f"*{UNFINISHED}"):
            unfinished.unlink()
        (folder / DATABASE_NAME).with_suffix(UNFINISHED).unlink(missing_ok=True)
        for path in backups(folder):
            if not _forget_in(path, person_id):
                path.unlink()
        return tuple(path for path in damaged_files(folder) if not _forget_in(path, person_id))
    except OSError as error:
        raise NotSaved(folder / BACKUPS, os_reason(error)) from error


def _forget_in(path: Path, person_id: str) -> bool:
    """False when the file can't be read. Every layout drops what is a person's with the person."""
    try:
        with closing(connect(path)) as db:
            if pragma(db, "application_id") == APPLICATION_ID:
                db.execute("DELETE FROM person WHERE id = ?", [person_id])
                db.execute("VACUUM")
                db.execute("PRAGMA journal_mode=DELETE")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if reason := world_reason(error):
            raise NotSaved(path, reason) from error
        return False
    return True
