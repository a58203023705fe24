"""Receipts with the names of those whose records they are of."""

from __future__ import annotations

from dataclasses import replace
from sqlite3 import Connection

from onboarding.core.receipts import Outcome, Receipt
from onboarding.store.people import add_person
from onboarding.store.receipts import how_many_receipts, keep_receipt, last_collected, named_receipts
from tests.store.samples import NOW, ZOE

ADDED = Receipt(NOW, "/in/zoe.onboarding.json", "a" * 64, 10, ZOE.id, Outcome.ADDED, added=2)
REFUSED = Receipt(NOW, "/in/cut.onboarding.json", "b" * 64, 5, "", Outcome.REFUSED, "incomplete")


def test_each_receipt_comes_with_the_name_of_whose_it_is(zoes: Connection) -> None:
    assert last_collected(zoes) is None
    keep_receipt(zoes, ADDED)
    keep_receipt(zoes, REFUSED)

    assert named_receipts(zoes) == [(REFUSED, ""), (ADDED, ZOE.name)]
    assert how_many_receipts(zoes) == 2
    assert last_collected(zoes) == NOW


def test_the_receipts_of_some_people_are_only_theirs(zoes: Connection) -> None:
    other = replace(ZOE, id="5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f02", name="Bea")
    add_person(zoes, other, learns_here=False)
    keep_receipt(zoes, ADDED)
    keep_receipt(zoes, replace(ADDED, path="/in/bea.onboarding.json", person_id=other.id))
    keep_receipt(zoes, REFUSED)

    assert named_receipts(zoes, [ZOE.id]) == [(ADDED, ZOE.name)]
