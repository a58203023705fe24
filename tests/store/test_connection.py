from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from sqlite3 import Connection

import pytest

from onboarding.store.connection import (
    DATABASE_NAME,
    address_to_read,
    connect,
    connect_to_read,
    is_whole,
    path_of,
)


def test_a_database_knows_where_it_lies(zoes: Connection, tmp_path: Path) -> None:
    assert path_of(zoes).samefile(tmp_path / DATABASE_NAME)


def test_a_check_that_cannot_even_begin_has_failed(zoes: Connection) -> None:
    with path_of(zoes).open("r+b") as file:
        file.seek(24)
        file.write(b"\xa5" * 4000)

    assert not is_whole(zoes)


def test_a_file_in_use_is_not_called_damaged(zoes: Connection) -> None:
    zoes.execute("PRAGMA busy_timeout=1")

    with closing(connect(path_of(zoes))) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            is_whole(zoes)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/srv/a b/x.db"), "file:///srv/a%20b/x.db?mode=ro"),
        (PureWindowsPath(r"C:\data\x.db"), "file:///C:/data/x.db?mode=ro"),
        (PureWindowsPath(r"\\server\share\x.db"), "file:////server/share/x.db?mode=ro"),
    ],
)
def test_a_database_on_a_share_can_be_read_too(path: PurePath, address: str) -> None:
    assert address_to_read(path) == address


def test_reading_makes_and_changes_nothing(zoes: Connection, tmp_path: Path) -> None:
    with (
        closing(connect_to_read(path_of(zoes))) as db,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        db.execute("DELETE FROM person")
    with pytest.raises(sqlite3.OperationalError):
        connect_to_read(tmp_path / "none.db")
