"""A small team to make reports of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

from onboarding.core.catalogue import ModuleOutline, StepOutline
from onboarding.core.members import Member
from onboarding.core.records import Completion, Person
from onboarding.core.report import Report, Row, Standing, Status
from onboarding.core.waivers import Reason, Waiver

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
TODAY = date(2026, 11, 22)
STARTED = date(2026, 11, 1)
_NAMES = UUID("0b0d5a44-3c8e-4b57-9a4a-3a3b2f6a7c11")


def an_id(name: str) -> str:
    """A UUID that is the same each time."""
    return str(uuid5(_NAMES, ascii(name)))


def module(module_id: str, *steps: str, title: str = "", due_days: int | None = 14) -> ModuleOutline:
    """A step whose name ends in `?` is optional."""
    return ModuleOutline(
        id=module_id,
        title=title or module_id.capitalize(),
        area="principles",
        order=1,
        minutes=20,
        version="1.0.0",
        owner="",
        review_by=None,
        due_days=due_days,
        change_note="",
        steps=tuple(StepOutline(step.rstrip("?"), step, 1, 5, step.endswith("?")) for step in steps),
        path=f"{module_id}.md",
        digest="d" * 64,
    )


def done(step: str, *, module: str = "people", person: str = "Zoë Example", **more: Any) -> Completion:
    facts: dict[str, Any] = {
        "person_id": an_id(person),
        "module_id": module,
        "step_id": step,
        "rev": 1,
        "module_version": "1.0.0",
        "words_digest": "d" * 64,
        "module_title": module.capitalize(),
        "step_title": step.capitalize(),
        "completed_at": NOW,
    }
    return Completion(**(facts | more))


def member(name: str, number: str = "", team: str = "", start: date | None = STARTED) -> Member:
    person = Person(an_id(name), name, number, team, start)
    return Member(person.id, (person.id,), person, on_roster=False, has_record=True)


def waiver(name: str = "Zoë Example", module: str = "people", **more: Any) -> Waiver:
    facts: dict[str, Any] = {
        "id": an_id(f"{name} {module} {more}"),
        "person_id": an_id(name),
        "module_id": module,
        "module_title": module.capitalize(),
        "reason": Reason.EQUIVALENT_OUTSIDE_ACTIVITY,
        "done_on": date(2026, 10, 5),
        "note": "A course at Leeds",
        "recorded_by": "Mo Manager",
        "recorded_at": NOW,
    }
    return Waiver(**(facts | more))


def standing(status: Status = Status.NOT_STARTED, module: str = "people", **more: Any) -> Standing:
    facts: dict[str, Any] = {
        "module_id": module,
        "status": status,
        "steps_done": 0,
        "steps_total": 3,
        "new_steps": 0,
        "due_on": date(2026, 11, 15),
        "days_overdue": 0,
        "completed_on": None,
        "version": "",
    }
    if status in (Status.COMPLETE, Status.RENEWED):
        facts |= {"completed_on": NOW, "version": "1.10.0", "steps_done": 3}
    if status is Status.WAIVED:
        facts |= {"waiver": waiver(module=module)}
    return Standing(**(facts | more))


def row(who: Member | str, *standings: Standing | Status) -> Row:
    found = tuple(standing(item) if isinstance(item, Status) else item for item in standings)
    return Row(member(who) if isinstance(who, str) else who, found)


def report(*rows: Row, modules: tuple[str, ...] = ("people",)) -> Report:
    return Report(tuple(module(module_id, "a", "b", "c") for module_id in modules), rows)
