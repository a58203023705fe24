from __future__ import annotations

from datetime import timedelta
from sqlite3 import Connection

from onboarding.core.records import HandIn
from onboarding.store.hand_ins import hand_ins, last_hand_in, note_hand_in, queue_hand_in, waiting_hand_in
from tests.store.samples import NOW, ZOE, count

LATER = NOW + timedelta(days=1)


def test_nothing_was_handed_in_at_first(zoes: Connection) -> None:
    assert waiting_hand_in(zoes, ZOE.id) is None
    assert last_hand_in(zoes, ZOE.id) is None


def test_one_hand_in_waits_since_it_was_first_asked_for(zoes: Connection) -> None:
    queue_hand_in(zoes, ZOE.id, NOW)
    queue_hand_in(zoes, ZOE.id, LATER)

    assert waiting_hand_in(zoes, ZOE.id) == NOW
    assert last_hand_in(zoes, ZOE.id) is None
    assert count(zoes, "hand_in") == 1


def test_what_arrives_waits_no_more(zoes: Connection) -> None:
    queue_hand_in(zoes, ZOE.id, NOW)

    note_hand_in(zoes, ZOE.id, LATER, "S:/Onboarding")

    assert waiting_hand_in(zoes, ZOE.id) is None
    assert last_hand_in(zoes, ZOE.id) == HandIn(LATER, "S:/Onboarding")


def test_a_hand_in_that_never_waited_is_noted_too(zoes: Connection) -> None:
    note_hand_in(zoes, ZOE.id, NOW, "S:/Onboarding")
    note_hand_in(zoes, ZOE.id, LATER, "E:/stick")

    assert hand_ins(zoes, ZOE.id) == [HandIn(NOW, "S:/Onboarding"), HandIn(LATER, "E:/stick")]


def test_the_last_hand_in_is_the_last_even_with_the_clock_set_back(zoes: Connection) -> None:
    note_hand_in(zoes, ZOE.id, LATER, "S:/Onboarding")
    note_hand_in(zoes, ZOE.id, NOW, "E:/stick")

    assert last_hand_in(zoes, ZOE.id) == HandIn(NOW, "E:/stick")
