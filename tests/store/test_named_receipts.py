"""Receipts with the names of those whose records they are of."""

from __future__ import annotations

from dataclasses import replace
from sqlite3 import Connection

from onboarding.core.receipts import Outcome, Receipt
from onboarding.store.people import add_person
from onboarding.store.receipts import keep_receipt, named_receipts
from tests.store.samples import NOW, ZOE

ADDED = Receipt(NOW, "/in/zoe.onboarding.json", "a" * 64, 10, ZOE.id, Outcome.ADDED, added=2)
REFUSED = Receipt(NOW, "/in/cut.onboarding.json", "b" * 64, 5, "", Outcome.REFUSED, "incomplete")


def test_each_receipt_comes_with_the_name_of_whose_it_is(db: Connection) -> None:
    add_person(db, ZOE, learns_here=False)
    keep_receipt(db, ADDED)
    keep_receipt(db, REFUSED)

    assert named_receipts(db) == [(REFUSED, ""), (ADDED, ZOE.name)]


def test_the_receipts_of_some_people_are_only_theirs(db: Connection) -> None:
    other = replace(ZOE, id="5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f02", name="Bea")
    for person in (ZOE, other):
        add_person(db, person, learns_here=False)
    keep_receipt(db, ADDED)
    keep_receipt(db, replace(ADDED, path="/in/bea.onboarding.json", person_id=other.id))
    keep_receipt(db, REFUSED)

    assert named_receipts(db, [ZOE.id]) == [(ADDED, ZOE.name)]
