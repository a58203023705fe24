"""Receipts, file by file."""

from __future__ import annotations

from datetime import UTC, datetime

from onboarding.core.collected_files import collected_files
from onboarding.core.receipts import Outcome, Receipt


def receipt(path: str, digest: str, outcome: Outcome, day: int) -> Receipt:
    return Receipt(datetime(2026, 11, day, tzinfo=UTC), path, digest, 10, "", outcome)


def test_a_file_that_changed_is_one_file_with_the_newest_receipt_first() -> None:
    newer = receipt("a", "2", Outcome.REFUSED, 3)
    other = receipt("b", "1", Outcome.ADDED, 2)
    older = receipt("a", "1", Outcome.ADDED, 1)

    first, second = collected_files([(newer, ""), (other, "Ben"), (older, "Amina")])

    assert (first.last, first.receipts, first.name) == (newer, (newer, older), "Amina")
    assert first.is_refused
    assert first.has_changed
    assert (second.last, second.name) == (other, "Ben")
    assert not second.is_refused
    assert not second.has_changed


def test_a_file_that_was_never_read_is_nobodys() -> None:
    (file,) = collected_files([(receipt("a", "", Outcome.REFUSED, 1), "")])

    assert file.name == ""
