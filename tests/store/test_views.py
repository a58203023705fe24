"""A copy of the records opens in the tools that analysts have, with names beside the ids."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from onboarding.core.records import Person
from onboarding.core.report import Row
from onboarding.reporting import report
from onboarding.store.completions import add_completions
from onboarding.store.copying import copy_whole
from onboarding.store.database import open_database
from onboarding.store.people import add_person
from onboarding.store.reflections import save_reflection
from tests.store.samples import NOW, ZOE, done
from tests.store.test_team import receive

LINE = Person(
    "7d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f03", "Zoë Example-Khan", "00123", "Recycling", date(2026, 11, 2)
)
WAITING = Person("8d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f04", "Al Khan", "e45", "Waste")
MANAGER = Person("9d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f05", "Mo Manager", "00001")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    """Zoë's record was collected and she is on the roster; Al is on it only; Mo learns here and isn't."""
    with closing(open_database(tmp_path / "data", NOW)) as db:
        for person in (ZOE, LINE, WAITING):
            add_person(db, person, learns_here=False)
        add_person(db, MANAGER)
        db.execute("UPDATE person SET on_roster = 1 WHERE id IN (?, ?)", [LINE.id, WAITING.id])
        receive(db, ZOE.id, "added", "zoe.json")
        add_completions(db, [done("first"), done("second"), done("first", person_id=MANAGER.id)])
        save_reflection(db, MANAGER.id, "people", "first", "why", "A private thought", NOW)
        yield db


@pytest.fixture
def copy(db: Connection, tmp_path: Path) -> Path:
    copy_whole(db, tmp_path / "copy" / "copy.db")
    return tmp_path / "copy" / "copy.db"


def sqlite_utils(*arguments: str | Path) -> Any:
    """What `sqlite-utils` answers in a fresh process, as an analyst types it."""
    answer = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return json.loads(answer.stdout)


def test_it_opens_in_the_sqlite_utils_command_line(copy: Path) -> None:
    views = {view["view"] for view in sqlite_utils("views", copy)}
    rows = sqlite_utils("rows", copy, "completed_step", "--where", "team = 'Waste'")

    assert views == {"completed_step", "team_member"}
    assert [(row["name"], row["module_title"], row["step"]) for row in rows] == [
        ("Zoë Example", "Working with people", "first"),
        ("Zoë Example", "Working with people", "second"),
    ]


def test_questions_can_be_asked_of_it(copy: Path) -> None:
    sql = "SELECT team, sum(steps_completed) AS steps FROM team_member GROUP BY team ORDER BY team"

    assert sqlite_utils("query", copy, sql) == [
        {"team": "Recycling", "steps": 2},
        {"team": "Waste", "steps": 0},
    ]


def test_a_member_stands_once_with_the_details_of_the_roster(copy: Path) -> None:
    first, second = sqlite_utils("rows", copy, "team_member", "--order", "name")

    assert (first["name"], first["on_roster"], first["has_record"], first["steps_completed"]) == (
        "Al Khan", 1, 0, 0,
    )  # fmt: skip
    assert second == {
        "name": "Zoë Example-Khan",
        "staff_number": "00123",
        "team": "Recycling",
        "start_date": "2026-11-02",
        "left_on": None,
        "on_roster": 1,
        "has_record": 1,
        "steps_completed": 2,
        "last_completed_at": "2026-11-22T09:05:00.000Z",
        "person": ZOE.id,
    }


def test_the_view_names_those_whom_the_report_names(db: Connection) -> None:
    found = report(db, [], NOW.date())

    def facts(row: Row) -> tuple[str, str, str]:
        return row.member.id, row.member.person.name, row.member.person.team

    assert found is not None
    assert {facts(row) for row in found.rows} == set(db.execute("SELECT person, name, team FROM team_member"))


def test_no_view_shows_what_is_private(db: Connection) -> None:
    views = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall()

    assert not [name for name, sql in views if "reflection" in sql or "position" in sql]
