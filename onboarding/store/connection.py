"""One way to open the database file, and one reading of what SQLite says when it fails."""

from __future__ import annotations

import sqlite3
from pathlib import Path, PurePath
from sqlite3 import Connection

DATABASE_NAME = "records.db"
APPLICATION_ID = 0x57654B31
"""Written into the file's header ("WeK1"), so that nobody else's database is taken for ours."""

_BUSY_TIMEOUT_S = 2.0
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another program is using the file",
    sqlite3.SQLITE_LOCKED: "another program is using the file",
    sqlite3.SQLITE_READONLY: "the file is read-only",
    sqlite3.SQLITE_PERM: "the file may not be opened",
    sqlite3.SQLITE_CANTOPEN: "the file can't be opened",
    sqlite3.SQLITE_IOERR: "the disk did not answer",
}


def connect(path: Path) -> Connection:
    """A connection that keeps each commit through a power cut and leaves nothing of what it deletes.

    Raises sqlite3.Error as it comes: the callers know what the file is for.
    """
    connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
    try:
        for pragma in (
            "trusted_schema=OFF",
            "foreign_keys=ON",
            "secure_delete=ON",
            "synchronous=EXTRA",
            "journal_mode=TRUNCATE",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> Connection:
    """A connection that makes and changes nothing. Raises sqlite3.Error, also where there is no such file."""
    return sqlite3.connect(address_to_read(path.absolute()), timeout=_BUSY_TIMEOUT_S, uri=True)


def address_to_read(path: PurePath) -> str:
    """As SQLite wants it: a share’s server may not stand where a web address has its host."""
    address = path.as_uri()
    if not address.startswith("file:///"):
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode=ro"


def path_of(db: Connection) -> Path:
    return Path(db.execute("PRAGMA database_list").fetchone()[2])


def pragma(db: Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def is_whole(db: Connection) -> bool:
    """Reads every page, at 1 to 2 ms a megabyte: cheap enough for each start."""
    try:
        return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return False
        raise


def is_damage(error: Exception) -> bool:
    """The file's contents are wrong, as against a disk that is full or a file that is in use.

    A ValueError is a text that is no date, or not UTF-8.
    """
    if isinstance(error, ValueError) or "Could not decode to UTF-8" in str(error):
        return True
    return _primary_code(error) in _DAMAGE


def world_reason(error: Exception) -> str | None:
    """The end of a sentence: "Not saved: the disk is full". None when the fault is ours."""
    return _REASONS.get(_primary_code(error))


def _primary_code(error: Exception) -> int:
    """SQLite's result code without the details in its upper bytes."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF
