"""One person with one completion, to tell stories with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection
from tempfile import gettempdir

from onboarding.core.records import Completion, Person
from onboarding.store.completions import add_completions
from onboarding.store.database import open_database
from onboarding.store.people import add_person

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
ZOE = Person("5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01", "Zoë Example", "00123", "Waste")


def done(step: str, *, person_id: str = ZOE.id, rev: int = 1, at: datetime = NOW) -> Completion:
    return Completion(
        person_id=person_id,
        module_id="working-with-people",
        step_id=step,
        rev=rev,
        module_version="1.2.0",
        words_digest="d" * 64,
        module_title="Working with people",
        step_title="Start with the person",
        completed_at=at,
    )


def keep_something(folder: Path, *steps: str, now: datetime = NOW) -> None:
    """A database with Zoë in it, and what she completed."""
    with closing(open_database(folder, now)) as db:
        if not db.execute("SELECT 1 FROM person").fetchone():
            add_person(db, ZOE)
        add_completions(db, map(done, steps))


def count(db: Connection, table: str = "completion") -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@contextmanager
def without_leave(path: Path, mode: int = 0o555) -> Iterator[None]:
    """Only what `mode` gives everybody may be done with `path`, even where the tests run as root."""
    before = path.stat().st_mode
    path.chmod(mode)
    owner = os.geteuid()
    if owner == 0:
        for above in path.parents[: path.parents.index(Path(gettempdir()))]:
            above.chmod(above.stat().st_mode | 0o055)
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(owner)
        path.chmod(before)
