from __future__ import annotations

import os
import shutil
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onboarding.core.records import Person
from onboarding.errors import DatabaseDamaged, FileNotWritten, NotSaved
from onboarding.store.backups import backup, newest_good_backup
from onboarding.store.completions import add_completions
from onboarding.store.connection import DATABASE_NAME, connect
from onboarding.store.database import open_database
from onboarding.store.hand_ins import note_hand_in
from onboarding.store.people import add_person, change_person, erase_person, people
from onboarding.store.positions import remember_position
from onboarding.store.recovery import restore_backup, set_damaged_aside
from onboarding.store.reflections import save_reflection
from tests.store.samples import NOW, ZOE, count, done, keep_something, without_leave

SECRET = "Zzyzx-Quillfeather"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


def open_on(folder: Path, day: datetime) -> None:
    open_database(folder, day).close()


def test_one_backup_a_day(tmp_path: Path) -> None:
    keep_something(tmp_path)

    with closing(open_database(tmp_path, NOW)) as db:
        assert backup(db, tmp_path, NOW + timedelta(hours=3)) is None
        assert backup(db, tmp_path, NOW + timedelta(days=1)) is not None

    assert names(tmp_path) == ["records-2026-11-22.db", "records-2026-11-23.db"]


def test_nothing_is_backed_up_while_there_is_nobody(tmp_path: Path) -> None:
    open_on(tmp_path, NOW)

    assert not (tmp_path / "backups").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no such links")
def test_a_place_for_backups_that_cannot_be_looked_at_keeps_nobody_from_learning(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    (tmp_path / "backups").symlink_to("x" * 300)

    with closing(open_database(tmp_path, NOW)) as db:
        assert count(db) == 1


def test_ten_daily_backups_are_kept_and_those_before_a_new_layout(tmp_path: Path) -> None:
    keep_something(tmp_path)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "records-before-layout-2.db").touch()

    for day in range(14):
        open_on(tmp_path, NOW + timedelta(days=day))

    kept = [f"records-2026-{date}.db" for date in ("11-26", "11-27", "11-28", "11-29", "11-30")]
    kept += [f"records-2026-12-0{day}.db" for day in range(1, 6)]
    assert names(tmp_path) == [*kept, "records-before-layout-2.db"]


def test_a_clock_set_back_a_year_still_makes_backups_and_loses_none(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    a_year_ago = NOW - timedelta(days=365)
    for day in range(10):
        open_on(tmp_path, NOW + timedelta(days=day))

    for day in range(12):
        open_on(tmp_path, a_year_ago + timedelta(days=day))

    assert len([name for name in names(tmp_path) if name.startswith("records-2026")]) == 10
    assert len([name for name in names(tmp_path) if name.startswith("records-2025")]) == 10


def test_the_newest_backup_is_the_one_that_holds_most_whatever_the_clock_said(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    open_on(tmp_path, NOW)
    keep_something(tmp_path, "second")

    open_on(tmp_path, NOW - timedelta(days=365))

    assert newest_good_backup(tmp_path) == tmp_path / "backups" / "records-2025-11-22.db"


def test_no_backup_is_offered_where_none_is_good(tmp_path: Path) -> None:
    assert newest_good_backup(tmp_path) is None
    keep_something(tmp_path, "first")
    open_on(tmp_path, NOW)
    good = tmp_path / "backups" / "records-2026-11-22.db"
    newer, torn, foreign = (good.with_name(f"records-2026-12-0{day}.db") for day in (1, 2, 3))
    for path in (newer, torn, foreign):
        shutil.copy(good, path)
    with closing(connect(newer)) as db:
        db.execute("PRAGMA user_version=99")
    with closing(connect(foreign)) as db:
        db.execute("PRAGMA application_id=7")
    torn.write_bytes(torn.read_bytes()[:5000])

    found = newest_good_backup(tmp_path)
    good.unlink()

    assert found == good
    assert newest_good_backup(tmp_path) is None


def test_a_bad_database_never_pushes_out_a_good_backup(tmp_path: Path) -> None:
    keep_something(tmp_path, *(f"step-{number}" for number in range(60)))
    open_on(tmp_path, NOW)
    path = tmp_path / DATABASE_NAME

    with closing(open_database(tmp_path, NOW)) as db:
        with path.open("r+b") as file:
            file.seek(8192)
            file.write(b"\xa5" * (path.stat().st_size - 8192))
        db.execute("PRAGMA shrink_memory")
        with pytest.raises(DatabaseDamaged):
            backup(db, tmp_path, NOW + timedelta(days=1))

    assert names(tmp_path) == ["records-2026-11-22.db"]


def test_a_damaged_database_is_set_aside_with_its_journal_and_its_date(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"torn")
    (tmp_path / f"{DATABASE_NAME}-journal").write_bytes(b"its journal")

    aside = set_damaged_aside(tmp_path, NOW)

    assert aside == tmp_path / "records-damaged-2026-11-22T0905.db"
    assert aside.read_bytes() == b"torn"
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"its journal"
    assert not (tmp_path / DATABASE_NAME).exists()


def test_setting_aside_never_overwrites(tmp_path: Path) -> None:
    for torn in (b"one", b"two", b"three"):
        (tmp_path / DATABASE_NAME).write_bytes(torn)
        set_damaged_aside(tmp_path, NOW)

    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"one", b"three", b"two"]


def test_setting_aside_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        set_damaged_aside(tmp_path, NOW)


def test_a_restored_backup_takes_no_journal_of_the_file_before_it(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    open_on(tmp_path, NOW)
    (tmp_path / f"{DATABASE_NAME}-journal").write_bytes(b"of the file that goes")

    restore_backup(tmp_path, tmp_path / "backups" / "records-2026-11-22.db", NOW)

    assert not (tmp_path / f"{DATABASE_NAME}-journal").exists()
    with closing(open_database(tmp_path, NOW)) as db:
        assert count(db) == 1


def test_restoring_keeps_what_was_there_before(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    open_on(tmp_path, NOW)
    before = (tmp_path / DATABASE_NAME).read_bytes()

    aside = restore_backup(tmp_path, tmp_path / "backups" / "records-2026-11-22.db", NOW)

    assert aside.read_bytes() == before


def test_a_backup_that_cannot_be_read_leaves_the_database_in_its_place(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"damaged")
    (tmp_path / "torn.db").write_bytes(b"torn" * 100)

    with pytest.raises(FileNotWritten):
        restore_backup(tmp_path, tmp_path / "torn.db", NOW)

    assert (tmp_path / DATABASE_NAME).read_bytes() == b"damaged"


def _keep_a_secret(folder: Path) -> None:
    """Somebody with everything that can be kept, in the database, two backups and a damaged file."""
    keep_something(folder, "first")
    with closing(open_database(folder, NOW)) as db:
        add_person(db, Person("secret", SECRET, SECRET, SECRET, manager=SECRET))
        change_person(db, Person("secret", f"{SECRET} once more", SECRET, SECRET))
        add_completions(db, [done(f"{SECRET}-{number}", person_id="secret") for number in range(50)])
        save_reflection(db, "secret", "m", "s", "reflection-1", f"I am {SECRET} " * 2000, NOW)
        remember_position(db, "secret", "m", SECRET, NOW)
        note_hand_in(db, "secret", NOW, f"X:/{SECRET}")
        backup(db, folder, NOW + timedelta(days=1))
        backup(db, folder, NOW + timedelta(days=2))
    shutil.copy(folder / DATABASE_NAME, folder / "records-damaged-2026-11-20T0800.db")
    shutil.copy(folder / DATABASE_NAME, folder / "backups" / "records-2026-11-24.tmp")
    shutil.copy(folder / DATABASE_NAME, folder / "records.tmp")


def _files_that_name(folder: Path, secret: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


def test_an_erased_person_is_in_no_file_any_more(tmp_path: Path) -> None:
    _keep_a_secret(tmp_path)
    assert len(_files_that_name(tmp_path, SECRET)) == 6

    with closing(open_database(tmp_path, NOW)) as db:
        assert erase_person(db, "secret") == ()

        assert _files_that_name(tmp_path, SECRET) == []
        assert people(db) == [ZOE]
        assert count(db) == 1
    assert list((tmp_path / "backups").glob("*-journal")) == []
    assert newest_good_backup(tmp_path) is not None


def test_an_erase_deletes_backups_that_cannot_be_read_and_names_what_is_left(tmp_path: Path) -> None:
    _keep_a_secret(tmp_path)
    aside = tmp_path / "records-damaged-2026-11-20T0800.db"
    torn = tmp_path / "backups" / "records-2026-11-24.db"
    for path in (aside, torn):
        path.write_bytes(b"garbage " * 64 + path.read_bytes()[512:])

    with closing(open_database(tmp_path, NOW)) as db:
        left = erase_person(db, "secret")

    assert left == (aside,)
    assert _files_that_name(tmp_path, SECRET) == [aside]
    assert not torn.exists()


def test_a_file_of_another_program_among_the_backups_is_left_alone(tmp_path: Path) -> None:
    keep_something(tmp_path)
    (tmp_path / "backups").mkdir()
    foreign = tmp_path / "backups" / "records-of-somebody.db"
    with closing(connect(foreign)) as other:
        other.execute("CREATE TABLE person (id)")
        other.execute("INSERT INTO person VALUES (?)", [ZOE.id])

    with closing(open_database(tmp_path, NOW)) as db:
        erase_person(db, ZOE.id)

    with closing(connect(foreign)) as other:
        assert count(other, "person") == 1


def test_an_erase_that_does_not_reach_a_backup_leaves_the_person_plainly_there(tmp_path: Path) -> None:
    keep_something(tmp_path, "first")
    open_on(tmp_path, NOW)
    busy = tmp_path / "backups" / "records-2026-11-22.db"

    with closing(open_database(tmp_path, NOW)) as db, closing(connect(busy)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotSaved) as caught:
            erase_person(db, ZOE.id)
        other.execute("ROLLBACK")

        assert caught.value.path == busy
        assert people(db) == [ZOE]


@pytest.mark.skipif(os.name == "nt", reason="leave to write is kept otherwise on Windows")
def test_an_erase_says_when_a_bad_backup_cannot_be_deleted() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "data"
        keep_something(folder, "first")
        (folder / "backups").mkdir()
        (folder / "backups" / "records-2026-11-24.tmp").touch()
        with closing(open_database(folder, NOW)) as db:
            with without_leave(folder / "backups"), pytest.raises(NotSaved, match="may not write"):
                erase_person(db, ZOE.id)

            assert people(db) == [ZOE]
