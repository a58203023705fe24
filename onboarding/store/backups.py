"""Copies of the records to fall back on, and what is done with a file that can't be read."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from onboarding.core.reasons import os_reason
from onboarding.errors import DatabaseDamaged, FileNotWritten, NotSaved
from onboarding.store.connection import (
    APPLICATION_ID,
    DATABASE_NAME,
    connect,
    is_whole,
    pragma,
    world_reason,
)
from onboarding.store.migrations import NEWEST_LAYOUT

BACKUPS = "backups"
KEPT = 10

_RESTORED = "records-restored.tmp"
_DAILY = re.compile(r"records-\d{4}-\d{2}-\d{2}\.db")


def backup(db: Database, folder: Path, now: datetime) -> Path | None:
    """The first copy of the day (UTC); None when there is one, or nothing worth keeping yet.

    Ten daily ones are kept. Those dated later than `now` are from a clock that was ahead: they neither
    count nor go until their day has passed. Raises FileNotWritten, or DatabaseDamaged: a bad copy must not
    push out a good one.
    """
    today = f"records-{now.astimezone(UTC):%Y-%m-%d}.db"
    target = folder / BACKUPS / today
    if target.exists():
        return None
    with _in_words(target):
        if not is_whole(db):
            raise DatabaseDamaged(folder / DATABASE_NAME, newest_good_backup(folder))
        if not db.execute("SELECT EXISTS (SELECT 1 FROM person)").fetchone()[0]:
            return None
        _copy_whole(db, target)
        daily = [path for path in _files(folder) if _DAILY.fullmatch(path.name) and path.name <= today]
        for old in daily[:-KEPT]:
            old.unlink()
    return target


def backup_before_layout(db: Database, folder: Path, layout: int) -> Path:
    """A copy that is kept for good: the only way back from a migration. Raises NotSaved."""
    target = folder / BACKUPS / f"records-before-layout-{layout}.db"
    try:
        with _in_words(target):
            _copy_whole(db, target)
    except FileNotWritten as error:
        raise NotSaved(error.path, error.reason) from error
    return target


def newest_good_backup(folder: Path) -> Path | None:
    """The readable copy that holds most: with the clock set back, the latest name need not be the newest."""
    found = [(known, path) for path in _files(folder) if (known := _contents(path)) is not None]
    return max(found)[1] if found else None


def set_damaged_aside(folder: Path, now: datetime) -> Path:
    """Renames the database, and its journal with it, so that a new one can be begun. Raises FileNotWritten.

    Nothing is deleted and nothing overwritten. No connection to the database may be open.
    """
    path = folder / DATABASE_NAME
    stem = f"records-damaged-{now.astimezone(UTC):%Y-%m-%dT%H%M}"
    aside = next(free for free in _numbered(folder, stem) if not (free.exists() or _journal(free).exists()))
    with _in_words(path):
        # The database first: a journal left behind on its own is never played back into another file.
        path.rename(aside)
        if _journal(path).exists():
            _journal(path).rename(_journal(aside))
    return aside


def restore_backup(folder: Path, backup: Path) -> None:
    """Puts a copy of the backup where the database was, once that is set aside. Raises FileNotWritten."""
    path = folder / DATABASE_NAME
    fresh = folder / _RESTORED
    if path.exists():
        raise FileNotWritten(path, "there are records already")
    with _in_words(path), closing(connect(backup)) as db:
        _vacuum_into(db, fresh)
        _journal(path).unlink(missing_ok=True)
        fresh.replace(path)
        _sync_folder(folder)


def forget_in_backups(folder: Path, person_id: str) -> tuple[Path, ...]:
    """Erases a person from each copy, so that no restore brings them back. Raises NotSaved.

    A backup that can't be read is deleted: it is of no use, and may still hold the person. A database set
    aside as damaged is never deleted; those that can't be read are returned.
    """
    aside = sorted(folder.glob("records-damaged-*.db"))
    try:
        for unfinished in (*(folder / BACKUPS).glob("*.tmp"), folder / _RESTORED):
            unfinished.unlink(missing_ok=True)
        for path in _files(folder):
            if not _forget_in(path, person_id):
                path.unlink()
        return tuple(path for path in aside if not _forget_in(path, person_id))
    except OSError as error:
        raise NotSaved(folder / BACKUPS, os_reason(error)) from error


def _forget_in(path: Path, person_id: str) -> bool:
    """False when the file can't be read."""
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


def _copy_whole(db: Database, target: Path) -> None:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = target.with_suffix(".tmp")
    _vacuum_into(db, fresh)
    fresh.replace(target)
    _sync_folder(target.parent)


def _vacuum_into(db: Database, fresh: Path) -> None:
    fresh.unlink(missing_ok=True)
    db.execute("VACUUM INTO ?", [str(fresh)])
    with fresh.open("rb+") as file:  # SQLite doesn't wait for the disk here
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Makes the new name last. Windows opens no folder: there it lasts of itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error
    except sqlite3.Error as error:
        raise FileNotWritten(path, world_reason(error) or str(error)) from error


def _contents(path: Path) -> tuple[int, int] | None:
    """How much a copy holds: completions, then its age for those that hold the same. None when unreadable."""
    try:
        with closing(connect(path)) as db:
            ours = pragma(db, "application_id") == APPLICATION_ID
            if not ours or pragma(db, "user_version") > NEWEST_LAYOUT or not is_whole(db):
                return None
            count = db.execute("SELECT count(*) FROM completion").fetchone()[0]
            return count, path.stat().st_mtime_ns
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def _files(folder: Path) -> list[Path]:
    return sorted((folder / BACKUPS).glob("records-*.db"))


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _numbered(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}.db"
    number = 2
    while True:
        yield folder / f"{stem}-{number}.db"
        number += 1
