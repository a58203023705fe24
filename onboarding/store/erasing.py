"""Forgets people on a manager's word, with a line in the log, and so that no old file brings them back."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Collection
from contextlib import closing
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from onboarding.core.leavers import Forgetting
from onboarding.core.members import number_key
from onboarding.core.records import from_iso, sound_text, to_iso
from onboarding.core.roster import roster_id
from onboarding.store.backups import backups
from onboarding.store.connection import APPLICATION_ID, connect, path_of, pragma
from onboarding.store.database import rows, write
from onboarding.store.forgetting import FIRST_LAYOUT_OF_TEAMS, delete_people, forget_in_copies, paths_of
from onboarding.store.forgotten import remember

_log = logging.getLogger(__name__)


def forget_people(
    db: Connection, ids: Collection[str], now: datetime, *, people: int, by: str, why: str
) -> tuple[Path, ...]:
    """Everything kept under the ids, here and in the backups; their files are refused from now on.

    `people` is how many humans they are: the log has that, and no names. A staff number that somebody who
    stays has too isn't refused. Raises NotSaved; the people are then plainly still here, to be forgotten
    again. Returns the damaged files set aside earlier that can't be read and might still hold something.
    """
    folder, paths = path_of(db).parent, paths_of(db, ids)
    unread = forget_in_copies(folder, ids, paths)
    with write(db):
        log = db.execute(
            "INSERT INTO forgetting (at, by, why, people) VALUES (?, ?, ?, ?)",
            [to_iso(now), sound_text(by), sound_text(why), people],
        ).lastrowid
        theirs = _numbers(db, ids)
        delete_people(db, ids, paths)
        assert log is not None
        # A line's id is no more than its number, which may be somebody else's too.
        records = set(ids) - set(map(roster_id, theirs))
        remember(db, records | (theirs - _numbers(db, None)), log)
    _tell_backups(db, folder)
    return unread


def forgettings(db: Connection) -> list[Forgetting]:
    """The log, in the order in which it was written."""
    sql = "SELECT at, by, why, people FROM forgetting ORDER BY id"
    return rows(db, sql, [], lambda row: Forgetting(from_iso(row[0]), *row[1:]))


def _tell_backups(db: Connection, folder: Path) -> None:
    """A backup that is put in the records' place knows then whom not to take back.

    One that can't be told costs nobody anything until then, and is told the next time.
    """
    log = db.execute("SELECT id, at, by, why, people FROM forgetting").fetchall()
    digests = db.execute("SELECT digest, salt, forgetting FROM forgotten").fetchall()
    for path in backups(folder):
        try:
            with closing(connect(path)) as copy:
                ours = pragma(copy, "application_id") == APPLICATION_ID
                if ours and pragma(copy, "user_version") >= FIRST_LAYOUT_OF_TEAMS:
                    _write_list(copy, log, digests)
        except sqlite3.Error as error:
            _log.warning("a backup was not told who is forgotten: %r", error)


def _write_list(copy: Connection, log: list[tuple[object, ...]], digests: list[tuple[object, ...]]) -> None:
    copy.execute("BEGIN IMMEDIATE")
    copy.execute("DELETE FROM forgotten")
    copy.execute("DELETE FROM forgetting")
    copy.executemany("INSERT INTO forgetting (id, at, by, why, people) VALUES (?, ?, ?, ?, ?)", log)
    copy.executemany("INSERT INTO forgotten (digest, salt, forgetting) VALUES (?, ?, ?)", digests)
    copy.execute("COMMIT")
    copy.execute("PRAGMA journal_mode=DELETE")


def _numbers(db: Connection, ids: Collection[str] | None) -> set[str]:
    """The staff numbers of these people; of everybody with None."""
    found = rows(db, "SELECT id, staff_number FROM person", [], tuple)
    return {number_key(number) for person_id, number in found if ids is None or person_id in ids}
