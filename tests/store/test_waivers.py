from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from sqlite3 import Connection

import pytest

from onboarding.core.records import Person
from onboarding.core.waivers import Reason, Waiver, standing
from onboarding.store.people import add_person
from onboarding.store.waivers import add_waiver, waivers, waivers_of
from tests.store.samples import NOW, ZOE

TESTED = Waiver("w-1", ZOE.id, "people", "People", Reason.TESTED_OUT, date(2026, 10, 1), "A\nB", "Jo", NOW)
BACK = replace(TESTED, id="w-2", takes_back="w-1", note="A mistake")


def test_waivers_come_back_as_noted_and_in_that_order(zoes: Connection) -> None:
    add_person(zoes, Person("amy", "Amy"))
    theirs = replace(TESTED, id="a-1", person_id="amy", reason=Reason.ADMINISTRATIVE)

    for waiver in (TESTED, theirs, BACK):
        add_waiver(zoes, waiver)

    assert waivers(zoes) == [TESTED, theirs, BACK]
    assert waivers_of(zoes, [ZOE.id]) == [TESTED, BACK]
    assert waivers_of(zoes, [ZOE.id, "amy"]) == [TESTED, theirs, BACK]
    assert standing(waivers(zoes)) == (theirs,)


def test_half_an_emoji_costs_nobody_a_waiver(zoes: Connection) -> None:
    add_waiver(zoes, replace(TESTED, note="\ud83d", recorded_by="J\ud83d", module_title="\ude00"))

    (found,) = waivers(zoes)

    assert (found.note, found.recorded_by, found.module_title) == ("\ufffd", "J\ufffd", "\ufffd")


def test_a_waiver_is_taken_back_once(zoes: Connection) -> None:
    add_waiver(zoes, TESTED)
    add_waiver(zoes, BACK)

    with pytest.raises(sqlite3.IntegrityError):
        add_waiver(zoes, replace(BACK, id="w-3"))


def test_a_waiver_is_never_updated(zoes: Connection) -> None:
    add_waiver(zoes, TESTED)

    with pytest.raises(sqlite3.IntegrityError, match="never updated"):
        zoes.execute("UPDATE waiver SET note = ''")
