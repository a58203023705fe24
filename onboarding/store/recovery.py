"""What is done with records that can't be read: set aside, never deleted, and a backup put in their place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from onboarding.store.connection import DATABASE_NAME, connect
from onboarding.store.copying import copy_beside, in_words, put_in_place

_ASIDE = "records-damaged-"


def set_damaged_aside(folder: Path, now: datetime) -> Path:
    """Renames the database, and its journal with it, so that a new one can be begun. Raises FileNotWritten.

    Nothing is deleted and nothing overwritten. No connection to the database may be open.
    """
    path = folder / DATABASE_NAME
    stem = f"{_ASIDE}{now.astimezone(UTC):%Y-%m-%dT%H%M}"
    aside = next(free for free in _numbered(folder, stem) if not (free.exists() or _journal(free).exists()))
    with in_words(path):
        # The database first: a journal left behind on its own is never played back into another file.
        path.rename(aside)
        if _journal(path).exists():
            _journal(path).rename(_journal(aside))
    return aside


def restore_backup(folder: Path, backup: Path, now: datetime) -> Path:
    """Puts a copy of the backup in the place of the database, which is set aside. Raises FileNotWritten.

    The copy comes first: where there is no room for it, the damaged file stays where it is, and the next
    start asks again instead of beginning an empty record. Returns where the damaged file is kept.
    """
    path = folder / DATABASE_NAME
    with in_words(path), closing(connect(backup)) as db:
        fresh = copy_beside(db, path)
    aside = set_damaged_aside(folder, now)
    put_in_place(fresh, path)
    return aside


def damaged_files(folder: Path) -> list[Path]:
    """Those that were set aside, by date."""
    return sorted(folder.glob(f"{_ASIDE}*.db"))


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _numbered(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}.db"
    number = 2
    while True:
        yield folder / f"{stem}-{number}.db"
        number += 1
