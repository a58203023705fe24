"""Works out where one person stands in one module: their own progress, and what a manager noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.progress import ModuleProgress, State, asked_steps, module_progress
from onboarding.core.records import Completion
from onboarding.core.report import Standing, Status
from onboarding.core.waivers import Waiver

_STATUSES = {
    State.NOT_STARTED: Status.NOT_STARTED,
    State.IN_PROGRESS: Status.IN_PROGRESS,
    State.COMPLETE: Status.COMPLETE,
    State.RENEWED: Status.RENEWED,
}


def standing(
    outline: ModuleOutline,
    completions: Sequence[Completion],
    waiver: Waiver | None,
    start_date: date | None,
    today: date,
) -> Standing:
    """`completions` are this module's (see `modules_counted`), under any of the person's ids. `waiver` is the
    one that holds.

    What the person's own program says stands; a waiver takes its place unless the module is complete by
    steps.
    """
    progress = module_progress(outline, completions, start_date, today)
    is_waived = waiver is not None and progress.state is not State.COMPLETE
    completed_on = None if is_waived else progress.completed_on
    asked = asked_steps(outline)
    return Standing(
        module_id=outline.id,
        status=Status.WAIVED if is_waived else _STATUSES[progress.state],
        steps_done=sum(step.id in progress.done for step in asked),
        steps_total=len(asked),
        new_steps=len(progress.renewed),
        due_on=progress.due_on,
        days_overdue=0 if is_waived else _days_overdue(progress, today),
        completed_on=completed_on,
        version=_version(completions, completed_on),
        waiver=waiver if is_waived else None,
        is_required=bool(outline.required_steps),
    )


def _days_overdue(progress: ModuleProgress, today: date) -> int:
    return (today - progress.due_on).days if progress.overdue and progress.due_on else 0


def _version(completions: Sequence[Completion], completed_on: datetime | None) -> str:
    """Of the completion that made the module complete; of two at one moment, the one that says so itself."""
    if completed_on is None:
        return ""
    last = (completion for completion in completions if completion.completed_at == completed_on)
    return max(last, key=lambda c: (c.completes_module, c.step_id, c.rev, c.module_version)).module_version
