"""The lines of the report: one for each person and module, with what HR asks about."""

from __future__ import annotations

from datetime import date

from onboarding.core.report import Status
from onboarding.core.report_lines import COLUMNS, lines
from tests.core.team_samples import NOW, member, report, row, standing

ZOE = member("Zoë\u202e O'Brien", "00123", "Waste")
LATE = standing(Status.IN_PROGRESS, "place", days_overdue=7)


def test_the_columns_are_those_a_spreadsheet_user_expects() -> None:
    assert [column.lower().removesuffix(" (days)") for column in COLUMNS] == [
        "staff number",
        "name",
        "team",
        "module",
        "version",
        "status",
        "completed on",
        "due",
        "overdue by",
        "how",
        "recorded by",
    ]


def test_there_is_one_line_for_each_person_and_module_in_the_order_given() -> None:
    found = report(
        row(ZOE, Status.COMPLETE, LATE),
        row("Al", Status.WAIVED, standing(Status.NOT_STARTED, due_on=None)),
        modules=("people", "place"),
    )
    done_on, due = NOW.astimezone().date(), date(2026, 11, 15)
    zoe, al = ("00123", "Zoë O'Brien", "Waste"), ("", "Al", "")
    another_way = "Done another way: Equivalent Outside Activity"

    assert list(lines(found.modules, found.rows)) == [
        (*zoe, "People", "1.10.0", "Complete", done_on, due, None, "Done in the app", ""),
        (*zoe, "Place", "", "In progress", None, due, 7, "", ""),
        (*al, "People", "", "Waived", date(2026, 10, 5), due, None, another_way, "Mo Manager"),
        (*al, "Place", "", "Not started", None, None, None, "", ""),
    ]


def test_what_a_kind_of_file_needs_besides_is_done_to_all_that_was_typed() -> None:
    found = report(row(ZOE, Status.WAIVED))

    (line,) = lines(found.modules, found.rows, lambda text: f"<{text}>")

    assert line[:5] == ("<00123>", "<Zoë O'Brien>", "<Waste>", "<People>", "<>")
    assert line[-1] == "<Mo Manager>"


def test_a_renewed_module_was_complete_and_is_said_to_be_renewed() -> None:
    found = report(row(ZOE, Status.RENEWED))

    (line,) = lines(found.modules, found.rows)

    assert line[4:7] == ("1.10.0", "Complete, renewed since", NOW.astimezone().date())
