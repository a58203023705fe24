"""What a manager noted of somebody goes with them when they go on under another id."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from sqlite3 import Connection

import pytest

from onboarding.core.members import Answer, Answered
from onboarding.core.records import Person
from onboarding.core.waivers import Reason, Waiver
from onboarding.store.database import open_database
from onboarding.store.joining import join_record
from onboarding.store.people import add_person
from onboarding.store.receipts import receipts_of
from onboarding.store.same_person import add_answer, answers
from onboarding.store.waivers import add_waiver, waivers
from tests.store.samples import NOW
from tests.store.test_team import receive

HERE, THERE = Person("here", "Amina"), Person("there", "Amina Yusuf", "00123")
WAIVER = Waiver("w-1", "here", "people", "People", Reason.TESTED_OUT, date(2026, 10, 1), "", "Jo", NOW)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    with closing(open_database(tmp_path, NOW)) as db:
        for person in (HERE, THERE, Person("a", "Ann"), Person("z", "Zed")):
            add_person(db, person)
        yield db


def test_waivers_move_with_what_took_them_back(db: Connection) -> None:
    back = replace(WAIVER, id="w-2", takes_back="w-1")
    others = replace(WAIVER, id="w-3", person_id="a")
    for waiver in (WAIVER, back, others):
        add_waiver(db, waiver)

    join_record(db, THERE, [], leaving_id="here")

    moved = [replace(waiver, person_id="there") for waiver in (WAIVER, back)]
    assert sorted(waivers(db), key=lambda waiver: waiver.id) == [*moved, others]


def test_receipts_move(db: Connection) -> None:
    receive(db, "here", "added", "amina.json")

    join_record(db, THERE, [], leaving_id="here")

    assert [receipt.path for receipt in receipts_of(db, "there")] == ["amina.json"]


def test_answers_move_and_one_between_the_two_is_no_more(db: Connection) -> None:
    for one, other in (("here", "there"), ("a", "here"), ("here", "z"), ("a", "z")):
        add_answer(db, Answered(one, other, Answer.SAME, NOW, "Jo"))

    join_record(db, THERE, [], leaving_id="here")

    assert [(said.one, said.other) for said in answers(db)] == [("a", "there"), ("there", "z"), ("a", "z")]
