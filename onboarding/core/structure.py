"""Cuts a module's body into its title, its opening words and its steps, by looking at headings alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onboarding.core.catalogue import StepOutline
from onboarding.core.front_matter import whole_number
from onboarding.core.headings import Attributes, HeadingLine, code_lines, heading_line, plain_title
from onboarding.core.problems import Code, ProblemList
from onboarding.core.source import Line

STEP_LEVEL = 2
_WORDS_A_MINUTE = 90  # half of a step's time goes into reading, at 180 words a minute
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_TO_APPROVE = "to-approve"
_STEP_CLASSES = frozenset({"optional", "scenario", "promises", _TO_APPROVE})
_KNOWN_VALUES = frozenset({"rev", "minutes", "was"})


@dataclass(frozen=True, slots=True)
class RawStep:
    """A step with its lines unread."""

    outline: StepOutline
    is_scenario: bool
    has_promises: bool
    is_to_approve: bool
    lines: Sequence[Line]
    line: int


@dataclass(frozen=True, slots=True)
class Structure:
    title: str
    opening: Sequence[Line]
    steps: tuple[RawStep, ...]


def split_steps(lines: Sequence[Line], problems: ProblemList) -> Structure:
    """Headings inside fenced code are code."""
    headings = _headings(lines, problems)
    starts = [at for at, heading in headings.items() if heading.level == STEP_LEVEL]
    ends = [*starts[1:], len(lines)]
    first = starts[0] if starts else len(lines)
    title_at = next((at for at, heading in headings.items() if heading.level == 1 and at < first), None)
    steps: dict[str, RawStep] = {}
    for start, end in zip(starts, ends, strict=False):  # no steps: no starts, and one end too many
        step = _step(headings[start], lines[start + 1 : end], steps, problems)
        steps[step.outline.id] = step
    if not steps:
        problems.add(Code.NO_STEPS, 0)
    return Structure(
        title="" if title_at is None else plain_title(headings[title_at], problems),
        opening=[line for at, line in enumerate(lines[:first]) if at != title_at],
        steps=tuple(steps.values()),
    )


def check_id(text: str, line: int, problems: ProblemList) -> None:
    """Ids travel in records and addresses, so they keep to plain letters, figures, dots and dashes."""
    if not _ID.fullmatch(text):
        problems.add(Code.BAD_ID, line, text[:60])


def names_in(text: str) -> tuple[str, ...]:
    """Names with commas between them, each once."""
    return tuple(dict.fromkeys(name for word in text.split(",") if (name := word.strip())))


def free_id(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, or `wanted-2`, or one that counts on from how many are taken: a search would be slow."""
    name, count = wanted, 2
    while name in taken:
        name = f"{wanted}-{count}"
        count = max(count, len(taken)) + 1
    return name


def check_attributes(
    attributes: Attributes, line: int, problems: ProblemList, *, classes: Collection[str]
) -> None:
    """Tells of words in braces that mean nothing here, as `classes` do: most are typing errors."""
    unknown = [f".{name}" for name in sorted(attributes.classes.difference(classes))]
    unknown += sorted(attributes.values.keys() - _KNOWN_VALUES)
    for name in unknown:
        problems.add(Code.UNKNOWN_ATTRIBUTE, line, name)


def _headings(lines: Sequence[Line], problems: ProblemList) -> dict[int, HeadingLine]:
    fences = code_lines(lines, problems)
    headings: dict[int, HeadingLine] = {}
    at = 0
    while at < len(lines):
        heading = None if at in fences else heading_line(lines[at])
        if heading:
            headings[at] = heading
        at = fences.get(at, at + 1)
    return headings


def _step(
    heading: HeadingLine, lines: Sequence[Line], taken: dict[str, RawStep], problems: ProblemList
) -> RawStep:
    attributes, line = heading.attributes, heading.line
    check_attributes(attributes, line, problems, classes=_STEP_CLASSES)
    if not heading.has_space:
        problems.add(Code.HEADING_WITHOUT_SPACE, line, heading.title)
    if not heading.title:
        problems.add(Code.MISSING_STEP_TITLE, line)
    outline = StepOutline(
        id=_step_id(heading, taken, problems),
        title=plain_title(heading, problems) or f"Step {len(taken) + 1}",
        rev=_number(attributes, "rev", line, problems) or 1,
        minutes=_number(attributes, "minutes", line, problems) or _reading_minutes(lines),
        is_optional="optional" in attributes.classes,
        was=names_in(attributes.values.get("was", "")),
    )
    if _TO_APPROVE in attributes.classes:
        problems.add(Code.STEP_TO_APPROVE, line, outline.title)
    return RawStep(
        outline,
        is_scenario="scenario" in attributes.classes,
        has_promises="promises" in attributes.classes,
        is_to_approve=_TO_APPROVE in attributes.classes,
        lines=lines,
        line=line,
    )


def _step_id(heading: HeadingLine, taken: dict[str, RawStep], problems: ProblemList) -> str:
    wanted = heading.attributes.id
    if not wanted:
        problems.add(Code.MISSING_STEP_ID, heading.line, heading.title)
        return free_id(f"step-{len(taken) + 1}", taken)
    check_id(wanted, heading.line, problems)
    if wanted in taken:
        problems.add(Code.DUPLICATE_STEP, heading.line, wanted, str(taken[wanted].line))
    return free_id(wanted, taken)


def _number(attributes: Attributes, key: str, line: int, problems: ProblemList) -> int | None:
    text = attributes.values.get(key)
    if text is None:
        return None
    number = whole_number(text, least=1)
    if number is None:
        problems.add(Code.BAD_NUMBER, line, key, text)
    return number


def _reading_minutes(lines: Sequence[Line]) -> int:
    words = sum(len(line.text.split()) for line in lines)
    return max(1, round(words / _WORDS_A_MINUTE))
