"""The four groups that a team falls into, by which a manager counts and filters: everybody is in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from onboarding.core.report import Report, Row, Status


class Choice(StrEnum):
    EVERYONE = "everyone"
    OVERDUE = "overdue"
    IN_PROGRESS = "in progress"
    """On time."""
    NOT_STARTED = "not started"
    """And nothing is overdue yet."""
    COMPLETE = "complete"
    """In whichever way, and whatever HR has renewed since."""


def groups(report: Report, module_id: str = "") -> dict[str, Choice]:
    """The group of each member, by id: in one module, or with none named as a whole."""
    at = next((at for at, module in enumerate(report.modules) if module.id == module_id), None)
    if at is None:
        return {row.member.id: _group(row.status, row.days_overdue) for row in report.rows}
    return {
        row.member.id: _group(row.standings[at].status, row.standings[at].days_overdue) for row in report.rows
    }


def figures(rows: Iterable[Row], group_of: Mapping[str, Choice]) -> dict[Choice, int]:
    """How many of the rows are in each group; all of them are under EVERYONE."""
    number = Counter(group_of[row.member.id] for row in rows)
    number[Choice.EVERYONE] = number.total()
    return {choice: number[choice] for choice in Choice}


def _group(status: Status, days_overdue: int) -> Choice:
    if days_overdue:
        return Choice.OVERDUE
    if status is Status.NOT_STARTED:
        return Choice.NOT_STARTED
    return Choice.IN_PROGRESS if status is Status.IN_PROGRESS else Choice.COMPLETE
