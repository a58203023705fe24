"""Whoever is forgotten is in no file any more, and nobody else is missed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from onboarding.core.leavers import Forgetting
from onboarding.core.records import Person
from onboarding.core.roster import Roster, RosterLine, roster_id
from onboarding.errors import NotSaved
from onboarding.store.backups import backup, backups, newest_good_backup
from onboarding.store.completions import add_completion
from onboarding.store.connection import connect
from onboarding.store.database import open_database
from onboarding.store.erasing import forget_people, forgettings
from onboarding.store.forgotten import is_forgotten
from onboarding.store.people import add_person, erase_person, person
from onboarding.store.recovery import restore_backup
from onboarding.store.roster import keep_roster
from tests.store.samples import NOW, ZOE, count, done
from tests.store.test_team import receive

SECRET = "Zzyzx-Quillfeather"
GONE = Person("5ec2e700-0000-4000-8000-000000000001", SECRET, f"{SECRET}-7")
GONE_TOO = Person("5ec2e700-1111-4000-8000-000000000002", SECRET, "00123")
IDS = [GONE.id, GONE_TOO.id, roster_id(GONE.staff_number)]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    """Two people to forget and Zoë, with receipts, in the records and in two backups."""
    with closing(open_database(tmp_path, NOW)) as db:
        add_person(db, ZOE)
        for somebody in (GONE, GONE_TOO):
            add_person(db, somebody, learns_here=False)
            add_completion(db, done("first", person_id=somebody.id))
            receive(db, somebody.id, "added", f"S:/{SECRET}.json")
        keep_roster(db, Roster((RosterLine(2, GONE.staff_number, SECRET),)), NOW)
        receive(db, None, "refused", f"S:/{SECRET}.json")
        receive(db, None, "refused", f"S:/{SECRET}-{GONE.id[:8]} (1).json")
        receive(db, None, "refused", "S:/somebody.json")
        receive(db, ZOE.id, "added", "S:/zoe.json")
        for days in (1, 2):
            backup(db, tmp_path, NOW + timedelta(days=days))
        yield db


def files_that_name(folder: Path, words: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def forget(db: Connection, ids: list[str] = IDS) -> tuple[Path, ...]:
    return forget_people(db, ids, NOW, people=2, by="Jo", why="Left in 2024")


def test_those_forgotten_are_in_no_file_any_more(db: Connection, tmp_path: Path) -> None:
    assert len(files_that_name(tmp_path, SECRET)) == 3

    assert forget(db) == ()

    assert files_that_name(tmp_path, SECRET) == []
    assert files_that_name(tmp_path, GONE.id) == []
    for path in backups(tmp_path):
        with closing(connect(path)) as copy:
            assert count(copy, "person") == 1
            assert count(copy, "receipt") == 2


def test_all_others_keep_what_is_theirs(db: Connection) -> None:
    add_completion(db, done("first"))

    forget(db)

    assert person(db, ZOE.id) == ZOE
    assert count(db) == 1
    assert sorted(db.execute("SELECT path FROM receipt")) == [("S:/somebody.json",), ("S:/zoe.json",)]


def test_the_log_says_when_by_whom_why_and_how_many(db: Connection) -> None:
    forget(db)

    assert forgettings(db) == [Forgetting(NOW, "Jo", "Left in 2024", 2)]


def test_they_are_known_again_by_id_and_by_number(db: Connection) -> None:
    forget(db)

    for text in (GONE.id, GONE_TOO.id, GONE.staff_number.upper()):
        assert is_forgotten(db, [text])


def test_a_number_that_somebody_who_stays_has_too_is_not_refused(db: Connection) -> None:
    """Zoë typed 00123 as well, and so does the roster."""
    keep_roster(db, Roster((RosterLine(2, "00123", "Zoë"),)), NOW)

    forget(db, [*IDS, roster_id("00123")])

    assert not is_forgotten(db, ["00123"])
    assert keep_roster(db, Roster((RosterLine(2, "00123", "Zoë"),)), NOW).met == 1


def test_forgetting_that_does_not_reach_a_backup_leaves_them_plainly_there(
    db: Connection, tmp_path: Path
) -> None:
    with closing(connect(backups(tmp_path)[-1])) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotSaved):
            forget(db)
        other.execute("ROLLBACK")

    assert person(db, GONE.id) == GONE
    assert count(db, "forgetting") == count(db, "forgotten") == 0
    assert forget(db) == ()


def test_a_backup_that_is_put_back_knows_whom_not_to_take_back(db: Connection, tmp_path: Path) -> None:
    forget(db)
    db.close()

    restore_backup(tmp_path, backups(tmp_path)[0], NOW)

    with closing(open_database(tmp_path, NOW)) as restored:
        assert is_forgotten(restored, [GONE.id])
        assert is_forgotten(restored, [GONE.staff_number])
        assert not is_forgotten(restored, [ZOE.id])
        assert count(restored, "forgetting") == 1
        assert forget(restored, [ZOE.id]) == ()
        assert is_forgotten(restored, [GONE.id]) and is_forgotten(restored, [ZOE.id])


def test_a_backup_that_cannot_be_told_keeps_nobody_here(
    db: Connection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(connect(backups(tmp_path)[0])) as copy:
        copy.execute("DROP TABLE forgotten")

    assert forget(db) == ()

    assert person(db, GONE.id) is None
    assert "not told" in caplog.text and SECRET not in caplog.text
    with closing(connect(backups(tmp_path)[1])) as told:
        assert is_forgotten(told, [GONE.id])


def test_a_backup_of_an_older_layout_forgets_too(db: Connection, tmp_path: Path) -> None:
    old = tmp_path / "backups" / "records-before-layout-2.db"
    shutil.copy(Path(__file__).parents[1] / "data" / "records" / "layout-1.db", old)

    forget(db, [ZOE.id])

    with closing(connect(old)) as copy:
        assert count(copy, "person") == count(copy) == 0
    assert newest_good_backup(tmp_path) is not None


def test_whoever_erases_themselves_takes_the_receipts_of_refused_files_along(
    db: Connection, tmp_path: Path
) -> None:
    for person_id in IDS:
        erase_person(db, person_id)

    assert files_that_name(tmp_path, SECRET) == []
