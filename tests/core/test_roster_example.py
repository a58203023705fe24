"""The example of a roster is one that is taken."""

from __future__ import annotations

from datetime import date

from onboarding.core.roster_example import HEADINGS, ROWS, example_roster
from onboarding.files.roster import read_roster


def test_the_example_is_a_roster_that_can_be_imported() -> None:
    roster = read_roster(example_roster(), date(2026, 11, 20))

    assert roster.refused == roster.repeated == ()
    assert [(line.staff_number, line.name, line.team) for line in roster.lines] == [row[:3] for row in ROWS]
    assert all(line.start_date for line in roster.lines)
    assert len(HEADINGS) == len(ROWS[0])
