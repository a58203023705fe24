"""What a manager is told of a team: who is let through a filter, and what is counted."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from onboarding.core.report import (
    Column,
    Day,
    ReportFilter,
    Row,
    Status,
    by_module,
    counts,
    matching,
    over_time,
    overdue_modules,
    sort_key,
    standing_sort_key,
    teams,
)
from tests.core.team_samples import NOW, member, report, row, standing, waiver

NOT_STARTED, IN_PROGRESS = Status.NOT_STARTED, Status.IN_PROGRESS
COMPLETE, RENEWED, WAIVED = Status.COMPLETE, Status.RENEWED, Status.WAIVED
LATE = standing(NOT_STARTED, days_overdue=7)
LATER = standing(IN_PROGRESS, "place", days_overdue=20)


def names(rows: tuple[Row, ...]) -> list[str]:
    return [row.member.person.name for row in rows]


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        ([], COMPLETE),
        ([NOT_STARTED, NOT_STARTED], NOT_STARTED),
        ([NOT_STARTED, COMPLETE], IN_PROGRESS),
        ([NOT_STARTED, WAIVED], IN_PROGRESS),
        ([IN_PROGRESS, RENEWED], IN_PROGRESS),
        ([COMPLETE, COMPLETE], COMPLETE),
        ([COMPLETE, WAIVED], COMPLETE),
        ([WAIVED, WAIVED], WAIVED),
        ([COMPLETE, WAIVED, RENEWED], RENEWED),
        ([COMPLETE, standing(NOT_STARTED, is_required=False)], COMPLETE),
    ],
)
def test_a_person_as_a_whole_is_as_far_as_their_modules(standings: list[Status], expected: Status) -> None:
    assert row("Zoë", *standings).status is expected


def test_what_is_renewed_or_done_another_way_is_settled() -> None:
    assert [standing(status).is_settled for status in Status] == [False, False, True, True, True]


def test_a_module_is_settled_on_the_day_it_was_completed_or_done_another_way() -> None:
    assert standing(NOT_STARTED).settled_on is None
    assert standing(COMPLETE).settled_on == NOW.astimezone().date()
    assert standing(WAIVED).settled_on == date(2026, 10, 5)


def test_a_moment_that_no_clock_here_can_show_has_the_day_that_it_says_itself() -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-14))
    moments = datetime.min.replace(tzinfo=east), datetime.max.replace(tzinfo=west)

    days = [standing(COMPLETE, completed_on=moment).settled_on for moment in moments]

    assert days == [date.min, date.max]


def test_a_person_is_overdue_by_the_module_that_is_overdue_longest() -> None:
    assert row("Zoë", LATE, LATER, COMPLETE).days_overdue == 20
    assert row("Zoë", COMPLETE).days_overdue == 0
    assert row("Zoë").days_overdue == 0


def test_a_reminder_names_the_modules_that_are_overdue() -> None:
    found = report(row("Zoë", LATE, standing(COMPLETE, "partners"), LATER), modules=("a", "b", "c"))

    assert [(module.id, late.days_overdue) for module, late in overdue_modules(found, found.rows[0])] == [
        ("a", 7),
        ("c", 20),
    ]


TEAM = report(
    row(member("Siân O'Brien", "00123", "Waste"), LATE, COMPLETE),
    row(member("Zoe Khan", "E45", "Libraries"), COMPLETE, COMPLETE),
    row(member("Al Straße", "", "waste"), WAIVED, LATER),
    modules=("people", "place"),
)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (ReportFilter(), ["Siân O'Brien", "Zoe Khan", "Al Straße"]),
        (ReportFilter(text="  "), ["Siân O'Brien", "Zoe Khan", "Al Straße"]),
        (ReportFilter(text="sian"), ["Siân O'Brien"]),
        (ReportFilter(text="BRIEN SIÂN"), ["Siân O'Brien"]),
        (ReportFilter(text="o’brien"), ["Siân O'Brien"]),
        (ReportFilter(text="obrien"), ["Siân O'Brien"]),
        (ReportFilter(text="0123"), ["Siân O'Brien"]),
        (ReportFilter(text="librar zoe"), ["Zoe Khan"]),
        (ReportFilter(text="strasse"), ["Al Straße"]),
        (ReportFilter(text="sian librar"), []),
        (ReportFilter(team="Waste"), ["Siân O'Brien", "Al Straße"]),
        (ReportFilter(team="Was"), []),
        (ReportFilter(status=COMPLETE), ["Zoe Khan"]),
        (ReportFilter(status=IN_PROGRESS), ["Siân O'Brien", "Al Straße"]),
        (ReportFilter(status=WAIVED, module_id="people"), ["Al Straße"]),
        (ReportFilter(module_id="people"), ["Siân O'Brien", "Zoe Khan", "Al Straße"]),
        (ReportFilter(is_overdue=True), ["Siân O'Brien", "Al Straße"]),
        (ReportFilter(is_overdue=True, module_id="place"), ["Al Straße"]),
        (ReportFilter(is_overdue=True, status=COMPLETE), []),
        (ReportFilter(is_overdue=True, status=NOT_STARTED, module_id="people"), ["Siân O'Brien"]),
        (ReportFilter(is_overdue=True, status=COMPLETE, module_id="people"), []),
        (ReportFilter(status=COMPLETE, module_id="gone"), []),
        (ReportFilter(module_id="gone"), ["Siân O'Brien", "Zoe Khan", "Al Straße"]),
        (ReportFilter(text="al", team="WASTE", status=IN_PROGRESS, is_overdue=True), ["Al Straße"]),
    ],
)
def test_a_filter_lets_through_what_it_says(chosen: ReportFilter, expected: list[str]) -> None:
    assert names(matching(TEAM, chosen)) == expected


def test_the_teams_to_choose_from_stand_by_name_and_hold_no_empty_one() -> None:
    rows = [row(member(name, team=team)) for name, team in [("A", "b"), ("B", ""), ("C", "A"), ("D", "b")]]

    assert teams(rows) == ("A", "b")


def test_people_are_counted_once_each_and_modules_apart() -> None:
    whole = counts(TEAM.rows)
    (people, in_people), (place, in_place) = by_module(TEAM, TEAM.rows)

    assert (whole.people, whole.complete, whole.in_progress, whole.overdue) == (3, 1, 2, 2)
    assert (people.id, in_people.not_started, in_people.complete, in_people.waived) == ("people", 1, 1, 1)
    assert (in_people.settled, in_people.overdue) == (2, 1)
    assert (place.id, in_place.in_progress, in_place.settled, in_place.overdue) == ("place", 1, 2, 1)
    assert counts(()).people == 0


def test_over_time_the_line_rises_by_what_was_settled_each_day() -> None:
    later = standing(COMPLETE, completed_on=NOW + timedelta(days=3))
    rows = [row("A", COMPLETE, WAIVED), row("B", COMPLETE, later), row("C", NOT_STARTED)]
    day = NOW.astimezone().date()

    assert over_time(rows) == (
        Day(date(2026, 10, 5), 1, 1),
        Day(day, 2, 3),
        Day(day + timedelta(days=3), 1, 4),
    )
    assert over_time([]) == ()


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (Column.NAME, ["Al Straße", "Siân O'Brien", "Zoe Khan"]),
        (Column.STAFF_NUMBER, ["Siân O'Brien", "Zoe Khan", "Al Straße"]),
        (Column.TEAM, ["Zoe Khan", "Al Straße", "Siân O'Brien"]),
        (Column.STATUS, ["Al Straße", "Siân O'Brien", "Zoe Khan"]),
        (Column.OVERDUE, ["Al Straße", "Siân O'Brien", "Zoe Khan"]),
    ],
)
def test_each_column_sorts_by_what_a_manager_looks_for_first(column: Column, expected: list[str]) -> None:
    assert names(tuple(sorted(TEAM.rows, key=lambda row: sort_key(row, column)))) == expected


def test_a_module_s_column_sorts_the_least_far_and_longest_overdue_first() -> None:
    standings = [
        standing(WAIVED),
        standing(COMPLETE),
        standing(RENEWED),
        standing(IN_PROGRESS, steps_done=2),
        standing(IN_PROGRESS, steps_done=1),
        standing(NOT_STARTED),
        LATE,
    ]

    assert sorted(standings, key=standing_sort_key) == standings[::-1]


def test_a_waiver_is_told_with_its_day() -> None:
    assert standing(WAIVED, waiver=waiver(done_on=date(2020, 2, 29))).settled_on == date(2020, 2, 29)
