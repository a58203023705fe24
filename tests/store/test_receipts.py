from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from sqlite3 import Connection

from onboarding.core.receipts import Outcome, Receipt
from onboarding.store.people import erase_person
from onboarding.store.receipts import keep_receipt, receipts, receipts_at, receipts_of, taken
from tests.store.samples import NOW, ZOE

FILE = "S:/In/zoe.onboarding.json"
ADDED = Receipt(NOW, FILE, "a" * 64, 800, ZOE.id, Outcome.ADDED, added=3)
REFUSED = Receipt(NOW, FILE, "b" * 64, 0, "", Outcome.REFUSED, "empty")
LATER = NOW + timedelta(hours=1)


def test_a_receipt_comes_back_as_it_was(zoes: Connection) -> None:
    keep_receipt(zoes, ADDED)
    keep_receipt(zoes, replace(REFUSED, collected_at=LATER))

    assert receipts(zoes) == [replace(REFUSED, collected_at=LATER), ADDED]
    assert receipts_of(zoes, ZOE.id) == [ADDED]


def test_a_file_found_again_as_it_was_keeps_its_first_receipt(zoes: Connection) -> None:
    keep_receipt(zoes, ADDED)
    keep_receipt(zoes, replace(ADDED, collected_at=LATER, outcome=Outcome.KNOWN, added=0, known=3))
    keep_receipt(zoes, REFUSED)
    keep_receipt(zoes, replace(REFUSED, collected_at=LATER))

    assert receipts(zoes) == [REFUSED, ADDED]


def test_a_file_that_changed_shows(zoes: Connection) -> None:
    changed = replace(ADDED, digest="c" * 64, collected_at=LATER)
    keep_receipt(zoes, ADDED)
    keep_receipt(zoes, replace(ADDED, path="another"))

    keep_receipt(zoes, changed)

    assert receipts_at(zoes, FILE) == [changed, ADDED]


def test_a_file_once_refused_may_be_taken_later_or_refused_for_another_reason(zoes: Connection) -> None:
    unreadable = Receipt(NOW, FILE, "", 0, "", Outcome.REFUSED, "unreadable")
    too_large = replace(unreadable, reason="too large", collected_at=LATER)
    newer = replace(REFUSED, reason="newer")
    taken_at_last = replace(ADDED, digest=newer.digest, collected_at=LATER)
    for receipt in (unreadable, too_large, newer, taken_at_last):
        keep_receipt(zoes, receipt)

    assert set(receipts(zoes)) == {too_large, taken_at_last}


def test_the_same_bytes_are_known_under_any_name(zoes: Connection) -> None:
    copy = replace(ADDED, path="S:/In/zoe.onboarding (1).json", outcome=Outcome.KNOWN, added=0, known=3)
    for receipt in (ADDED, copy, REFUSED):
        keep_receipt(zoes, receipt)

    assert taken(zoes, ADDED.digest) == [ADDED, copy]
    assert taken(zoes, REFUSED.digest) == []


def test_a_person_takes_their_receipts_with_them_and_those_of_refused_files_under_their_paths(
    zoes: Connection,
) -> None:
    elsewhere = replace(REFUSED, path="S:/In/somebody.json")
    for receipt in (ADDED, REFUSED, elsewhere):
        keep_receipt(zoes, receipt)

    erase_person(zoes, ZOE.id)

    assert receipts(zoes) == [elsewhere]


def test_a_path_with_half_a_character_can_be_kept_and_found(zoes: Connection) -> None:
    keep_receipt(zoes, replace(REFUSED, path="zo\udceb.json"))

    assert [receipt.path for receipt in receipts_at(zoes, "zo\udceb.json")] == ["zo�.json"]
