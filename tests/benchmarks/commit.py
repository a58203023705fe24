"""A completion's way to the disk, against a bare sqlite3 commit with the same pragmas."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from onboarding.core.records import Completion, Person
from onboarding.store.completions import add_completion
from onboarding.store.database import open_database
from onboarding.store.people import add_person
from tests.benchmarks.figure import Figure

ROWS = 200
PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "secure_delete=ON",
)


def measure() -> Iterator[Figure]:
    """Medians of alternating commits of the same row into the same layout."""
    with tempfile.TemporaryDirectory() as folder:
        ours, floor = _commits(Path(folder))
    how = f"completion {ours:.2f} ms, sqlite3 {floor:.2f} ms, medians of {ROWS}"
    yield Figure("Completion's commit", ours / floor, 1.5, "times", how)


def _commits(folder: Path) -> tuple[float, float]:
    now = datetime.now(UTC)
    person = Person("5b3c0c2e-8a44-4f7e-9f0e-1f9d0d6f3a11", "Sample Starter")
    ours = open_database(folder / "ours", now)
    add_person(ours, person)
    add_person(open_database(folder / "raw", now), person)
    raw = sqlite3.connect(folder / "raw" / "records.db", isolation_level=None)
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
    template = _template(ours, raw, person, now)
    times: tuple[list[float], list[float]] = ([], [])
    for n in range(ROWS):
        completion = _completion(person, n, now)
        times[0].append(_ms(lambda c=completion: add_completion(ours, c)))
        times[1].append(_ms(lambda n=n: _insert(raw, template, n)))
    return statistics.median(times[0]), statistics.median(times[1])


def _template(ours: object, raw: sqlite3.Connection, person: Person, now: datetime) -> list[object]:
    """A kept row of `completion`, copied from ours, so that both write the same bytes."""
    add_completion(ours, _completion(person, 10_000, now))
    row = list(ours.execute("SELECT * FROM completion").fetchone())
    assert raw.execute("SELECT count(*) FROM completion").fetchone() == (0,)
    return row


def _insert(raw: sqlite3.Connection, template: list[object], n: int) -> None:
    marks = ", ".join("?" * len(template))
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(f"INSERT INTO completion VALUES ({marks})", [f"row-{n}", *template[1:]])
    raw.execute("COMMIT")


def _completion(person: Person, n: int, now: datetime) -> Completion:
    return Completion(person.id, "people", f"step-{n}", 1, "1.0.0", "0" * 64, "A module", "A step", now)


def _ms(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000
