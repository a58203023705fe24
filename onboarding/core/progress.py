"""How far somebody is: which steps count, when a module is complete, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from onboarding.core.catalogue import ModuleOutline, StepOutline
from onboarding.core.records import Completion


class State(StrEnum):
    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    RENEWED = "renewed"
    """It was complete, and HR has since added steps or asked for some to be read again."""


class ModuleProgress(NamedTuple):
    """Where one person stands in one module.

    `done` holds the steps, optional ones too, that are done at their current revision. `renewed` names, in
    the module's order, the required steps that are new or revised since the person did them or finished the
    module. `completed_on` is when the last required step was done, and stays when the module is RENEWED.
    """

    module_id: str
    state: State
    done: frozenset[str]
    renewed: tuple[str, ...]
    completed_on: datetime | None
    due_on: date | None
    overdue: bool
    minutes_left: int
    next_step_id: str | None


class PathwayProgress(NamedTuple):
    """The sum over all modules, in required steps: optional ones never count."""

    steps_done: int
    steps_total: int
    modules_complete: int
    modules_total: int
    minutes_left: int

    @property
    def fraction(self) -> float:
        """From 0.0 to 1.0; a pathway that asks for nothing has nothing left to do."""
        return self.steps_done / self.steps_total if self.steps_total else 1.0


def module_progress(
    outline: ModuleOutline,
    completions: Sequence[Completion],
    start_date: date | None,
    today: date,
) -> ModuleProgress:
    """`completions` may hold other modules too: they count as `modules_counted` says. Order means nothing."""
    mine = _counted(outline, completions)
    required, asked = outline.required_steps, asked_steps(outline)
    moments = _first_done(outline, mine)
    done = frozenset(moments)
    was_complete = _complete_before(asked, mine)
    state = _state(asked, mine, done, was_complete)
    due_on = _due_on(outline, start_date)
    return ModuleProgress(
        module_id=outline.id,
        state=state,
        done=done,
        renewed=_renewed(required, mine, done, was_complete is not None),
        completed_on=_last_done(asked, moments) if state is State.COMPLETE else was_complete,
        due_on=due_on,
        overdue=bool(required) and _is_overdue(state, due_on, today),
        minutes_left=sum(step.minutes for step in required if step.id not in done),
        next_step_id=None if state is State.COMPLETE else next_step(outline, done, None),
    )


def completes_module(outline: ModuleOutline, completions: Sequence[Completion], step_id: str) -> bool:
    """Whether doing this step now would finish the module: what `Completion.completes_module` is to say."""
    mine = _counted(outline, completions)
    return {step.id for step in asked_steps(outline)} - _first_done(outline, mine).keys() == {step_id}


def earlier_places(outline: ModuleOutline, step_id: str) -> tuple[tuple[str, str], ...]:
    """Module and step under which a step was known in earlier libraries, or may have been."""
    modules = (outline.id, *outline.was)
    names = {step.id: step.was for step in outline.steps}.get(step_id, ())
    places = [(module, step_id) for module in modules]
    for name in names:
        module, is_elsewhere, step = name.rpartition("#")
        places += [(module, step)] if is_elsewhere else [(own, step) for own in modules]
    return tuple(dict.fromkeys(places))[1:]


def modules_counted(outline: ModuleOutline) -> tuple[str, ...]:
    """The ids of all modules whose completions can count in this one."""
    earlier = (module for step in outline.steps for module, _ in earlier_places(outline, step.id))
    return tuple(dict.fromkeys((outline.id, *outline.was, *earlier)))


def next_step(outline: ModuleOutline, done: frozenset[str], position: str | None) -> str | None:
    """The step to open: where the person left off, else the next one that is asked for, else the first."""
    ids = [step.id for step in outline.steps]
    if position in ids and position not in done:
        return position
    after = ids.index(position) + 1 if position in ids else 0
    asked = {step.id for step in asked_steps(outline)} - done
    return next((step_id for step_id in ids[after:] + ids[:after] if step_id in asked), None)


def pathway_progress(
    progresses: Iterable[ModuleProgress], outlines: Iterable[ModuleOutline]
) -> PathwayProgress:
    """A module that asks for nothing adds nothing to either side of "3 of 12 modules"."""
    by_id = {progress.module_id: progress for progress in progresses}
    pairs = [(outline, by_id[outline.id]) for outline in outlines if outline.required_steps]
    return PathwayProgress(
        steps_done=sum(_required_done(outline, progress) for outline, progress in pairs),
        steps_total=sum(len(outline.required_steps) for outline, _ in pairs),
        modules_complete=sum(progress.state is State.COMPLETE for _, progress in pairs),
        modules_total=len(pairs),
        minutes_left=sum(progress.minutes_left for _, progress in pairs),
    )


def next_module_and_step(
    outlines: Sequence[ModuleOutline],
    progresses: Iterable[ModuleProgress],
    position: tuple[str, str] | None,
) -> tuple[str, str] | None:
    """What Continue opens: the module left off, else one begun, else one overdue, else the next in order.

    `outlines` stand in pathway order. None when all is complete.
    """
    by_id = {progress.module_id: progress for progress in progresses}
    last_module, last_step = position or ("", None)

    def rank(outline: ModuleOutline) -> int:
        progress = by_id[outline.id]
        likely = (outline.id == last_module, progress.state is State.IN_PROGRESS, progress.overdue)
        return (*likely, True).index(True)

    open_ones = [o for o in outlines if o.required_steps and by_id[o.id].state is not State.COMPLETE]
    if not open_ones:
        return None
    chosen = min(open_ones, key=rank)
    step_id = next_step(chosen, by_id[chosen.id].done, last_step if chosen.id == last_module else None)
    assert step_id is not None, "a module that isn't complete has a step to do"
    return chosen.id, step_id


def _counted(outline: ModuleOutline, completions: Sequence[Completion]) -> list[Completion]:
    """What counts in this module, under the ids that it and its steps have today.

    A step that came from another module brings its date, but not that it finished that module.
    """
    own = {outline.id, *outline.was}
    mine = [
        completion if completion.module_id == outline.id else replace(completion, module_id=outline.id)
        for completion in completions
        if completion.module_id in own
    ]
    if not any(step.was for step in outline.steps):
        return mine
    places: dict[tuple[str, str], list[str]] = {}
    for step in outline.steps:
        for place in earlier_places(outline, step.id):
            places.setdefault(place, []).append(step.id)
    return mine + [
        replace(
            completion,
            module_id=outline.id,
            step_id=step_id,
            completes_module=completion.completes_module and completion.module_id in own,
        )
        for completion in completions
        for step_id in places.get((completion.module_id, completion.step_id), ())
        if completion.step_id != step_id or completion.module_id not in own
    ]


def asked_steps(outline: ModuleOutline) -> tuple[StepOutline, ...]:
    """The steps that make the module complete. Where all are optional, that's all of them."""
    return outline.required_steps or outline.steps


def _first_done(outline: ModuleOutline, mine: Iterable[Completion]) -> dict[str, datetime]:
    """When each step was first done at its current revision or a later one, for those that were."""
    revs = {step.id: step.rev for step in outline.steps}
    return _earliest(c for c in mine if c.step_id in revs and c.rev >= revs[c.step_id])


def _earliest(completions: Iterable[Completion]) -> dict[str, datetime]:
    """The first moment of each step, in one pass: a report of thousands asks this for each module."""
    moments: dict[str, datetime] = {}
    for completion in completions:
        known = moments.setdefault(completion.step_id, completion.completed_at)
        if completion.completed_at < known:
            moments[completion.step_id] = completion.completed_at
    return moments


def _last_done(steps: Sequence[StepOutline], moments: Mapping[str, datetime]) -> datetime | None:
    """When the last of the steps was done; None while one is missing, or when there are none."""
    if not all(step.id in moments for step in steps):
        return None
    return max((moments[step.id] for step in steps), default=None)


def _complete_before(asked: Sequence[StepOutline], mine: Sequence[Completion]) -> datetime | None:
    """When the module was last complete, in its words of that time.

    Either a completion says so itself, or every step asked for today has been done in some wording, which
    is all that is known of somebody who did half on one computer and half on another.
    """
    finishing = [completion.completed_at for completion in mine if completion.completes_module]
    return max(finishing) if finishing else _last_done(asked, _earliest(mine))


def _state(
    asked: Sequence[StepOutline],
    mine: Sequence[Completion],
    done: frozenset[str],
    was_complete: datetime | None,
) -> State:
    if asked and all(step.id in done for step in asked):
        return State.COMPLETE
    if was_complete is not None:
        return State.RENEWED
    return State.IN_PROGRESS if mine else State.NOT_STARTED


def _renewed(
    required: Sequence[StepOutline], mine: Sequence[Completion], done: frozenset[str], was_complete: bool
) -> tuple[str, ...]:
    seen = {completion.step_id for completion in mine}
    left = [step.id for step in required if step.id not in done]
    return tuple(step_id for step_id in left if was_complete or step_id in seen)


def _due_on(outline: ModuleOutline, start_date: date | None) -> date | None:
    if start_date is None or outline.due_days is None:
        return None
    try:
        return start_date + timedelta(days=outline.due_days)
    except OverflowError:  # "due_days: 99999999" means no day that a calendar knows
        return None


def _is_overdue(state: State, due_on: date | None, today: date) -> bool:
    """A module that HR has renewed is not: it was complete, and nothing un-completes."""
    return state in (State.NOT_STARTED, State.IN_PROGRESS) and due_on is not None and today > due_on


def _required_done(outline: ModuleOutline, progress: ModuleProgress) -> int:
    return sum(step.id in progress.done for step in outline.required_steps)
