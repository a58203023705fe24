"""The way through a module: how each step stands, and where Continue leads. Plain data, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.progress import ModuleProgress


class Standing(StrEnum):
    TO_DO = "to do"
    OPTIONAL = "optional"
    DONE = "done"
    NEW = "new"
    """Added or revised by HR since the person did it or finished the module."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as the list, the menu and the bar show it; `number` counts from 1."""

    id: str
    number: int
    title: str
    standing: Standing
    is_here: bool

    @property
    def note(self) -> str:
        """How the step stands, in words; nothing for one that simply comes later."""
        said = {
            Standing.TO_DO: "",
            Standing.OPTIONAL: "Optional",
            Standing.DONE: "Done",
            Standing.NEW: "New since you did this",
        }[self.standing]
        if not self.is_here:
            return said
        return f"You are here, {said.lower()}" if said else "You are here"


def step_lines(outline: ModuleOutline, progress: ModuleProgress, here: str) -> tuple[StepLine, ...]:
    """Every step of the module in order; `here` is the open one, or nothing."""
    return tuple(
        StepLine(
            id=step.id,
            number=number,
            title=step.title,
            standing=_standing(step.id, progress, is_optional=step.is_optional),
            is_here=step.id == here,
        )
        for number, step in enumerate(outline.steps, start=1)
    )


def finishes_module(outline: ModuleOutline, done: frozenset[str], here: str) -> bool:
    """Whether this step is the only one still needed."""
    return _needed(outline) - done == {here}


def onward_words(outline: ModuleOutline, done: frozenset[str], here: str) -> str:
    """What the button that leads on says that it does; nothing at the module's end."""
    if not here or here in done:
        return "Continue" if here else ""
    return "Finish module" if finishes_module(outline, done, here) else "Done, continue"


def step_before(outline: ModuleOutline, here: str) -> str | None:
    ids = [step.id for step in outline.steps]
    at = ids.index(here)
    return ids[at - 1] if at else None


def step_after(outline: ModuleOutline, done: frozenset[str], here: str) -> str | None:
    """The next step in order; after the last, the first that is still needed; None when nothing is."""
    ids = [step.id for step in outline.steps]
    if here != ids[-1]:
        return ids[ids.index(here) + 1]
    return next((step_id for step_id in ids if step_id in _needed(outline) - done - {here}), None)


def optional_left(outline: ModuleOutline, done: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Id and title of each optional step that was left out."""
    return tuple((step.id, step.title) for step in outline.steps if step.is_optional and step.id not in done)


def _needed(outline: ModuleOutline) -> set[str]:
    return {step.id for step in outline.required_steps or outline.steps}


def _standing(step_id: str, progress: ModuleProgress, *, is_optional: bool) -> Standing:
    if step_id in progress.done:
        return Standing.DONE
    if step_id in progress.renewed:
        return Standing.NEW
    return Standing.OPTIONAL if is_optional else Standing.TO_DO
