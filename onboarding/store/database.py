"""Opens the records, keeps them whole, and is the one way to write to them."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, TypeVar

from onboarding.core.reasons import os_reason
from onboarding.errors import (
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseNewer,
    DataFolderUnwritable,
    FileNotWritten,
    NotSaved,
)
from onboarding.store.backups import backup, backup_before_layout, newest_good_backup
from onboarding.store.connection import (
    APPLICATION_ID,
    DATABASE_NAME,
    connect,
    is_damage,
    is_whole,
    path_of,
    pragma,
    world_reason,
)
from onboarding.store.layout import NEWEST_LAYOUT, TABLES

T = TypeVar("T")

if TYPE_CHECKING:
    from sqlite_utils import Migrations

_HEADER_BYTES = 100

_log = logging.getLogger(__name__)


def open_database(folder: Path, now: datetime) -> Connection:
    """The records in `folder`, at the newest layout; made when there are none. Backs up once a day.

    Raises DataFolderUnwritable, DatabaseDamaged, DatabaseForeign, DatabaseNewer or NotSaved. The file is then
    as it was before.
    """
    _make_writable(folder)
    path = folder / DATABASE_NAME
    with _read_in_words(lambda: path):
        _check_ours(path)
        db = connect(path)
        try:
            _check_sound(db, path)
            upgrade(db, folder)
            if not _tables(db) >= TABLES:
                raise _damaged(path)
            _back_up_daily(db, folder, now)
        except BaseException:
            db.close()
            raise
    return db


def open_again(folder: Path) -> Connection:
    """One more connection to records that this program has open already, for a thread of its own.

    Raises DataFolderUnwritable or DatabaseDamaged.
    """
    path = folder / DATABASE_NAME
    with _read_in_words(lambda: path):
        return connect(path)


@contextmanager
def write(db: Connection) -> Iterator[None]:
    """One transaction: all of it is kept, on the disk, or none. Inside another `write` it joins that one.

    Raises NotSaved when the world is at fault, DatabaseDamaged when the file is. An error that is ours (a
    constraint broken) comes through as it is. In every case nothing of it is kept.
    """
    if db.in_transaction:
        yield
        return
    with _written_in_words(db):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise


def rows(db: Connection, sql: str, values: Sequence[object], make: Callable[[tuple[Any, ...]], T]) -> list[T]:
    """What `make` makes of each row of a SELECT.

    Raises DatabaseDamaged when a row can't be read or made sense of, DataFolderUnwritable when the disk or
    another program is in the way.
    """
    with _read_in_words(lambda: path_of(db)):
        return [make(row) for row in db.execute(sql, values)]


def upgrade(
    db: Connection, folder: Path, migrations: Migrations | None = None, newest: int = NEWEST_LAYOUT
) -> None:
    """Brings the file to the newest layout, whole or not at all, with a backup of the old one beforehand."""
    layout = pragma(db, "user_version")
    if layout == newest:
        return
    if layout:
        backup_before_layout(db, folder, layout + 1)
    with write(db):
        _apply(db, migrations)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={newest}")


def _tables(db: Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _apply(db: Connection, migrations: Migrations | None) -> None:
    from sqlite_utils import Database

    from onboarding.store.migrations import MIGRATIONS

    (migrations or MIGRATIONS).apply(Database(db, strict=True, execute_plugins=False))


def _make_writable(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / f".{os.urandom(8).hex()}.tmp"
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise DataFolderUnwritable(folder, os_reason(error)) from error


@contextmanager
def _read_in_words(path: Callable[[], Path]) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, ValueError) as error:
        if is_damage(error):
            raise _damaged(path()) from error
        if reason := world_reason(error):
            raise DataFolderUnwritable(path(), reason) from error
        raise


@contextmanager
def _written_in_words(db: Connection) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            raise _damaged(path_of(db)) from error
        if reason := world_reason(error):
            raise NotSaved(path_of(db), reason) from error
        raise


def _check_ours(path: Path) -> None:
    """By the bytes alone: SQLite would play back the journal of somebody else's database."""
    if not path.is_file():
        return
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise DataFolderUnwritable(path, os_reason(error)) from error
    if header.startswith(b"SQLite format 3\0") and header[68:72] != APPLICATION_ID.to_bytes(4, "big"):
        raise DatabaseForeign(path) if len(header) == _HEADER_BYTES else _damaged(path)
    # A crash at the very first start leaves an empty file; one with backups beside it was emptied.
    if not header and newest_good_backup(path.parent):
        raise _damaged(path)


def _check_sound(db: Connection, path: Path) -> None:
    layout = pragma(db, "user_version")
    if layout > NEWEST_LAYOUT:
        raise DatabaseNewer(path, layout, NEWEST_LAYOUT)
    if not is_whole(db):
        raise _damaged(path)


def _damaged(path: Path) -> DatabaseDamaged:
    return DatabaseDamaged(path, newest_good_backup(path.parent))


def _back_up_daily(db: Connection, folder: Path, now: datetime) -> None:
    """A backup that can't be made must not keep anybody from learning; the next start tries again."""
    try:
        backup(db, folder, now)
    except FileNotWritten as error:
        _log.warning("no backup today: %s: %s", error.path, error.reason)
