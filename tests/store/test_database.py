from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory

import pytest
from sqlite_utils import Database, Migrations

from onboarding.core.records import HandIn
from onboarding.errors import (
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseNewer,
    DataFolderUnwritable,
    NotSaved,
)
from onboarding.store.completions import add_completion, completions
from onboarding.store.connection import APPLICATION_ID, DATABASE_NAME, connect
from onboarding.store.database import open_again, open_database, rows, upgrade, write
from onboarding.store.hand_ins import hand_ins
from onboarding.store.layout import NEWEST_LAYOUT
from onboarding.store.migrations import MIGRATIONS, lay_out_the_records, make_room_for_the_managers
from onboarding.store.people import add_person, people
from onboarding.store.positions import position
from onboarding.store.recovery import restore_backup
from onboarding.store.reflections import reflection
from tests.store.samples import NOW, ZOE, count, done, keep_something, without_leave

POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="leave to write is kept otherwise on Windows")
LAYOUT_1 = Path(__file__).parent.parent / "data" / "records" / "layout-1.db"


def pragma(db: Connection, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_first_start_makes_folder_and_database(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there yet"

    with closing(open_database(folder, NOW)) as db:
        assert people(db) == []

    assert (folder / DATABASE_NAME).is_file()


def test_every_connection_is_a_careful_one(tmp_path: Path) -> None:
    with closing(open_database(tmp_path, NOW)) as db:
        kept = {name: pragma(db, name) for name in ("journal_mode", "synchronous", "foreign_keys")}
        safe = {name: pragma(db, name) for name in ("trusted_schema", "secure_delete", "application_id")}

    assert kept == {"journal_mode": "truncate", "synchronous": 3, "foreign_keys": 1}
    assert safe == {"trusted_schema": 0, "secure_delete": 1, "application_id": APPLICATION_ID}


def test_records_can_be_opened_once_more_beside(tmp_path: Path) -> None:
    with closing(open_database(tmp_path, NOW)) as db, closing(open_again(tmp_path)) as beside:
        add_person(beside, ZOE)

        assert people(db) == [ZOE]
        assert pragma(beside, "synchronous") == 3


def test_records_that_are_not_there_cannot_be_opened_once_more(tmp_path: Path) -> None:
    with pytest.raises(DataFolderUnwritable):
        open_again(tmp_path / "gone")


def test_every_table_is_strict(tmp_path: Path) -> None:
    with closing(open_database(tmp_path, NOW)) as db:
        found = db.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).fetchall()

    assert [name for name, strict in found if not strict and name != "sqlite_schema"] == []


def test_what_is_kept_is_there_at_the_next_start(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")

    with closing(open_database(tmp_path, NOW)) as db:
        assert completions(db, ZOE.id) == [done("first")]


def test_an_error_half_way_keeps_nothing_of_the_write(tmp_path: Path) -> None:
    keep_something(tmp_path)

    with closing(open_database(tmp_path, NOW)) as db:
        with pytest.raises(ZeroDivisionError), write(db):
            add_completion(db, done("first"))
            raise ZeroDivisionError

        assert count(db) == 0


def test_a_fault_of_ours_comes_through_as_it_is(tmp_path: Path) -> None:
    with closing(open_database(tmp_path, NOW)) as db, pytest.raises(sqlite3.IntegrityError):
        add_completion(db, done("of nobody"))


def test_a_write_says_when_another_program_has_the_file(tmp_path: Path) -> None:
    keep_something(tmp_path)

    with closing(open_database(tmp_path, NOW)) as db, closing(connect(tmp_path / DATABASE_NAME)) as other:
        db.execute("PRAGMA busy_timeout=1")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotSaved) as caught:
            add_completion(db, done("first"))
        with pytest.raises(DataFolderUnwritable):
            completions(db, ZOE.id)
        other.execute("ROLLBACK")

        assert caught.value.path == tmp_path / DATABASE_NAME
        assert caught.value.reason == "another program is using the file"
        assert add_completion(db, done("first"))


def test_a_full_disk_keeps_nothing_and_what_was_kept_stays(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")

    with closing(open_database(tmp_path, NOW)) as db:
        db.execute(f"PRAGMA max_page_count={pragma(db, 'page_count')}")
        with pytest.raises(NotSaved, match="disk is full"), write(db):
            for number in range(1000):
                add_completion(db, done(f"step-{number}"))

        assert count(db) == 1


def test_a_step_is_never_reported_done_when_a_full_disk_refused_it(tmp_path: Path) -> None:
    keep_something(tmp_path)
    reported = 0

    with closing(open_database(tmp_path, NOW)) as db:
        db.execute(f"PRAGMA max_page_count={pragma(db, 'page_count')}")
        with pytest.raises(NotSaved):
            while add_completion(db, done(f"step-{reported}")):
                reported += 1

        assert count(db) == reported


def test_a_read_only_file_can_be_read_and_says_why_it_keeps_nothing(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")

    with closing(open_database(tmp_path, NOW)) as db:
        db.execute("PRAGMA query_only=ON")
        with pytest.raises(NotSaved, match="read-only"):
            add_completion(db, done("second"))

        assert count(db) == 1


def test_a_statement_of_ours_that_is_wrong_is_not_called_damage(tmp_path: Path) -> None:
    with closing(open_database(tmp_path, NOW)) as db:
        with pytest.raises(sqlite3.OperationalError):
            rows(db, "SELECT 1 FROM nowhere", [], tuple)
        with pytest.raises(sqlite3.OperationalError), write(db):
            db.execute("INSERT INTO nowhere VALUES (1)")


def test_an_empty_file_is_what_a_crash_at_the_first_start_leaves(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).touch()

    keep_something(tmp_path, "first")

    with closing(open_database(tmp_path, NOW)) as db:
        assert count(db) == 1


def test_an_emptied_file_beside_backups_is_no_fresh_start(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    keep_something(tmp_path)
    (tmp_path / DATABASE_NAME).write_bytes(b"")

    with pytest.raises(DatabaseDamaged) as caught:
        open_database(tmp_path, NOW)

    assert caught.value.newest_backup == tmp_path / "backups" / "records-2026-11-22.db"


@pytest.mark.parametrize("start", [0, 1, 60, 100, 3900, 4096, 8192])
def test_a_damaged_file_is_called_so_and_left_as_it_is(tmp_path: Path, start: int) -> None:
    keep_something(tmp_path, *(f"step-{number}" for number in range(30)))
    keep_something(tmp_path)
    path = tmp_path / DATABASE_NAME
    raw = bytearray(path.read_bytes())
    raw[start : start + 900] = b"\xa5" * 900
    if start < 100:
        raw[:16] = b"not a database!!"
    path.write_bytes(raw)

    with pytest.raises(DatabaseDamaged) as caught:
        open_database(tmp_path, NOW)

    assert caught.value.path == path
    assert caught.value.newest_backup == tmp_path / "backups" / "records-2026-11-22.db"
    assert path.read_bytes() == raw


def test_half_a_file_is_damaged(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    path = tmp_path / DATABASE_NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(DatabaseDamaged) as caught:
        open_database(tmp_path, NOW)

    assert caught.value.newest_backup is None


def test_a_file_without_our_tables_is_damaged(tmp_path: Path) -> None:
    keep_something(tmp_path)
    with closing(connect(tmp_path / DATABASE_NAME)) as db:
        db.execute("DROP TABLE reflection")

    with pytest.raises(DatabaseDamaged):
        open_database(tmp_path, NOW)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE person SET name = CAST(x'ff5ac3' AS TEXT)",
        "UPDATE person SET start_date = 'soon'",
    ],
)
def test_text_that_makes_no_sense_is_damage(tmp_path: Path, spoil: str) -> None:
    keep_something(tmp_path)

    with closing(open_database(tmp_path, NOW)) as db:
        db.execute(spoil)
        with pytest.raises(DatabaseDamaged) as caught:
            people(db)

    assert caught.value.newest_backup is not None


def test_damage_met_in_the_midst_of_a_write_is_called_so(tmp_path: Path) -> None:
    keep_something(tmp_path, *(f"step-{number}" for number in range(200)))
    path = tmp_path / DATABASE_NAME

    with closing(open_database(tmp_path, NOW)) as db:
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xa5" * (path.stat().st_size - 4096))
        db.execute("PRAGMA shrink_memory")
        with pytest.raises(DatabaseDamaged):
            for number in range(200):
                add_completion(db, done(f"more-{number}"))


def test_a_file_cut_off_within_its_header_is_damaged_not_another_programs(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    path = tmp_path / DATABASE_NAME
    path.write_bytes(path.read_bytes()[:60])

    with pytest.raises(DatabaseDamaged):
        open_database(tmp_path, NOW)


@pytest.mark.parametrize("application_id", [0, 0x0F055112])
def test_a_database_of_another_program_is_never_touched(tmp_path: Path, application_id: int) -> None:
    path = tmp_path / DATABASE_NAME
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA application_id={application_id}")
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE recipe (name)")
    before = path.read_bytes()

    with pytest.raises(DatabaseForeign):
        open_database(tmp_path, NOW)

    assert path.read_bytes() == before


def test_a_newer_layout_is_refused(tmp_path: Path) -> None:
    keep_something(tmp_path)
    with closing(connect(tmp_path / DATABASE_NAME)) as db:
        db.execute("PRAGMA user_version=99")

    with pytest.raises(DatabaseNewer) as caught:
        open_database(tmp_path, NOW)

    assert (caught.value.layout, caught.value.newest_known) == (99, NEWEST_LAYOUT)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DataFolderUnwritable) as caught:
        open_database(tmp_path / "file" / "data", NOW)

    assert caught.value.path == tmp_path / "file" / "data"
    assert caught.value.reason == "the folder isn't there"


def test_a_folder_in_the_databases_place_is_named(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).mkdir()

    with pytest.raises(DataFolderUnwritable, match="can't be opened"):
        open_database(tmp_path, NOW)


@POSIX_ONLY
def test_a_folder_that_cannot_be_written_to_is_named() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "data"
        keep_something(folder)
        with without_leave(folder), pytest.raises(DataFolderUnwritable, match="may not write"):
            open_database(folder, NOW)


@POSIX_ONLY
def test_a_database_that_may_not_be_read_is_named() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "data"
        keep_something(folder)
        folder.chmod(0o777)
        with without_leave(folder / DATABASE_NAME, mode=0), pytest.raises(DataFolderUnwritable) as caught:
            open_database(folder, NOW)

    assert caught.value.path == folder / DATABASE_NAME


def test_a_database_of_layout_1_still_opens(tmp_path: Path) -> None:
    shutil.copy(LAYOUT_1, tmp_path / DATABASE_NAME)

    with closing(open_database(tmp_path, NOW)) as db:
        assert people(db) == [ZOE]
        assert completions(db, ZOE.id) == [done("start-with-the-person")]
        assert position(db, ZOE.id) == ("working-with-people", "a-housing-form")
        assert reflection(db, ZOE.id, "working-with-people", "reflect", "reflection-1") == "Ask first."
        assert hand_ins(db, ZOE.id) == [HandIn(NOW, "S:/Onboarding")]
        assert pragma(db, "user_version") == NEWEST_LAYOUT


def test_an_upgraded_database_has_the_shape_of_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    shutil.copy(LAYOUT_1, tmp_path / "old" / DATABASE_NAME)

    with closing(open_database(tmp_path / "old", NOW)) as old, closing(open_database(tmp_path, NOW)) as new:
        assert _shape(old) == _shape(new)


def _shape(db: Connection) -> list[tuple[str, str]]:
    return db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_the_layout_before_an_upgrade_is_kept_as_a_backup(tmp_path: Path) -> None:
    shutil.copy(LAYOUT_1, tmp_path / DATABASE_NAME)

    open_database(tmp_path, NOW).close()

    with closing(connect(tmp_path / "backups" / "records-before-layout-2.db")) as old:
        assert pragma(old, "user_version") == 1
        assert count(old) == 1


NEXT_LAYOUT = NEWEST_LAYOUT + 1


def _next_layout() -> Migrations:
    """Every layout so far; a test adds the one that comes after."""
    migrations = Migrations("records")
    for number, lay_out in enumerate((lay_out_the_records, make_room_for_the_managers), start=1):
        migrations(name=f"layout-{number}")(lay_out)
    return migrations


def test_a_new_layout_is_made_from_the_old_with_a_backup_before(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    migrations = _next_layout()

    @migrations(name=f"layout-{NEXT_LAYOUT}")
    def give_people_a_colour(db: Database) -> None:
        db.execute("ALTER TABLE person ADD COLUMN colour TEXT")

    with closing(open_database(tmp_path, NOW)) as db:
        upgrade(db, tmp_path, migrations, newest=NEXT_LAYOUT)

        assert db.execute("SELECT name, colour FROM person").fetchall() == [(ZOE.name, None)]
        assert pragma(db, "user_version") == NEXT_LAYOUT
    with closing(connect(tmp_path / "backups" / f"records-before-layout-{NEXT_LAYOUT}.db")) as old:
        assert pragma(old, "user_version") == NEWEST_LAYOUT
        assert count(old) == 1


def test_a_migration_that_fails_leaves_the_old_layout_whole(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    migrations = _next_layout()

    @migrations(name=f"layout-{NEXT_LAYOUT}")
    def fail_half_way(db: Database) -> None:
        db.execute("ALTER TABLE person ADD COLUMN colour TEXT")
        raise ZeroDivisionError

    with closing(open_database(tmp_path, NOW)) as db:
        with pytest.raises(ZeroDivisionError):
            upgrade(db, tmp_path, migrations, newest=NEXT_LAYOUT)

        assert pragma(db, "user_version") == NEWEST_LAYOUT
        assert "colour" not in {name for _, name, *_ in db.execute("PRAGMA table_info(person)")}
        assert len(MIGRATIONS.applied(Database(db))) == NEWEST_LAYOUT


def test_no_migration_without_a_backup(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")

    with closing(open_database(tmp_path, NOW)) as db:
        shutil.rmtree(tmp_path / "backups", ignore_errors=True)
        (tmp_path / "backups").touch()
        with pytest.raises(NotSaved):
            upgrade(db, tmp_path, _next_layout(), newest=NEXT_LAYOUT)

        assert pragma(db, "user_version") == NEWEST_LAYOUT


def test_a_backup_that_cannot_be_made_keeps_nobody_from_learning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep_something(tmp_path, "first")
    (tmp_path / "backups").touch()

    with closing(open_database(tmp_path, NOW)) as db:
        assert count(db) == 1

    assert "no backup today" in caplog.text


def test_the_way_back_from_damage(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    keep_something(tmp_path, "too new for the backup", now=NOW)
    (tmp_path / DATABASE_NAME).write_bytes(b"\0" * 8192)
    with pytest.raises(DatabaseDamaged) as caught:
        open_database(tmp_path, NOW)
    assert caught.value.newest_backup is not None

    aside = restore_backup(tmp_path, caught.value.newest_backup, NOW)

    assert aside.read_bytes() == b"\0" * 8192
    with closing(open_database(tmp_path, NOW + timedelta(days=1))) as db:
        assert [c.step_id for c in completions(db, ZOE.id)] == ["first"]


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from onboarding.store.completions import add_completion
from onboarding.store.database import open_database
from onboarding.store.people import add_person
from tests.store.samples import NOW, ZOE, done

db = open_database(Path(sys.argv[1]), NOW)
add_person(db, ZOE)
number = 0
while add_completion(db, done(f"step-{number}")):
    number += 1
    print(number, flush=True)
"""


@pytest.mark.parametrize("lines", [1, 7, 60])
def test_a_program_killed_while_it_writes_loses_nothing_it_reported(tmp_path: Path, lines: int) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout is not None
        for _ in range(lines):
            child.stdout.readline()
        os.kill(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        reported = lines + len(child.stdout.readlines())

    with closing(open_database(tmp_path, NOW)) as db:
        assert count(db) in (reported, reported + 1)


def test_a_name_with_half_an_emoji_is_kept_without_it(tmp_path: Path) -> None:
    with closing(open_database(tmp_path, NOW)) as db:
        add_person(db, type(ZOE)("an-id", "Zo\ud83d\ude00 \ud83d"))

        assert people(db)[0].name == "Zo😀 �"
