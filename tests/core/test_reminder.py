"""A reminder that one would like to get."""

from __future__ import annotations

from dataclasses import replace

from onboarding.core.reminder import reminder
from onboarding.core.report import Report, Status, overdue_modules
from tests.core.team_samples import report, row, standing

LATE = standing(Status.NOT_STARTED, days_overdue=7)


def words(found: Report, manager: str = "Mo Manager") -> str:
    first = found.rows[0]
    return reminder(first.member.person, overdue_modules(found, first), manager)


def test_it_names_the_person_the_module_the_day_and_who_offers_help() -> None:
    text = words(report(row("Siân O'Brien", LATE, Status.COMPLETE), modules=("people", "place")))

    assert text.startswith("Hello Siân,\n")
    assert "\n- People: about 20 minutes, due on 15 November 2026\n" in text
    assert "Place" not in text
    assert "Wrong answers cost nothing" in text
    assert "Hand in" in text
    assert "glad to help" in text
    assert text.endswith("Best wishes,\nMo Manager")


def test_several_modules_stand_in_the_order_of_the_pathway() -> None:
    text = words(report(row("Al", LATE, LATE), modules=("people", "place")))

    assert "There are 2 modules" in text
    assert text.index("- People") < text.index("- Place")
    assert "If you have done them already" in text


def test_a_module_without_a_day_is_named_without_one() -> None:
    text = words(report(row("Al", replace(LATE, due_on=None))))

    assert "- People: about 20 minutes\n" in text


def test_a_length_is_told_where_it_is_known() -> None:
    found = report(row("Al", replace(LATE, due_on=None)))
    lines = {}
    for minutes in (0, 1):
        modules = (replace(found.modules[0], minutes=minutes),)
        lines[minutes] = words(replace(found, modules=modules)).splitlines()

    assert "- People" in lines[0]
    assert "- People: about 1 minute" in lines[1]


def test_it_is_plain_text_with_no_blame_and_nothing_that_turns_the_line_around() -> None:
    text = words(report(row("\u202e Zoë", LATE)), "Mo\u202e\nManager")

    assert "\u202e" not in text
    assert text.startswith("Hello Zoë,")
    assert text.endswith("Mo Manager")
    assert not any(word in text.lower() for word in ("must", "fail", "overdue", "late", "<"))


def test_without_a_managers_name_it_ends_with_good_wishes() -> None:
    assert words(report(row("Al", LATE)), "").endswith("Best wishes,")
