"""The one next thing to do, in words: what the card at the top of home offers."""

from __future__ import annotations

from typing import NamedTuple

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.progress import ModuleProgress, State
from onboarding.session import Session
from onboarding.ui.destinations import Destination, MyRecord, OpenStep
from onboarding.ui.home.words import sentence, time_words


class NextThing(NamedTuple):
    """`why` stands over the title; `action` is the button, and leads to `place`."""

    why: str
    title: str
    detail: str
    action: str
    place: Destination


ALL_DONE = NextThing(
    why="All done",
    title="You have finished everything for now",
    detail="Your record says what you did and when. Anything new will wait for you here.",
    action="My record",
    place=MyRecord(),
)


def next_thing(session: Session) -> NextThing:
    """Asks the session what comes next for the person who learns now."""
    found = session.what_next()
    if found is None:
        return ALL_DONE
    outline, step_id = session.outline(found[0]), found[1]
    progress = session.progress(outline.id)
    is_first = not session.completions() and step_id == outline.steps[0].id
    return NextThing(
        why="Start here" if is_first else _why(progress, step_id == outline.steps[0].id),
        title=outline.title,
        detail=_detail(outline, progress, step_id),
        action="Start" if is_first else "Continue",
        place=OpenStep(outline.id, step_id),
    )


def _why(progress: ModuleProgress, is_at_start: bool) -> str:
    if progress.state is State.RENEWED:
        return "New since you did this"
    if progress.state is State.NOT_STARTED and is_at_start:
        return "Next for you"
    return "Carry on where you stopped"


def _detail(outline: ModuleOutline, progress: ModuleProgress, step_id: str) -> str:
    number = [step.id for step in outline.steps].index(step_id) + 1
    title = outline.steps[number - 1].title.rstrip()
    end = "" if title.endswith((".", "?", "!")) else "."
    left = sentence(time_words(progress.minutes_left))
    return f"Step {number} of {len(outline.steps)}: {title}{end} {left} left."
