"""What is done with records that can't be read: set aside, never deleted, and a backup put in their place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from onboarding.errors import FileNotWritten
from onboarding.store.connection import DATABASE_NAME, connect
from onboarding.store.copying import copy_whole, in_words

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


def restore_backup(folder: Path, backup: Path) -> None:
    """Puts a copy of the backup where the database was, once that is set aside. Raises FileNotWritten."""
    path = folder / DATABASE_NAME
    if path.exists():
        raise FileNotWritten(path, "there are records already")
    with in_words(path), closing(connect(backup)) as db:
        _journal(path).unlink(missing_ok=True)
        copy_whole(db, path)


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
