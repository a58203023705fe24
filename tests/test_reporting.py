"""The report of a team, from what the database holds, and the files it goes out in."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from onboarding.core.records import Person, to_iso
from onboarding.core.report import Report, ReportFilter, Status, matching
from onboarding.reporting import Kind, export, file_name, report
from onboarding.store.completions import add_completions
from onboarding.store.database import open_database, write
from onboarding.store.people import add_person
from onboarding.store.waivers import add_waiver
from onboarding.team_people import answer, members, set_left
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


def test_what_was_done_and_noted_under_a_modules_earlier_names_counts(db: Connection) -> None:
    collect(db, "Zoë Example")
    add_completions(db, [done("a", module="old-people"), done("b", module="old-people")])
    add_waiver(db, waiver("Zoë Example", "old-place"))
    moved = [
        replace(outline, was=(was,))
        for outline, was in zip(MODULES, ("old-people", "old-place"), strict=True)
    ]

    found = report(db, moved, TODAY)

    assert found is not None
    (row,) = found.rows
    assert [standing.status for standing in row.standings] == [Status.COMPLETE, Status.WAIVED]


def test_nothing_is_due_from_somebody_who_has_left(db: Connection) -> None:
    collect(db, "Al Khan")
    (al,) = members(db)[0]

    set_left(db, al, TODAY)
    on_the_last_day = report(db, MODULES, TODAY)
    set_left(db, al, TODAY - timedelta(days=1))
    afterwards = report(db, MODULES, TODAY)

    assert [standing.days_overdue for standing in on_the_last_day.rows[0].standings] == [7, 0]
    assert [(standing.due_on, standing.days_overdue) for standing in afterwards.rows[0].standings] == [
        (None, 0),
        (None, 0),
    ]


def test_what_one_person_did_under_two_ids_is_one(db: Connection) -> None:
    collect(db, "Zoë Example", "00123")
    collect(db, "Zoë E", "00123")
    add_completions(db, [done("a"), done("b", person="Zoë E", completed_at=NOW + timedelta(days=1))])
    add_waiver(db, waiver("Zoë E", "place"))
    before = report(db, MODULES, TODAY)
    (question,) = members(db)[1]

    answer(db, question, True, NOW, by="Mo Manager")
    after = report(db, MODULES, TODAY)

    assert before is not None and after is not None
    assert [[s.status for s in row.standings] for row in before.rows] == [
        [Status.IN_PROGRESS, Status.WAIVED],
        [Status.IN_PROGRESS, Status.NOT_STARTED],
    ]
    (row,) = after.rows
    assert [standing.status for standing in row.standings] == [Status.COMPLETE, Status.WAIVED]
    assert row.standings[0].completed_on == NOW + timedelta(days=1)


def test_somebody_who_only_learns_on_this_computer_is_not_in_the_team(db: Connection) -> None:
    add_person(db, Person(an_id("Mo Manager"), "Mo Manager"))

    assert report(db, MODULES, TODAY).rows == ()


def test_the_last_waiver_that_holds_is_shown(db: Connection) -> None:
    collect(db, "Zoë Example")
    first, second = waiver(note="First"), waiver(note="Second", recorded_at=NOW + timedelta(hours=1))
    for noted in (first, second):
        add_waiver(db, noted)

    assert report(db, MODULES, TODAY).rows[0].standings[0].waiver == second

    add_waiver(db, waiver(takes_back=second.id, recorded_at=NOW + timedelta(hours=2)))
    assert report(db, MODULES, TODAY).rows[0].standings[0].waiver == first

    add_waiver(db, waiver(takes_back=first.id, recorded_at=NOW + timedelta(hours=3)))
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


@pytest.fixture
def team(db: Connection) -> Report:
    """Zoë has done a step and had the other module waived; Al has done nothing."""
    collect(db, "Zoë Example", "00123")
    collect(db, "Al Khan", "00124")
    collect(db, "Bo", "00125")
    add_completions(db, [done("a"), done("gone", module="left-the-library"), done("a", person="Bo")])
    first, second = waiver(module="place"), waiver(module="people")
    add_waiver(db, first)
    add_waiver(db, second)
    add_waiver(db, waiver(module="people", takes_back=second.id))
    found = report(db, MODULES, TODAY)
    assert found is not None
    return found


def test_exactly_the_rows_given_are_exported_in_their_order(
    db: Connection, team: Report, tmp_path: Path
) -> None:
    rows = team.rows[::-2]

    assert export(db, tmp_path / "a.csv", Kind.CSV, team, rows, ReportFilter(), NOW)

    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))[1:]
    assert [(line[1], line[5]) for line in lines] == [
        ("Zoë Example", "In progress"),
        ("Zoë Example", "Done another way"),
        ("Al Khan", "Not started"),
        ("Al Khan", "Not started"),
    ]


def test_the_statements_are_those_of_the_people_on_the_screen(
    db: Connection, team: Report, tmp_path: Path
) -> None:
    chosen = ReportFilter(text="zoe")

    export(db, tmp_path / "a.json", Kind.XAPI, team, matching(team, chosen), chosen, NOW)

    told = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert [(each["verb"]["display"]["en-GB"], each["object"]["id"].split("/")[-1]) for each in told] == [
        ("completed", "a"),
        ("completed", "gone"),
        ("waived", "place"),
        ("voided", waiver(module="people").id),
    ]


def test_the_page_says_who_is_on_it(db: Connection, team: Report, tmp_path: Path) -> None:
    chosen = ReportFilter(status=Status.NOT_STARTED)

    export(db, tmp_path / "a.html", Kind.HTML, team, matching(team, chosen), chosen, NOW)

    text = (tmp_path / "a.html").read_text("utf-8")
    assert "Everybody not started overall." in text
    assert "1 person: 1 not started. 1 is overdue." in text
    assert "Zoë" not in text


@pytest.mark.parametrize("kind", Kind)
def test_an_export_tells_how_far_it_is_and_leaves_nothing_when_stopped(
    db: Connection, team: Report, tmp_path: Path, kind: Kind
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    told: list[tuple[int, int, str]] = []

    def stopped_after_two() -> bool:
        return len(told) == 2

    def tell(*said: object) -> None:
        told.append(said)  # type: ignore[arg-type]

    path = folder / file_name(kind, TODAY)
    args = (db, path, kind, team, team.rows, ReportFilter(), NOW, tell)

    assert export(*args)
    assert told == [(at, 3, f"Writing Onboarding 2026-11-22.{kind}") for at in range(4)]
    path.unlink()
    told.clear()
    assert not export(*args, stopped_after_two)
    assert not list(folder.iterdir())
