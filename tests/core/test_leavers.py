from __future__ import annotations

from datetime import date

import pytest

from onboarding.core.leavers import is_time_up


@pytest.mark.parametrize(
    ("left_on", "months", "up_on"),
    [
        (date(2024, 11, 22), 24, date(2026, 11, 22)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 12, 15), 0, date(2026, 12, 15)),
        (date(2026, 11, 30), 13, date(2027, 12, 30)),
    ],
)
def test_time_is_up_on_the_day_on_which_the_months_are_over(left_on: date, months: int, up_on: date) -> None:
    assert is_time_up(left_on, months, up_on)
    assert not is_time_up(left_on, months, date.fromordinal(up_on.toordinal() - 1))
