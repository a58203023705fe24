"""Finds the id of a step that lost it, in the text as it was: people have done the step under that id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onboarding.core.front_matter import read_front_matter
from onboarding.core.headings import heading_line
from onboarding.core.problems import ProblemList
from onboarding.core.source import CONTROL, Line
from onboarding.core.structure import split_steps

_ALIKE = 0.6
_ENDS = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class KnownStep:
    """`id` is empty where there is none; `braces` are what stands after the title, `{#id rev=2}`."""

    id: str
    braces: str
    title: str
    words: tuple[str, ...]
    line: int


def lost_step(text: str, line: int, earlier: Iterable[str]) -> KnownStep | None:
    """What the step without an id at `line` was, in the first of the `earlier` texts that knows.

    It has the title, or else most of the words, and its id is free today. None when two steps could be meant.
    """
    today = known_steps(text)
    step = next(one for one in today if one.line == line)
    taken = {one.id for one in today}
    nameless = [one for one in today if not one.id]
    for before in earlier:
        gone = [one for one in known_steps(before) if one.id and one.id not in taken]
        for is_it in (_has_title, _has_words):
            found = [one for one in gone if is_it(step, one)]
            if len(found) == 1 and sum(is_it(one, found[0]) for one in nameless) == 1:
                return found[0]
    return None


def known_steps(text: str) -> Sequence[KnownStep]:
    lines = [Line(number, CONTROL.sub("", one)) for number, one in enumerate(_ENDS.split(text), start=1)]
    front = read_front_matter(lines, ProblemList(""))
    steps = split_steps(lines[front.body :] if front else lines, ProblemList("")).steps
    return [_known(lines[step.line - 1], step.lines) for step in steps]


def _known(line: Line, below: Sequence[Line]) -> KnownStep:
    heading = heading_line(line)
    assert heading is not None, "a step begins with a heading"
    braces = line.text[line.text.rfind("{") :].strip() if heading.attributes.id else ""
    words = tuple(" ".join(one.text for one in below).lower().split())
    return KnownStep(
        heading.attributes.id, braces, " ".join(heading.title.lower().split()), words, line.number
    )


def _has_title(step: KnownStep, was: KnownStep) -> bool:
    return bool(step.title) and step.title == was.title


def _has_words(step: KnownStep, was: KnownStep) -> bool:
    matcher = SequenceMatcher(None, step.words, was.words, autojunk=False)
    return bool(step.words) and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
