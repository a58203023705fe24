from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onboarding.core.records import Person
from onboarding.core.roster import LineFault, RefusedLine, RepeatedLine, Roster, RosterLine, roster_id
from onboarding.errors import NotSaved
from onboarding.store.database import open_database
from onboarding.store.forgotten import remember
from onboarding.store.people import add_person, person
from onboarding.store.roster import keep_roster
from onboarding.store.team import known_persons
from tests.store.samples import NOW, ZOE, count

ANN = RosterLine(2, "AB1", "Ann", "Waste", date(2026, 11, 2), date(2027, 1, 31))
BEA = RosterLine(3, "00123", "Bea")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    with closing(open_database(tmp_path, NOW)) as db:
        yield db


def kept(db: Connection, *lines: RosterLine) -> tuple[int, int, int]:
    summary = keep_roster(db, Roster(lines), NOW)
    return summary.added, summary.changed, summary.unchanged


def on_roster(db: Connection) -> dict[str, tuple[str, str, date | None, date | None]]:
    return {
        one.person.staff_number: (one.person.name, one.person.team, one.person.start_date, one.left_on)
        for one in known_persons(db)
        if one.on_roster
    }


def test_the_people_on_a_roster_are_kept_under_ids_of_their_own(db: Connection) -> None:
    assert kept(db, ANN, BEA) == (2, 0, 0)

    assert on_roster(db) == {
        "AB1": ("Ann", "Waste", date(2026, 11, 2), date(2027, 1, 31)),
        "00123": ("Bea", "", None, None),
    }
    assert person(db, roster_id("ab1")) is not None
    assert {one.learns_here for one in known_persons(db)} == {False}


def test_keeping_a_roster_twice_changes_nothing(db: Connection) -> None:
    kept(db, ANN, BEA)
    before = list(db.iterdump())

    assert kept(db, BEA, ANN) == (0, 0, 2)
    assert list(db.iterdump()) == before


def test_a_line_brings_up_to_date_and_what_it_leaves_empty_stays(db: Connection) -> None:
    kept(db, ANN, BEA)

    assert kept(db, RosterLine(9, "ab1", "Ann Other", "", date(2026, 11, 3))) == (0, 1, 0)
    assert on_roster(db)["ab1"] == ("Ann Other", "Waste", date(2026, 11, 3), date(2027, 1, 31))


def test_nobody_is_taken_off_who_is_not_in_the_file(db: Connection) -> None:
    kept(db, ANN)
    kept(db, BEA)

    assert set(on_roster(db)) == {"AB1", "00123"}


def test_a_roster_leaves_what_people_typed_alone(db: Connection) -> None:
    add_person(db, ZOE)

    kept(db, BEA)

    assert person(db, ZOE.id) == ZOE


def test_whoever_has_a_record_here_is_not_called_added(db: Connection) -> None:
    add_person(db, Person(ZOE.id, "Beatrice", "00123"), learns_here=False)
    db.execute(
        "INSERT INTO receipt (collected_at, path, digest, size, person, outcome, reason, added, known)"
        " VALUES ('2026-11-22T09:05:00.000Z', 'bea.json', 'd', 1, ?, 'added', '', 1, 0)",
        [ZOE.id],
    )

    summary = keep_roster(db, Roster((ANN, BEA)), NOW)

    assert (summary.added, summary.met) == (1, 1)


def test_a_record_that_bears_the_id_of_a_line_breaks_nothing(db: Connection) -> None:
    add_person(db, Person(ANN.id, "Forged", "AB1"), learns_here=False)

    assert kept(db, ANN, BEA) == (2, 0, 0)
    assert kept(db, ANN, BEA) == (0, 1, 1)
    assert on_roster(db)["AB1"] == ("Ann", "Waste", date(2026, 11, 2), date(2027, 1, 31))


def test_the_line_of_somebody_forgotten_is_refused(db: Connection) -> None:
    db.execute("INSERT INTO forgetting VALUES (1, '2026-11-22T09:05:00.000Z', 'Jo', 'left', 1)")
    remember(db, ["ab1"], 1)
    broken, twice = RefusedLine(9, LineFault.NO_NAME), RepeatedLine(1, 2, "AB1")

    summary = keep_roster(db, Roster((ANN, BEA), (broken,), (twice,)), NOW)

    assert (summary.added, summary.refused) == (1, (RefusedLine(2, LineFault.FORGOTTEN, "AB1"), broken))
    assert summary.repeated == (twice,)
    assert set(on_roster(db)) == {"00123"}


def test_a_roster_is_kept_whole_or_not_at_all(db: Connection) -> None:
    kept(db, BEA)
    db.execute("PRAGMA max_page_count = 1")

    with pytest.raises(NotSaved):
        kept(db, *(RosterLine(number, f"N{number}", "Ann" * 30) for number in range(2000)))

    assert set(on_roster(db)) == {"00123"}


LINES = st.lists(
    st.builds(
        RosterLine,
        st.just(1),
        st.sampled_from(["1", "01", "a", "A", "b"]),
        st.sampled_from(["Ann", "Bea"]),
        st.sampled_from(["", "Waste"]),
        st.sampled_from([None, date(2026, 1, 1)]),
    ),
    unique_by=lambda line: line.id,
)


@settings(max_examples=30, deadline=None)
@given(LINES, LINES)
def test_whatever_was_kept_a_second_time_changes_nothing(
    before: list[RosterLine], lines: list[RosterLine]
) -> None:
    with TemporaryDirectory() as folder, closing(open_database(Path(folder), NOW)) as db:
        kept(db, *before)

        added, changed, unchanged = kept(db, *lines)

        assert added + changed + unchanged == len(lines)
        assert count(db, "person") == len({line.id for line in (*before, *lines)})
        assert kept(db, *reversed(lines)) == (0, 0, len(lines))
