"""Copies a database whole or not at all, as no copying of a file could that is in use."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from onboarding.core.reasons import os_reason
from onboarding.disk import sync_folder
from onboarding.errors import FileNotWritten
from onboarding.store.connection import world_reason

UNFINISHED = ".tmp"
"""What the name of a copy ends in until all of it is on the disk."""


def copy_whole(db: Connection, target: Path) -> None:
    """Takes the place of what stands at `target`. Raises FileNotWritten; that still stands then."""
    put_in_place(copy_beside(db, target), target)


def copy_beside(db: Connection, target: Path) -> Path:
    """A whole copy on the disk, ready to be put in place. Raises FileNotWritten."""
    fresh = target.with_suffix(UNFINISHED)
    with in_words(target):
        target.parent.mkdir(mode=0o700, exist_ok=True)
        fresh.unlink(missing_ok=True)
        db.execute("VACUUM INTO ?", [str(fresh)])
        with fresh.open("rb+") as file:  # SQLite doesn't wait for the disk here
            os.fsync(file.fileno())
    return fresh


def put_in_place(fresh: Path, target: Path) -> None:
    """Raises FileNotWritten."""
    with in_words(target):
        fresh.replace(target)
    sync_folder(target.parent)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns what the disk and SQLite raise into FileNotWritten."""
    try:
        yield
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error
    except sqlite3.Error as error:
        raise FileNotWritten(path, world_reason(error) or str(error)) from error
