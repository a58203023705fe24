from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onboarding.core.waiver_rules import WaiverFault, waiver_fault
from onboarding.core.waivers import Reason, Waiver, standing

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
TODAY = NOW.date()
TESTED = Waiver("w-1", "zoe", "people", "People", Reason.TESTED_OUT, TODAY, "", "Jo", NOW)
BACK = replace(TESTED, id="w-2", takes_back="w-1")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, None),
        ({"done_on": date(2026, 11, 23)}, WaiverFault.TOO_LATE),
        ({"done_on": date(1949, 12, 31)}, WaiverFault.TOO_EARLY),
        ({"recorded_by": ""}, WaiverFault.NOBODY),
        ({"recorded_by": "J" * 101}, WaiverFault.LONG_NAME),
        ({"note": "n" * 2001}, WaiverFault.LONG_NOTE),
        ({"note": "n" * 2000}, None),
    ],
)
def test_what_a_waiver_needs(changes: dict[str, object], fault: WaiverFault | None) -> None:
    assert waiver_fault(replace(TESTED, **changes), [], TODAY) is fault  # type: ignore[arg-type]


def test_one_waiver_for_a_module_is_enough_until_it_is_taken_back() -> None:
    again = replace(TESTED, id="w-3", person_id="their other id")

    assert waiver_fault(again, [TESTED], TODAY) is WaiverFault.ALREADY
    assert waiver_fault(replace(again, module_id="partners"), [TESTED], TODAY) is None
    assert waiver_fault(again, [TESTED, BACK], TODAY) is None


def test_only_what_holds_can_be_taken_back() -> None:
    assert waiver_fault(BACK, [TESTED], TODAY) is None
    for theirs in ([], [TESTED, BACK]):
        assert waiver_fault(replace(BACK, id="w-3"), theirs, TODAY) is WaiverFault.NOT_STANDING
    assert waiver_fault(replace(BACK, id="w-3", takes_back="w-2"), [TESTED, BACK], TODAY) is (
        WaiverFault.NOT_STANDING
    )


def test_what_holds_is_neither_taken_back_nor_taking_back() -> None:
    other = replace(TESTED, id="w-4", module_id="partners")

    assert standing([TESTED, BACK, other]) == (other,)
