"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding.core.dates import day_words
from onboarding.core.written_day import read_day


@pytest.mark.parametrize(
    "text",
    [
        "2 November 2026",
        " 02 nov 2026 ",
        "2nd Nov, 2026",
        "Monday 2 November 2026",
        "Mon, 2 Nov 26",
        "2/11/2026",
        "02.11.26",
        "2-11-2026",
        "2 11 2026",
        "2026-11-02",
    ],
)
def test_a_day_can_be_written_in_any_common_way(text: str) -> None:
    assert read_day(text) == date(2026, 11, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "02112026",
        "2112026",
        "31/2/2026",
        "2/13/2026",
        "2 No 2026",
        "2 Brumaire 2026",
        "2 Novel 2026",
        "2 November",
        "11/2026",
        "2/11/0000",
        "2²/1/26",
    ],
)
def test_what_is_no_day_is_not_guessed_at(text: str) -> None:
    assert read_day(text) is None


@given(st.dates(min_value=date(1950, 1, 1)))
def test_a_day_is_read_back_as_it_is_shown(day: date) -> None:
    assert read_day(day_words(day)) == day


@given(st.text())
def test_reading_a_day_never_fails(text: str) -> None:
    read_day(text)
