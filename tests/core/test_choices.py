"""The four groups of a team: everybody is in exactly one of them."""

from __future__ import annotations

import pytest

from onboarding.core.choices import Choice, figures, groups
from onboarding.core.report import Status
from tests.core.team_samples import report, row, standing

LATE = standing(Status.IN_PROGRESS, days_overdue=6)


@pytest.mark.parametrize(
    ("found", "group"),
    [
        (standing(Status.NOT_STARTED), Choice.NOT_STARTED),
        (standing(Status.IN_PROGRESS), Choice.IN_PROGRESS),
        (standing(Status.COMPLETE), Choice.COMPLETE),
        (standing(Status.RENEWED, new_steps=1), Choice.COMPLETE),
        (standing(Status.WAIVED), Choice.COMPLETE),
        (standing(Status.NOT_STARTED, days_overdue=1), Choice.OVERDUE),
        (LATE, Choice.OVERDUE),
    ],
)
def test_each_status_is_in_one_group(found: object, group: Choice) -> None:
    known = row("Zoë Example", found)  # type: ignore[arg-type]

    assert groups(report(known)) == {known.member.id: group}
    assert groups(report(known), "people") == {known.member.id: group}


def test_a_person_is_overdue_as_a_whole_when_one_module_is() -> None:
    known = row("Zoë Example", Status.COMPLETE, LATE)
    whole = report(known, modules=("people", "places"))

    assert groups(whole)[known.member.id] is Choice.OVERDUE
    assert groups(whole, "people")[known.member.id] is Choice.COMPLETE


def test_the_figures_add_up_to_everyone() -> None:
    rows = [row("Ann", LATE), row("Bob", Status.COMPLETE), row("Cat", Status.COMPLETE)]

    found = figures(rows, groups(report(*rows)))

    assert found[Choice.EVERYONE] == 3
    assert (found[Choice.OVERDUE], found[Choice.COMPLETE], found[Choice.IN_PROGRESS]) == (1, 2, 0)
    assert sum(found.values()) == 2 * 3
