"""What the content page says of pages, problems and drafts."""

from __future__ import annotations

from onboarding.content import Standing
from onboarding.core.catalogue import Problem, Severity
from onboarding.core.changes import Kind, ModuleChange, StepChange
from onboarding.core.problem_sentences import problem_words
from onboarding.core.questions import LeftOut

LEADS = {Severity.ERROR: "Error", Severity.ADVICE: "Advice"}


def standing_words(standing: Standing, *, is_open_unsaved: bool = False) -> str:
    """How a page stands, in a few words: `Draft, 2 errors`; nothing until it has been looked through."""
    parts = []
    if standing.has_draft or is_open_unsaved:
        parts.append("Draft")
    if standing.errors:
        parts.append(count(standing.errors, "error"))
    elif not parts and standing.errors is not None:
        parts.append("Saved")
    return ", ".join(parts)


def problem_line(problem: Problem) -> str:
    """`Error, line 20: what it is and how to mend it`."""
    place = f"line {problem.line}" if problem.line else "the whole page"
    return f"{LEADS[problem.severity]}, {place}: {problem_words(problem)}"


def how_many(problems: tuple[Problem, ...]) -> str:
    """`2 errors and 1 piece of advice`."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    advice = len(problems) - errors
    parts = [count(errors, "error")] if errors else []
    if advice:
        parts.append("1 piece of advice" if advice == 1 else f"{advice:,} pieces of advice")
    return " and ".join(parts) or "Nothing to mend"


def count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


_KINDS = {
    Kind.REWORDED: "other words",
    Kind.ADDED: "a new step",
    Kind.RETURNED: "a step that is back",
    Kind.MOVED: "moved here from another module",
    Kind.RENAMED: "another id",
    Kind.REMOVED: "taken out",
    Kind.RAISED: "its revision was raised by hand",
}


def step_change_words(step: StepChange) -> str:
    """`The front door: other words`."""
    return f"{step.title}: {_KINDS[step.kind]}"


def module_change_words(module: ModuleChange, version: str) -> str:
    """`Finding your way: version 1.0.0 becomes 1.0.1`."""
    if module.is_removed:
        return f"{module.title}: taken out"
    if module.is_new:
        return f"{module.title}: new, version {version}"
    if module.version_then == version:
        return f"{module.title}: version {version} stays"
    return f"{module.title}: version {module.version_then} becomes {version}"


def brought_words(title: str, steps: int) -> str:
    """What came of a file that was brought in."""
    what = f"“{title}” came in as a new module with {count(steps, 'step')}."
    return f"{what} Read it through before you publish."


def nothing_came_words(name: str) -> str:
    return f"There is nothing in {name} that can be taken over."


def left_out_line(one: LeftOut) -> str:
    """`Line 12: what it is`; documents have no lines."""
    return f"Line {one.line}: {one.what}" if one.line else one.what
