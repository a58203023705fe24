from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onboarding.core.collect_words import refused_words, summary_words
from onboarding.core.receipts import CollectSummary, Outcome, Receipt
from onboarding.core.record_format import Refusal

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


def refused(reason: str) -> Receipt:
    return Receipt(NOW, "S:/In/zoe.onboarding.json", "", 0, "", Outcome.REFUSED, reason)


def test_every_count_is_told() -> None:
    summary = CollectSummary(1200, 1, (refused("empty"),), steps_added=3100, people_new=2)

    assert summary_words(summary) == (
        "1,202 files: 1,200 added 3,100 steps, 1 was already known, 1 was refused."
        " 2 people are new to your team."
    )


def test_one_file_is_one_file_and_what_there_is_none_of_is_not_told() -> None:
    assert summary_words(CollectSummary(1, 0, (), steps_added=1, people_new=1)) == (
        "1 file: 1 added 1 step. 1 person is new to your team."
    )
    assert summary_words(CollectSummary(0, 3, (), 0, 0)) == "3 files: 3 were already known."


def test_a_file_may_bring_new_details_alone() -> None:
    assert summary_words(CollectSummary(1, 0, (), 0, 0)) == "1 file: 1 had new details."


def test_nothing_found_is_told() -> None:
    assert summary_words(CollectSummary(0, 0, (), 0, 0)).startswith("No record files were found")


@pytest.mark.parametrize("reason", Refusal)
def test_every_refusal_names_the_file_and_says_why(reason: Refusal) -> None:
    words = refused_words(refused(reason.value))

    assert words.startswith("S:/In/zoe.onboarding.json was not read: ")
    assert words.endswith(".")
    assert words.count(". ") == 1
