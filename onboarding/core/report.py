"""Where a team stands: person by module, as it is shown, filtered, counted and exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.members import Member
from onboarding.core.waivers import Waiver


class Status(StrEnum):
    """How one person stands in one module. Whether it is overdue is told apart."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    RENEWED = "renewed"
    """Complete once; HR has since added steps or asked for some to be read again."""
    WAIVED = "waived"
    """Done another way: counts as complete, and is shown as what it is."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One person in one module. `days_overdue` is 0 unless it is overdue. `waiver` is set when WAIVED.

    `completed_on` and `version` are of the last completion that counts; a RENEWED module keeps them.
    """

    module_id: str
    status: Status
    steps_done: int
    steps_total: int
    new_steps: int
    due_on: date | None
    days_overdue: int
    completed_on: datetime | None
    version: str
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A member with one standing for each module of the report, in its order."""

    member: Member
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Report:
    modules: tuple[ModuleOutline, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """What is left in; an empty field lets everything through. `text` is looked for in name, number, team.

    With `module_id`, `status` and `is_overdue` are asked of that module; without, of the person as a whole.
    """

    text: str = ""
    team: str = ""
    module_id: str = ""
    status: Status | None = None
    is_overdue: bool = False
