"""Forgets people on a manager's word, with a line in the log, and so that no old file brings them back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from onboarding.core.leavers import Forgetting
from onboarding.core.members import number_key
from onboarding.core.records import from_iso, sound_text, to_iso
from onboarding.core.roster import roster_id
from onboarding.store.connection import path_of
from onboarding.store.database import rows, write
from onboarding.store.forgetting import delete_people, forget_in_copies, paths_of
from onboarding.store.forgotten import remember


def forget_people(
    db: Connection, ids: Collection[str], now: datetime, *, people: int, by: str, why: str
) -> tuple[Path, ...]:
    """Everything kept under the ids, here and in the backups; their files are refused from now on.

    `people` is how many humans they are: the log has that, and no names. A staff number that somebody who
    stays has too isn't refused. Raises NotSaved; the people are then plainly still here, to be forgotten
    again. Returns the damaged files set aside earlier that can't be read and might still hold something.
    """
    paths = paths_of(db, ids)
    unread = forget_in_copies(path_of(db).parent, ids, paths)
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
    return unread


def forgettings(db: Connection) -> list[Forgetting]:
    """The log, the newest first."""
    sql = "SELECT at, by, why, people FROM forgetting ORDER BY id DESC"
    return rows(db, sql, [], lambda row: Forgetting(from_iso(row[0]), *row[1:]))


def _numbers(db: Connection, ids: Collection[str] | None) -> set[str]:
    """The staff numbers of these people; of everybody with None."""
    found = rows(db, "SELECT id, staff_number FROM person", [], tuple)
    return {number_key(number) for person_id, number in found if ids is None or person_id in ids}
