from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from sqlite3 import Connection

import pytest

from onboarding.core.records import Completion, Person, Record
from onboarding.errors import NotSaved
from onboarding.store.collecting import Kept, keep_record
from onboarding.store.completions import add_completion, completions
from onboarding.store.people import people, person
from tests.store.samples import NOW, ZOE, count, done

BEA = Person("6d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f02", "Bea", "00456", "Libraries", date(2026, 11, 2), "Sam")
LATER = NOW + timedelta(hours=1)


def bea(*completions: Completion, **details: object) -> Record:
    return Record(replace(BEA, **details), completions)


def did(step: str, **facts: object) -> Completion:
    return replace(done(step, person_id=BEA.id), **facts)


def test_somebody_new_is_collected_and_does_not_learn_here(zoes: Connection) -> None:
    kept = keep_record(zoes, bea(did("a"), did("b")))

    assert kept == Kept(added=2, known=0, is_new_person=True, is_changed=True)
    assert person(zoes, BEA.id) == BEA
    assert people(zoes) == [ZOE]
    assert completions(zoes, BEA.id) == [did("a"), did("b")]


def test_the_same_record_again_changes_nothing(zoes: Connection) -> None:
    keep_record(zoes, bea(did("a"), did("b")))
    before = zoes.total_changes

    kept = keep_record(zoes, bea(did("a"), did("b")))

    assert kept == Kept(added=0, known=2, is_new_person=False, is_changed=False)
    assert zoes.total_changes == before


def test_a_record_with_more_in_it_adds_only_what_is_new(zoes: Connection) -> None:
    keep_record(zoes, bea(did("a")))

    kept = keep_record(zoes, bea(did("a"), did("b")))

    assert kept == Kept(added=1, known=1, is_new_person=False, is_changed=True)


def test_an_older_record_after_a_newer_takes_nothing_away(zoes: Connection) -> None:
    keep_record(zoes, bea(did("a"), did("b"), changed_at=LATER, team="New team"))

    kept = keep_record(zoes, bea(did("a"), changed_at=NOW, team="Old team"))

    assert not kept.is_changed
    assert count(zoes) == 2
    found = person(zoes, BEA.id)
    assert found is not None and (found.team, found.changed_at) == ("New team", LATER)


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        (bea(did("a"), did("b"), name="Lower"), bea(name="Higher", changed_at=NOW)),
        (bea(name="Lower", changed_at=NOW), bea(name="Higher", changed_at=LATER)),
        (bea(did("a"), did("b"), name="Lower"), bea(did("c", completed_at=LATER), name="Higher")),
        (bea(did("a"), name="Lower"), bea(did("a"), did("b"), name="Higher")),
        (bea(name="Higher", team="A"), bea(name="Higher", team="B")),
        (bea(name="Higher", start_date=None), bea(name="Higher")),
    ],
)
def test_the_details_of_the_later_record_stay_whichever_comes_first(
    zoes: Connection, lower: Record, higher: Record
) -> None:
    keep_record(zoes, lower)
    keep_record(zoes, higher)
    after = keep_record(zoes, lower)

    assert person(zoes, BEA.id) == higher.person
    assert not after.is_changed


def test_later_details_that_say_the_same_are_nothing_new(zoes: Connection) -> None:
    keep_record(zoes, bea())

    kept = keep_record(zoes, bea(changed_at=NOW))

    assert not kept.is_changed
    assert person(zoes, BEA.id) == replace(BEA, changed_at=NOW)


def test_of_a_step_that_two_computers_tell_differently_the_better_stays(zoes: Connection) -> None:
    early, late = did("a"), did("a", completed_at=LATER, completes_module=True)

    keep_record(zoes, bea(early))
    assert keep_record(zoes, bea(late)) == Kept(added=0, known=1, is_new_person=False, is_changed=True)
    assert not keep_record(zoes, bea(early)).is_changed

    assert completions(zoes, BEA.id) == [late]


@pytest.mark.parametrize("own", ["learns_here", "on_roster"])
def test_details_of_somebody_who_learns_here_or_is_on_the_roster_stay(zoes: Connection, own: str) -> None:
    keep_record(zoes, bea(did("a")))
    zoes.execute(f"UPDATE person SET {own} = 1 WHERE id = ?", [BEA.id])

    kept = keep_record(zoes, bea(did("b"), name="Another", changed_at=LATER))

    assert kept.added == 1
    assert person(zoes, BEA.id) == BEA


def test_a_record_of_somebody_who_learns_here_adds_to_theirs(zoes: Connection) -> None:
    add_completion(zoes, done("a"))

    kept = keep_record(zoes, Record(ZOE, (done("a"), done("b"))))

    assert (kept.added, kept.known, kept.is_new_person) == (1, 1, False)
    assert people(zoes) == [ZOE]


def test_a_record_is_kept_whole_or_not_at_all(zoes: Connection) -> None:
    zoes.execute("PRAGMA max_page_count = 1")
    many = tuple(did(f"step-{number}") for number in range(5000))

    with pytest.raises(NotSaved):
        keep_record(zoes, bea(*many))

    assert person(zoes, BEA.id) is None
    assert count(zoes) == 0
