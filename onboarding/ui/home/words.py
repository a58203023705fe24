"""What the home page says: greeting, what is done, and what each module's card tells."""

from __future__ import annotations

from datetime import date, timedelta

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.counting import counted
from onboarding.core.dates import day_words, local_day_words
from onboarding.core.progress import ModuleProgress, PathwayProgress, State

SOON = timedelta(days=7)


def greeting(hour: int, name: str) -> str:
    """By the first of the person's names: "Good morning, Sam."."""
    part = "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"
    return f"Good {part}, {first_name(name)}."


def first_name(name: str) -> str:
    return next(iter(name.split()), "")


def done_words(progress: PathwayProgress) -> str:
    """How much is done and how much is to go; a pathway with nothing left to do says only the first."""
    total = counted(progress.steps_total, "step")
    if progress.steps_done >= progress.steps_total:
        return f"You have done all {total}."
    done = f"You have done {progress.steps_done} of {total}."
    return f"{done} {sentence(time_words(progress.minutes_left))} to go."


def time_words(minutes: int) -> str:
    """A length of time as people say it: to the minute below three quarters of an hour, then by halves."""
    if minutes < 1:
        return "less than a minute"
    if minutes < 45:
        return f"about {counted(minutes, 'minute')}"
    halves = max(2, round(minutes / 30))
    if halves == 2:
        return "about an hour"
    if halves == 3:
        return "about an hour and a half"
    return f"about {halves // 2}{' and a half' if halves % 2 else ''} hours"


def sentence(words: str) -> str:
    """With a capital letter, to open a sentence."""
    return words[:1].upper() + words[1:]


def asked_steps(outline: ModuleOutline) -> tuple[str, ...]:
    """The ids of the steps that make the module complete; all of them where none is required."""
    return tuple(step.id for step in outline.required_steps or outline.steps)


def steps_done(outline: ModuleOutline, progress: ModuleProgress) -> int:
    return sum(step_id in progress.done for step_id in asked_steps(outline))


def state_words(outline: ModuleOutline, progress: ModuleProgress) -> str:
    """How far the person is in the module."""
    if progress.state is State.NOT_STARTED:
        return "Not started"
    if progress.state is State.IN_PROGRESS:
        total = counted(len(asked_steps(outline)), "step")
        return f"In progress, {steps_done(outline, progress)} of {total} done"
    when = f", {local_day_words(progress.completed_on)}" if progress.completed_on else ""
    return f"Complete{when}"


def renewed_words(progress: ModuleProgress) -> str:
    """What HR has changed since the module was complete; empty when nothing has."""
    number = len(progress.renewed)
    if progress.state is not State.RENEWED or not number:
        return ""
    return f"{counted(number, 'step')} {'is' if number == 1 else 'are'} new since you did this"


def new_since_words(title: str, here: int, everywhere: int, modules: int) -> str:
    """Of the first module with steps that are new since it was complete, and of how many there are in all."""
    number = counted(everywhere, "step")
    if modules > 1:
        return f"{number} in {modules} modules are new since you did them. First comes “{title}”."
    return f"{counted(here, 'step')} in “{title}” {'is' if here == 1 else 'are'} new since you did it."


def due_words(progress: ModuleProgress, today: date) -> str:
    """When the module is to be done by; empty when that is no longer asked, or never was."""
    if progress.due_on is None or progress.state in (State.COMPLETE, State.RENEWED):
        return ""
    day = day_words(progress.due_on)
    if progress.overdue:
        return f"Overdue, was due {day}"
    return f"Due soon, {day}" if is_due_soon(progress, today) else f"Due {day}"


def is_due_soon(progress: ModuleProgress, today: date) -> bool:
    return progress.due_on is not None and today <= progress.due_on <= today + SOON


def card_name(outline: ModuleOutline, progress: ModuleProgress, today: date) -> str:
    """Everything that the card shows, in one breath."""
    facts = (
        counted(outline.minutes, "minute") if outline.minutes else "",
        state_words(outline, progress),
        renewed_words(progress),
        due_words(progress, today),
    )
    spoken = [fact[:1].lower() + fact[1:] for fact in facts if fact]
    return ", ".join((outline.title, *spoken))
