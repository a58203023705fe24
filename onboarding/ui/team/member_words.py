"""What a person's page says of them: who they are, how they stand in a module, what was said of their ids."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onboarding.core.counting import counted
from onboarding.core.dates import day_words, moment_words
from onboarding.core.members import Answer, Answered, Member
from onboarding.core.report import Row, Standing, Status
from onboarding.ui.team.waiver_words import REASON_WORDS
from onboarding.ui.team.words import modules_done, state_words


def lead_words(row: Row) -> str:
    """`3 of 9 modules done. Overdue by 12 days.`"""
    done, asked = modules_done(row)
    words = f"{done} of {counted(asked, 'module')} done."
    days = row.days_overdue
    return f"{words} Overdue by {counted(days, 'day')}." if days else words


def facts(member: Member, *, learns_here: bool, today: date) -> list[tuple[str, str]]:
    """Names and values, in the order in which they are shown."""
    person = member.person
    record = "Collected" if member.has_record else "None collected yet"
    found = [
        ("Staff number", person.staff_number or "Not given"),
        ("Team", person.team or "Not given"),
        ("Start date", day_words(person.start_date) if person.start_date else "Not given"),
        ("Manager", person.manager or "Not given"),
        ("On the roster", "Yes" if member.on_roster else "No"),
        ("Record", f"{record}, and learns on this computer" if learns_here else record),
    ]
    if member.left_on is not None:
        found.append(("Leaves on" if member.left_on > today else "Left on", day_words(member.left_on)))
    found.append(("Id" if len(member.ids) == 1 else "Ids", "\n".join(member.ids)))
    return found


def status_words(standing: Standing) -> str:
    """`Overdue by 3 days`, `Done another way: did an equal course`."""
    words = state_words(standing)
    return f"{words}: {REASON_WORDS[standing.waiver.reason]}" if standing.waiver else words


def module_facts(standing: Standing) -> str:
    """When it was settled or is due, and how many steps are done."""
    found = []
    if standing.settled_on is not None:
        done = "Done" if standing.status is Status.WAIVED else "Completed"
        found.append(f"{done} on {day_words(standing.settled_on)}")
    elif standing.due_on is not None:
        found.append(f"{'Was due' if standing.days_overdue else 'Due'} {day_words(standing.due_on)}")
    else:
        found.append("No due date")
    found.append(f"{standing.steps_done} of {counted(standing.steps_total, 'step')} done")
    if standing.version:
        found.append(f"version {standing.version}")
    return ", ".join(found)


def answer_words(answered: Answered, names: Mapping[str, str]) -> str:
    """What was said of two ids with one staff number; `names` by id, where they are known."""
    one, other = (names.get(person_id, person_id) for person_id in (answered.one, answered.other))
    both = one if one == other else f"{one} and {other}"
    if answered.answer is Answer.SAME:
        return f"{both}: one person with two records, which count together."
    return f"{both}: two people who have the same staff number."


def said_words(answered: Answered) -> str:
    by = f" by {answered.answered_by}" if answered.answered_by else ""
    return f"Said{by} on {moment_words(answered.answered_at)}. Ids {answered.one} and {answered.other}."
