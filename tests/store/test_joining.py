from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onboarding.core.records import Completion, HandIn, Person
from onboarding.errors import NotSaved
from onboarding.store.completions import add_completions, completions
from onboarding.store.database import open_database
from onboarding.store.hand_ins import hand_ins, last_hand_in, note_hand_in, queue_hand_in, waiting_hand_in
from onboarding.store.joining import LINE_BETWEEN, join_record
from onboarding.store.people import add_person, people
from onboarding.store.people import person as known_person
from onboarding.store.positions import module_position, position, positions, remember_position
from onboarding.store.reflections import reflection, save_reflection

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
THERE = Person("there", "Amina Yusuf", "00123", "Highways")
HERE = Person("here", "Amina")
TABLES = ("completion", "position", "reflection", "hand_in")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    db = open_database(tmp_path, NOW)
    yield db
    db.close()


def done(
    step: str, person_id: str = THERE.id, rev: int = 1, hours: int = 0, completes_module: bool = False
) -> Completion:
    return Completion(
        person_id=person_id,
        module_id="partners",
        step_id=step,
        rev=rev,
        module_version="1.0.0",
        words_digest="d" * 64,
        module_title="Working with partners",
        step_title=step,
        completed_at=NOW + timedelta(hours=hours),
        completes_module=completes_module,
    )


def write_note(db: Connection, person_id: str, text: str, hours: int = 0) -> None:
    save_reflection(db, person_id, "partners", "a", "reflection-1", text, NOW + timedelta(hours=hours))


def note(db: Connection, person_id: str = THERE.id) -> str:
    return reflection(db, person_id, "partners", "a", "reflection-1")


def test_the_person_of_a_record_learns_here_from_now_on(db: Connection) -> None:
    added = join_record(db, THERE, [done("a"), done("b")])

    assert added == 2
    assert people(db) == [THERE]
    assert completions(db, THERE.id) == [done("a"), done("b")]


def test_somebody_whose_record_was_only_collected_learns_here_once_it_is_joined(db: Connection) -> None:
    add_person(db, Person(THERE.id, "A. Yusuf"), learns_here=False)

    join_record(db, THERE, [])

    assert people(db) == [THERE]


def test_joining_twice_changes_nothing(db: Connection) -> None:
    join_record(db, THERE, [done("a")])

    added = join_record(db, THERE, [done("a", hours=5)])

    assert added == 0
    assert completions(db, THERE.id) == [done("a")]


def test_what_was_done_under_another_id_moves_with_the_same_facts(db: Connection) -> None:
    add_person(db, HERE)
    add_completions(db, [done("b", HERE.id, rev=3, completes_module=True)])

    added = join_record(db, THERE, [done("a")], leaving_id=HERE.id)

    assert added == 1
    assert set(completions(db, THERE.id)) == {done("a"), done("b", rev=3, completes_module=True)}
    assert known_person(db, HERE.id) is None
    assert not any(db.execute(f"SELECT 1 FROM {table} WHERE person = 'here'").fetchall() for table in TABLES)


def test_a_step_done_in_both_places_is_known_and_keeps_its_first_date(db: Connection) -> None:
    add_person(db, HERE)
    add_completions(db, [done("a", HERE.id, hours=2), done("b", HERE.id)])

    added = join_record(db, THERE, [done("a"), done("b", hours=1)], leaving_id=HERE.id)

    assert added == 0
    assert set(completions(db, THERE.id)) == {done("a"), done("b")}


@pytest.mark.parametrize("finished", [HERE.id, THERE.id])
def test_a_module_that_was_complete_in_one_place_stays_complete(db: Connection, finished: str) -> None:
    add_person(db, HERE)
    add_completions(db, [done("a", HERE.id, completes_module=finished == HERE.id)])

    join_record(db, THERE, [done("a", completes_module=finished == THERE.id)], leaving_id=HERE.id)

    assert [completion.completes_module for completion in completions(db, THERE.id)] == [True]


def test_a_private_note_moves_with_the_person(db: Connection) -> None:
    add_person(db, HERE)
    write_note(db, HERE.id, "ask first")

    join_record(db, THERE, [], leaving_id=HERE.id)

    assert note(db) == "ask first"


@pytest.mark.parametrize(
    ("here", "there", "joined"),
    [
        ("new", "old", f"old{LINE_BETWEEN}new"),
        ("old and new", "old", "old and new"),
        ("same", "same", "same"),
        ("short", "short, then long", "short, then long"),
    ],
)
def test_of_two_private_notes_neither_is_lost(db: Connection, here: str, there: str, joined: str) -> None:
    for person in (HERE, THERE):
        add_person(db, person)
    write_note(db, THERE.id, there)
    write_note(db, HERE.id, here, hours=1)

    join_record(db, THERE, [], leaving_id=HERE.id)

    assert note(db) == joined


def test_the_later_visit_is_where_to_go_on(db: Connection) -> None:
    for person in (HERE, THERE):
        add_person(db, person)
    remember_position(db, HERE.id, "partners", "old", NOW)
    remember_position(db, THERE.id, "partners", "newer", NOW)
    remember_position(db, THERE.id, "people", "old", NOW)
    remember_position(db, HERE.id, "people", "newest", NOW)

    join_record(db, THERE, [], leaving_id=HERE.id)

    assert position(db, THERE.id) == ("people", "newest")
    assert module_position(db, THERE.id, "partners") == "newer"
    assert positions(db, THERE.id) == [("people", "newest"), ("partners", "newer")]


def test_hand_ins_move_and_one_goes_on_waiting(db: Connection) -> None:
    for person in (HERE, THERE):
        add_person(db, person)
    note_hand_in(db, HERE.id, NOW, "share")
    queue_hand_in(db, HERE.id, NOW + timedelta(hours=2))
    queue_hand_in(db, THERE.id, NOW + timedelta(hours=1))

    join_record(db, THERE, [], leaving_id=HERE.id)

    assert hand_ins(db, THERE.id) == [HandIn(NOW, "share")]
    assert last_hand_in(db, THERE.id) == HandIn(NOW, "share")
    assert waiting_hand_in(db, THERE.id) == NOW + timedelta(hours=1)


def test_others_who_learn_here_are_left_alone(db: Connection) -> None:
    ben = Person("ben", "Ben")
    for person in (HERE, ben):
        add_person(db, person)
    add_completions(db, [done("a", ben.id)])
    write_note(db, ben.id, "mine")
    remember_position(db, ben.id, "partners", "a", NOW)
    queue_hand_in(db, ben.id, NOW)

    join_record(db, THERE, [done("a")], leaving_id=HERE.id)

    assert completions(db, ben.id) == [done("a", ben.id)]
    assert note(db, ben.id) == "mine"
    assert position(db, ben.id) == ("partners", "a")
    assert waiting_hand_in(db, ben.id) == NOW


def test_a_join_that_fails_leaves_both_as_they_were(db: Connection) -> None:
    add_person(db, HERE)
    add_completions(db, [done("b", HERE.id)])
    db.execute("PRAGMA max_page_count = 1")
    many = [done(f"step-{number}") for number in range(5000)]

    with pytest.raises(NotSaved):
        join_record(db, THERE, many, leaving_id=HERE.id)

    assert people(db) == [HERE]
    assert completions(db, HERE.id) == [done("b", HERE.id)]


STEPS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(1, 3), st.integers(0, 50), st.booleans()),
    unique_by=lambda step: step[:2],
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(here=STEPS, there=STEPS, in_record=STEPS)
def test_whatever_was_done_on_either_side_is_done_afterwards(
    here: list[tuple[str, int, int, bool]],
    there: list[tuple[str, int, int, bool]],
    in_record: list[tuple[str, int, int, bool]],
) -> None:
    with TemporaryDirectory() as folder:
        db = open_database(Path(folder), NOW)
        for person in (HERE, THERE):
            add_person(db, person)
        add_completions(db, [done(step, HERE.id, *facts) for step, *facts in here])
        add_completions(db, [done(step, THERE.id, *facts) for step, *facts in there])

        added = join_record(
            db, THERE, [done(step, THERE.id, *facts) for step, *facts in in_record], leaving_id=HERE.id
        )

        kept = {(completion.step_id, completion.rev) for completion in completions(db, THERE.id)}
        was_here = {step[:2] for step in (*here, *there)}
        assert kept == was_here | {step[:2] for step in in_record}
        assert added == len({step[:2] for step in in_record} - was_here)
        assert {done(step, THERE.id, *facts) for step, *facts in there} <= set(completions(db, THERE.id))
        assert completions(db, HERE.id) == []
        db.close()
