"""A team whose every cell is a trap for spreadsheets."""

from __future__ import annotations

from datetime import UTC, date, datetime

from onboarding.core.report import Report, Row, Status
from tests.core.team_samples import NOW, member, module, row, standing, waiver

OBRIEN = 'O\'Brien, "Siân" ŵ 😀'
FORMULA = '=HYPERLINK("https://example.org","Click")'
RICH = "<r><t>bold</t></r>"
ESCAPE = "_x0041_"

PEOPLE = [
    member(OBRIEN, "00123", "Waste & Recycling"),
    member(FORMULA, "1E5", "+44 1484"),
    member("half \ud83d \u202egpj.exe\x07\x00", "-5", "@home"),
    member(RICH, "2026-11-22", "https://example.org"),
    member(ESCAPE, "3/4", "TRUE"),
]

TEAM = Report(
    (
        module("people", "a", title="Working with people, not “doing to” them"),
        module("place", "a", title="=1+1"),
    ),
    tuple(
        row(
            person,
            standing(Status.COMPLETE, completed_on=datetime(2026, 11, 5, 12, tzinfo=UTC)),
            standing(Status.NOT_STARTED, "place", days_overdue=7),
        )
        for person in PEOPLE
    ),
)
WAIVED = Row(
    PEOPLE[0],
    (
        standing(Status.WAIVED, waiver=waiver(done_on=date(2026, 4, 3), recorded_by="=Mo()")),
        standing(Status.RENEWED, "place", version="1.10"),
    ),
)
DAYS_NOBODY_HAS = Row(
    PEOPLE[0],
    (
        standing(Status.WAIVED, waiver=waiver(done_on=date(1, 1, 1))),
        standing(Status.COMPLETE, "place", completed_on=NOW, due_on=date(9999, 12, 31)),
    ),
)
ALL_ROWS = (*TEAM.rows, WAIVED, DAYS_NOBODY_HAS)
