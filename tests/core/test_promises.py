"""Promises: how they are read, how they are kept, and when somebody looks back at them."""

from __future__ import annotations

from datetime import date

import pytest

from onboarding.core.module import ChosenPromises, Confirmation, Heading, Promise, Reflection
from onboarding.core.promises import as_note, from_note, look_backs, promise_words
from onboarding.core.text import Span
from onboarding.core.words import step_words
from tests.core.pages import STEP_LINE, blocks, codes, step

LIST = """Choose three.

### People

- [ ] I will ask *first*,
  each day.
- [ ] I will ring back.

### Place

- [ ] I will walk one street.

What gets in the way?

[[___ ___ ___]]
"""
TODAY = date(2026, 11, 20)


def test_promises_are_read_from_every_list_of_their_step() -> None:
    found = step(LIST, attributes=" .promises").blocks

    assert [block.id for block in found if isinstance(block, Promise)] == [
        "promise-1",
        "promise-2",
        "promise-3",
    ]
    assert sum(isinstance(block, Heading) for block in found) == 2
    assert sum(isinstance(block, Reflection) for block in found) == 1
    assert found[-1] == ChosenPromises(STEP_LINE)
    assert codes(LIST, " .promises") == []


def test_elsewhere_the_same_list_is_to_be_confirmed() -> None:
    found = blocks(LIST)

    assert sum(isinstance(block, Confirmation) for block in found) == 3
    assert not any(isinstance(block, Promise | ChosenPromises) for block in found)


def test_promises_are_words_of_their_step_like_any_others() -> None:
    found = step(LIST, attributes=" .promises")

    assert "I will ask first, each day. I will ring back. Place" in step_words(found)
    assert found.digest == step(LIST).digest


@pytest.mark.parametrize("offered", [0, 1, 2])
def test_a_step_that_offers_too_few_is_told(offered: int) -> None:
    body = "- [ ] I will.\n" * offered

    assert codes(body, " .promises") == [("too-few-promises", 0)]
    assert len(step(body, attributes=" .promises").blocks) == (offered + 1 if offered else 0)


def test_what_is_kept_gives_the_same_promises_again() -> None:
    chosen = (
        promise_words((Span("I will "), Span("ask\nfirst", strong=True), Span("."))),
        "I will ring back.",
    )

    assert chosen[0] == "I will ask first."
    assert from_note(as_note(chosen)) == chosen
    assert from_note("") == ()


def test_the_days_count_from_the_start_date() -> None:
    found = look_backs(date(2026, 11, 12), TODAY)

    assert found.since == date(2026, 11, 12)
    assert [(day.days, day.on) for day in found.days] == [
        (30, date(2026, 12, 12)),
        (60, date(2027, 1, 11)),
        (90, date(2027, 2, 10)),
    ]


@pytest.mark.parametrize("start", [None, date(2026, 8, 22), date(2020, 1, 1)])
def test_without_a_start_date_or_long_after_it_they_count_from_today(start: date | None) -> None:
    found = look_backs(start, TODAY)

    assert found.since == TODAY
    assert found.days[0].on == date(2026, 12, 20)


def test_on_the_day_before_the_last_look_they_still_count_from_the_start() -> None:
    assert look_backs(date(2026, 8, 23), TODAY).since == date(2026, 8, 23)
