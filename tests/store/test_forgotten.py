from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest

from onboarding.store.database import open_database
from onboarding.store.forgotten import is_forgotten, let_back, remember
from tests.store.samples import NOW, ZOE, count


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    """A database in whose log one forgetting stands, as number 1."""
    with closing(open_database(tmp_path, NOW)) as db:
        db.execute("INSERT INTO forgetting VALUES (1, '2026-11-22T09:05:00.000Z', 'Jo', 'left', 1)")
        yield db


def test_nobody_is_forgotten_at_first(db: Connection) -> None:
    assert not is_forgotten(db, [ZOE.id, ZOE.staff_number])


def test_the_forgotten_are_known_again_by_id_or_staff_number(db: Connection) -> None:
    remember(db, [ZOE.id, "AB-12"], 1)

    assert is_forgotten(db, [ZOE.id])
    assert is_forgotten(db, ["another id", " ab-12 "])
    assert not is_forgotten(db, ["another id", "AB-13"])


def test_somebody_with_no_staff_number_makes_nobody_else_forgotten(db: Connection) -> None:
    remember(db, [ZOE.id, "", " "], 1)

    assert not is_forgotten(db, ["another id", ""])
    assert not is_forgotten(db, [])
    assert count(db, "forgotten") == 1


def test_remembering_twice_is_remembering_once(db: Connection) -> None:
    remember(db, [ZOE.id], 1)
    remember(db, [ZOE.id, "00123"], 1)

    assert count(db, "forgotten") == 2
    assert db.execute("SELECT count(DISTINCT salt) FROM forgotten").fetchone() == (1,)


def test_whoever_is_let_back_is_forgotten_no_more_and_all_others_still_are(db: Connection) -> None:
    let_back(db, [ZOE.id])
    remember(db, [ZOE.id, "00123", "another id"], 1)

    let_back(db, [ZOE.id, "00123"])

    assert not is_forgotten(db, [ZOE.id, "00123"])
    assert is_forgotten(db, ["another id"])


def test_the_list_names_nobody(db: Connection, tmp_path: Path) -> None:
    remember(db, [ZOE.id, "Zoe-00123"], 1)
    raw = (tmp_path / "records.db").read_bytes()

    assert ZOE.id.encode() not in raw
    assert b"oe-00123" not in raw
