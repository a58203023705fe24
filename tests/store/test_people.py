from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from sqlite3 import Connection

import pytest

from onboarding.core.records import Person
from onboarding.store.completions import add_completion
from onboarding.store.people import add_person, change_person, erase_person, how_many, people, person
from tests.store.samples import NOW, ZOE, count, done


def test_a_person_comes_back_as_typed(zoes: Connection) -> None:
    typed = Person("an-id", "Ali “Al” O'Brien; DROP TABLE 😀", "00123", "", date(2026, 11, 2), "Sam", NOW)

    add_person(zoes, typed)

    assert person(zoes, "an-id") == typed
    assert person(zoes, ZOE.id) == ZOE
    assert person(zoes, "nobody") is None


def test_people_stand_by_name_whatever_the_case(zoes: Connection) -> None:
    for number, name in enumerate(["bea", "Abe", "Cy"]):
        add_person(zoes, Person(str(number), name))

    assert [found.name for found in people(zoes)] == ["Abe", "bea", "Cy", ZOE.name]


def test_somebody_whose_record_was_only_collected_does_not_learn_here(zoes: Connection) -> None:
    add_person(zoes, Person("collected", "Bea"), learns_here=False)

    assert people(zoes) == [ZOE]
    assert how_many(zoes) == 2
    assert person(zoes, "collected") == Person("collected", "Bea")


def test_one_id_is_one_person(zoes: Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        add_person(zoes, replace(ZOE, name="Another"))

    assert people(zoes) == [ZOE]


def test_a_person_may_change_all_that_was_typed(zoes: Connection) -> None:
    changed = Person(ZOE.id, "Zoë Other", "00456", "Libraries", date(2026, 11, 2), "Sam")
    add_completion(zoes, done("first"))

    change_person(zoes, changed)

    assert people(zoes) == [changed]
    assert count(zoes) == 1


def test_nobody_can_be_changed_who_is_not_here(zoes: Connection) -> None:
    with pytest.raises(KeyError):
        change_person(zoes, Person("nobody", "Nobody"))


def test_erasing_takes_one_person_only(zoes: Connection) -> None:
    add_person(zoes, Person("other", "Bea"))
    for who in (ZOE.id, "other"):
        add_completion(zoes, done("first", person_id=who))

    erase_person(zoes, ZOE.id)
    erase_person(zoes, "nobody")

    assert people(zoes) == [Person("other", "Bea")]
    assert count(zoes) == 1
