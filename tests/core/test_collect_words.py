from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onboarding.core.collect_words import collected_words, refused_words
from onboarding.core.receipts import CollectSummary, Outcome, Receipt
from onboarding.core.record_format import Refusal

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


def refused(reason: str) -> Receipt:
    return Receipt(NOW, "S:/In/zoe.onboarding.json", "", 0, "", Outcome.REFUSED, reason)


def test_every_count_is_told() -> None:
    summary = CollectSummary(1200, 1, (refused("empty"),), steps_added=1, people_new=2)

    assert collected_words(summary) == (
        "1,202 record files: 1,200 added (1 new step, 2 new people), 1 already known, 1 refused."
    )


def test_one_file_is_one_file() -> None:
    summary = CollectSummary(1, 0, (), steps_added=45, people_new=1)

    assert collected_words(summary) == (
        "1 record file: 1 added (45 new steps, 1 new person), 0 already known, 0 refused."
    )


def test_nothing_found_is_told() -> None:
    assert collected_words(CollectSummary(0, 0, (), 0, 0)).startswith("No record files were found")


def test_stopping_half_way_is_told() -> None:
    summary = CollectSummary(0, 3, (), 0, 0, is_cancelled=True)

    assert collected_words(summary).endswith(
        "0 refused. It was stopped before the end: collect again for the rest."
    )


@pytest.mark.parametrize("reason", Refusal)
def test_every_refusal_names_the_file_and_says_why(reason: Refusal) -> None:
    words = refused_words(refused(reason.value))

    assert words.startswith("S:/In/zoe.onboarding.json was not read: ")
    assert words.endswith(".")
    assert words.count(". ") == 1
