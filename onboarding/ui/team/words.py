"""How the page says where somebody stands: in a cell a word with its sign, and all of it when spoken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from onboarding.core.counting import counted, people_words
from onboarding.core.dates import day_words, local_day, moment_words
from onboarding.core.report import Row, Standing, Status

NO_TEAM = "No team"


@dataclass(frozen=True, slots=True)
class Sign:
    """Words with an icon before them, in a role's colour."""

    words: str
    icon: str
    role: str
    is_strong: bool = False


_SIGNS = {
    Status.NOT_STARTED: Sign("Not started", "circle", "muted"),
    Status.IN_PROGRESS: Sign("In progress", "progress", "ink"),
    Status.COMPLETE: Sign("Complete", "tick-circle", "accent_ink"),
    Status.WAIVED: Sign("Done another way", "waived", "accent_ink"),
}
OVERDUE = Sign("Overdue", "overdue", "bad", is_strong=True)
OPTIONAL = Sign("Optional", "circle", "muted")
USUAL_WORDS = ("Not started", "In progress", "Complete", "Overdue", "2 new steps")
"""What a column must have room for."""


def sign_of(standing: Standing) -> Sign:
    """What one cell shows."""
    if standing.days_overdue:
        return OVERDUE
    if standing.status is Status.RENEWED:
        return Sign(counted(standing.new_steps, "new step"), "new", "note")
    if standing.status is Status.NOT_STARTED and not standing.is_required:
        return OPTIONAL
    return _SIGNS[standing.status]


def state_words(standing: Standing) -> str:
    """`Overdue by 3 days`, `Complete, 2 new steps since`, `In progress`."""
    if standing.days_overdue:
        return f"Overdue by {counted(standing.days_overdue, 'day')}"
    if standing.status is Status.RENEWED:
        return f"Complete, {counted(standing.new_steps, 'new step')} since"
    return sign_of(standing).words


def spoken(standing: Standing) -> str:
    """Everything that is known of the cell."""
    facts = [state_words(standing)]
    if not standing.is_settled and standing.steps_done:
        facts.append(f"{standing.steps_done} of {counted(standing.steps_total, 'step')} done")
    if standing.settled_on is not None:
        facts.append(day_words(standing.settled_on))
    elif standing.due_on is not None:
        facts.append(f"{'was due' if standing.days_overdue else 'due'} {day_words(standing.due_on)}")
    return ", ".join(facts)


def about(row: Row, twin: str = "") -> tuple[str, str]:
    """What stands under a name, and its role. `twin` is somebody else with the same staff number."""
    if days := row.days_overdue:
        return f"Overdue by {counted(days, 'day')}", "bad"
    if twin:
        return f"Same staff number as {twin}", "warn"
    if row.member.left_on is not None:
        return f"Left {day_words(row.member.left_on)}", "muted"
    if row.member.person.start_date is not None:
        return f"Started {day_words(row.member.person.start_date)}", "muted"
    return "No start date", "muted"


def spoken_person(row: Row, twin: str = "") -> str:
    """Name, staff number, team, and all that may stand under the name."""
    person = row.member.person
    facts = [person.name, person.staff_number, person.team, about(row, twin)[0]]
    if twin and row.days_overdue:
        facts.append(f"same staff number as {twin}")
    if not row.member.has_record:
        facts.append("no record yet")
    return ", ".join(filter(None, facts))


def modules_done(row: Row) -> tuple[int, int]:
    """How many modules are settled, and how many are asked for."""
    asked = [standing for standing in row.standings if standing.is_required]
    return sum(standing.is_settled for standing in asked), len(asked)


def shown_words(shown: int, total: int) -> str:
    """`12 of 14 people shown`."""
    return f"{shown:,} of {people_words(total)} shown"


def collected_words(moment: datetime | None, today: date) -> str:
    """When records were last collected, in a sentence; empty when they never were."""
    if moment is None:
        return ""
    if local_day(moment) == today:
        return f"Records last collected today at {moment.astimezone():%H:%M}."
    return f"Records last collected {moment_words(moment)}."
