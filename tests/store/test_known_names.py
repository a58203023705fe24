"""Everything that names a person is found, without changing anything."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from onboarding.core.records import Person
from onboarding.store.connection import DATABASE_NAME
from onboarding.store.database import open_database
from onboarding.store.known_names import known_names
from onboarding.store.people import add_person

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ZOE = Person("5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01", "Zoë Khan", "00123", "Waste", manager="Precious Lee")


def test_names_numbers_and_managers_of_those_who_learn_here_and_of_the_team(tmp_path: Path) -> None:
    with closing(open_database(tmp_path, NOW)) as db:
        add_person(db, ZOE)
        other = replace(ZOE, id="5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f02", name="Ben", staff_number="")
        add_person(db, other, learns_here=False)

    assert known_names(tmp_path) == {"Zoë Khan", "00123", "Precious Lee", "Ben"}


def test_where_there_are_no_records_nothing_is_made(tmp_path: Path) -> None:
    assert known_names(tmp_path) == frozenset()
    assert list(tmp_path.iterdir()) == []


def test_records_that_are_damaged_give_no_names(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"no database" * 100)

    assert known_names(tmp_path) == frozenset()
