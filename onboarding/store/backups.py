"""Copies of the records to fall back on: one a day, and one before each new layout."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from onboarding.errors import DatabaseDamaged, FileNotWritten, NotSaved
from onboarding.store.connection import APPLICATION_ID, DATABASE_NAME, connect, is_whole, pragma
from onboarding.store.copying import copy_whole, in_words
from onboarding.store.layout import NEWEST_LAYOUT

BACKUPS = "backups"
KEPT = 10

_DAILY = re.compile(r"records-\d{4}-\d{2}-\d{2}\.db")


def backup(db: Connection, folder: Path, now: datetime) -> Path | None:
    """The first copy of the day (UTC); None when there is one, or nothing worth keeping yet.

    Ten daily ones are kept. Those dated later than `now` are from a clock that was ahead: they neither
    count nor go until their day has passed. Raises FileNotWritten, or DatabaseDamaged: a bad copy must not
    push out a good one.
    """
    today = f"records-{now.astimezone(UTC):%Y-%m-%d}.db"
    target = folder / BACKUPS / today
    with in_words(target):
        if target.exists():
            return None
        if not is_whole(db):
            raise DatabaseDamaged(folder / DATABASE_NAME, newest_good_backup(folder))
        if not db.execute("SELECT EXISTS (SELECT 1 FROM person)").fetchone()[0]:
            return None
        copy_whole(db, target)
        daily = [path for path in backups(folder) if _DAILY.fullmatch(path.name) and path.name <= today]
        for old in daily[:-KEPT]:
            old.unlink()
    return target


def backup_before_layout(db: Connection, folder: Path, layout: int) -> Path:
    """A copy that is kept for good: the only way back from a migration. Raises NotSaved."""
    target = folder / BACKUPS / f"records-before-layout-{layout}.db"
    try:
        copy_whole(db, target)
    except FileNotWritten as error:
        raise NotSaved(error.path, error.reason) from error
    return target


def backups(folder: Path) -> list[Path]:
    """All of them, good or not, by name."""
    return sorted((folder / BACKUPS).glob("records-*.db"))


def newest_good_backup(folder: Path) -> Path | None:
    """The readable copy that holds most: with the clock set back, the latest name need not be the newest."""
    found = [(known, path) for path in backups(folder) if (known := _contents(path)) is not None]
    return max(found)[1] if found else None


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
