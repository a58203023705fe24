from __future__ import annotations

from datetime import UTC, date, datetime

from onboarding.core.dates import day_words, local_day_words, moment_words


def test_a_day_is_said_the_way_people_write_it() -> None:
    assert day_words(date(2026, 11, 2)) == "2 November 2026"


def test_a_moment_is_said_by_the_clock_of_this_computer() -> None:
    here = datetime(2026, 11, 22, 9, 5).astimezone()

    words = moment_words(here.astimezone(UTC))

    assert words == "22 November 2026, 09:05"


def test_a_moment_falls_on_the_day_it_was_here() -> None:
    last_minute = datetime(2026, 1, 31, 23, 59).astimezone()

    words = local_day_words(last_minute.astimezone(UTC))

    assert words == "31 January 2026"
