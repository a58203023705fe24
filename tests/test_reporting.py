"""The report of a team, from what the database holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from onboarding.core.records import Person, to_iso
from onboarding.core.report import Status
from onboarding.core.waivers import Waiver
from onboarding.reporting import report
from onboarding.store.completions import add_completions
from onboarding.store.database import open_database, write
from onboarding.store.people import add_person
from tests.core.team_samples import NOW, STARTED, TODAY, an_id, done, module, waiver

MODULES = [module("people", "a", "b"), module("place", "a", due_days=None)]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    with closing(open_database(tmp_path, NOW)) as db:
        yield db


def collect(db: Connection, name: str, number: str = "") -> None:
    """Somebody whose record file was collected."""
    with write(db):
        add_person(db, Person(an_id(name), name, number, "Waste", STARTED), learns_here=False)
        db.execute(
            "INSERT INTO receipt VALUES (NULL, ?, ?, 'd', 1, ?, 'added', '', 1, 0)",
            [to_iso(NOW), name, an_id(name)],
        )


def note(db: Connection, noted: Waiver) -> None:
    with write(db):
        db.execute(
            "INSERT INTO waiver VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(noted.id, noted.person_id, noted.module_id, noted.module_title, noted.reason.value),
                *(noted.done_on.isoformat(), noted.note, noted.recorded_by, to_iso(noted.recorded_at)),
                noted.takes_back or None,
            ],
        )


def test_each_person_stands_by_each_module_and_people_by_name(db: Connection) -> None:
    collect(db, "zoë Example")
    collect(db, "Al Khan")
    add_completions(db, [done("a", person="Al Khan"), done("a", person="Al Khan", module="place")])

    found = report(db, MODULES, TODAY)

    assert [row.member.person.name for row in found.rows] == ["Al Khan", "zoë Example"]
    assert [[standing.status for standing in row.standings] for row in found.rows] == [
        [Status.IN_PROGRESS, Status.COMPLETE],
        [Status.NOT_STARTED, Status.NOT_STARTED],
    ]
    assert [standing.days_overdue for standing in found.rows[0].standings] == [7, 0]
    assert [outline.id for outline in found.modules] == ["people", "place"]


def test_somebody_who_only_learns_on_this_computer_is_not_in_the_team(db: Connection) -> None:
    add_person(db, Person(an_id("Mo Manager"), "Mo Manager"))

    assert report(db, MODULES, TODAY).rows == ()


def test_the_last_waiver_that_holds_is_shown(db: Connection) -> None:
    collect(db, "Zoë Example")
    first, second = waiver(note="First"), waiver(note="Second", recorded_at=NOW + timedelta(hours=1))
    for noted in (first, second):
        note(db, noted)

    assert report(db, MODULES, TODAY).rows[0].standings[0].waiver == second

    note(db, waiver(takes_back=second.id, recorded_at=NOW + timedelta(hours=2)))
    assert report(db, MODULES, TODAY).rows[0].standings[0].waiver == first

    note(db, waiver(takes_back=first.id, recorded_at=NOW + timedelta(hours=3)))
    assert report(db, MODULES, TODAY).rows[0].standings[0].status is Status.NOT_STARTED


def test_it_tells_how_far_it_is_and_can_be_stopped(db: Connection) -> None:
    for name in ("A", "B", "C"):
        collect(db, name)
    told: list[tuple[int, int, str]] = []

    report(db, MODULES, TODAY, lambda *said: told.append(said))

    assert told == [(done, 3, "Reading records") for done in range(4)]
    assert report(db, MODULES, TODAY, is_cancelled=lambda: True) is None


def test_a_report_holds_up_nobody_who_writes(db: Connection, tmp_path: Path) -> None:
    for name in ("A", "B"):
        collect(db, name)

    with closing(open_database(tmp_path, NOW)) as other:
        report(db, MODULES, TODAY, lambda done, *_: add_person(other, Person(str(done), "New")))

    assert db.execute("SELECT count(*) FROM person").fetchone() == (5,)
