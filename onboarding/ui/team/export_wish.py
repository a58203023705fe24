"""What is to be exported: exactly what the team's table shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onboarding.core.choices import Choice
from onboarding.core.counting import counted, people_words
from onboarding.core.report import Report, ReportFilter, Row, Status

_STATUSES = {
    Choice.IN_PROGRESS: Status.IN_PROGRESS,
    Choice.NOT_STARTED: Status.NOT_STARTED,
    Choice.COMPLETE: Status.COMPLETE,
}


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is on the screen: these rows of the report, out of `total` people.

    `report` has the modules that are shown, and the rows have a standing for each of them. `chosen` is how
    the rows were chosen, for the report's own words, and `words` say it in short, as in "overdue only".
    """

    report: Report
    rows: tuple[Row, ...]
    chosen: ReportFilter
    words: str
    total: int


def scope_words(wish: ExportWish) -> str:
    """`12 of 14 people, 9 modules: overdue only`"""
    shown, modules = len(wish.rows), counted(len(wish.report.modules), "module")
    people = people_words(shown) if shown == wish.total else f"{shown:,} of {people_words(wish.total)}"
    return f"{people}, {modules}{': ' if wish.words else ''}{wish.words}"


def export_wish(
    report: Report, rows: Sequence[Row], choice: Choice, text: str, team: str, module_id: str
) -> ExportWish:
    """`rows` as they stand in the table, and what it is narrowed by; with a module, that one alone."""
    total, title = len(report.rows), ""
    at = next((at for at, module in enumerate(report.modules) if module.id == module_id), None)
    if at is not None:
        title = report.modules[at].title
        report = Report((report.modules[at],), ())
        rows = [replace(row, standings=(row.standings[at],)) for row in rows]
    chosen = ReportFilter(text, team, module_id, _STATUSES.get(choice), choice is Choice.OVERDUE)
    words = (
        "" if choice is Choice.EVERYONE else f"{choice.value} only",
        f"“{title}”" if title else "",
        f"team “{team}”" if team else "",
        f"with “{text}”" if text else "",
    )
    return ExportWish(report, tuple(rows), chosen, ", ".join(filter(None, words)), total)
