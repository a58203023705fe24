"""Erases people from every copy of the records, so that no restore brings them back."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from onboarding.core.reasons import os_reason
from onboarding.errors import NotSaved
from onboarding.store.backups import BACKUPS, backups
from onboarding.store.connection import APPLICATION_ID, DATABASE_NAME, connect, pragma, world_reason
from onboarding.store.copying import UNFINISHED
from onboarding.store.recovery import damaged_files

FIRST_LAYOUT_OF_TEAMS = 2
"""Layouts before it know of no receipts, and of nobody forgotten."""

_ID_IN_FILE_NAMES = 8
"""How much of an id stands in the name of a record file, after a dash."""


def forget_in_copies(folder: Path, ids: Collection[str], paths: Iterable[str] = ()) -> tuple[Path, ...]:
    """Each copy is opened once. `paths` are those of `paths_of` in the records themselves.

    Returns the damaged files that can't be read and might still hold something. Raises NotSaved. They are
    never deleted. A backup that can't be read is: it is of no use, and may still hold the people.
    """
    try:
        for unfinished in (folder / BACKUPS).glob(f"*{UNFINISHED}"):
            unfinished.unlink()
        (folder / DATABASE_NAME).with_suffix(UNFINISHED).unlink(missing_ok=True)
        for path in backups(folder):
            if not _forget_in(path, ids, paths):
                path.unlink()
        return tuple(path for path in damaged_files(folder) if not _forget_in(path, ids, paths))
    except OSError as error:
        raise NotSaved(folder / BACKUPS, os_reason(error)) from error


def delete_people(db: Connection, ids: Collection[str], paths: Iterable[str] = ()) -> None:
    """Every layout drops what is a person's with the person; what it doesn't know to be theirs goes here.

    That is the receipts of files that were refused where theirs had been, or under a name with their id: a
    path may name whom it came from. Stands inside a transaction.
    """
    if pragma(db, "user_version") >= FIRST_LAYOUT_OF_TEAMS:
        refused = "DELETE FROM receipt WHERE outcome = 'refused' AND"
        theirs = {*paths, *paths_of(db, ids)}
        db.executemany(f"{refused} path = ?", [(path,) for path in theirs])
        marks = [(f"-{person_id[:_ID_IN_FILE_NAMES]}",) for person_id in ids]
        db.executemany(f"{refused} instr(path, ?)", marks)
    db.executemany("DELETE FROM person WHERE id = ?", [(person_id,) for person_id in ids])


def paths_of(db: Connection, ids: Collection[str]) -> set[str]:
    """Where record files of theirs were found."""
    found = db.execute("SELECT person, path FROM receipt WHERE person IS NOT NULL")
    return {path for person_id, path in found if person_id in ids}


def _forget_in(path: Path, ids: Collection[str], paths: Iterable[str]) -> bool:
    """False when the file can't be read."""
    try:
        with closing(connect(path)) as db:
            if pragma(db, "application_id") == APPLICATION_ID:
                db.execute("BEGIN IMMEDIATE")
                delete_people(db, ids, paths)
                db.execute("COMMIT")
                db.execute("VACUUM")
                db.execute("PRAGMA journal_mode=DELETE")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if reason := world_reason(error):
            raise NotSaved(path, reason) from error
        return False
    return True
