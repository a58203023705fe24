"""Reads headings with their attributes, and code fences: the two things that decide where a step starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onboarding.core.placeholders import shown
from onboarding.core.problems import Code, ProblemList
from onboarding.core.punctuation import typographic
from onboarding.core.source import Line

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_TIGHT_HEADING = re.compile(r" {0,3}(#{2,6})([^#\s].*)$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")


_EMPHASIS = re.compile(r"(\*\*|\*|`)(?=\S)(.+?)(?<=\S)\1")
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Attributes:
    """What stands in braces after a heading: `{#id rev=2 .optional}`."""

    id: str = ""
    classes: frozenset[str] = frozenset()
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeadingLine:
    level: int
    title: str
    attributes: Attributes
    line: int
    has_space: bool = True


def heading_line(line: Line) -> HeadingLine | None:
    """The heading that this line is, if it's one."""
    if "#" not in line.text[:4]:
        return None
    found = _HEADING.match(line.text)
    tight = None if found else _TIGHT_HEADING.match(line.text)
    match = found or tight
    if match is None:
        return None
    title, attributes = _split_attributes((match[2] or "").strip())
    return HeadingLine(len(match[1]), title, attributes, line.number, has_space=tight is None)


def plain_title(heading: HeadingLine, problems: ProblemList) -> str:
    """A title's words, without the marks for emphasis and code: outlines show titles as they are."""
    text = heading.title
    words = text if len(text) > _LONGEST_TITLE else _EMPHASIS.sub(r"\2", text)
    return typographic(shown([Line(heading.line, words)], problems))


def code_lines(lines: Sequence[Line], problems: ProblemList) -> dict[int, int]:
    """Where fenced code starts and the place after its end, as indexes of `lines`.

    A fence that is never closed is no fence: it would hide all the steps below it.
    """
    fences: dict[int, int] = {}
    hopeless: dict[str, int] = {}
    at = 0
    while at < len(lines):
        found = _FENCE.match(lines[at].text)
        end = _closing(lines, at, found[1], hopeless) if found else None
        if found and end is None:
            problems.add(Code.UNCLOSED_CODE, lines[at].number)
        if end is not None:
            fences[at] = end
        at = end or at + 1
    return fences


def _closing(lines: Sequence[Line], at: int, fence: str, hopeless: dict[str, int]) -> int | None:
    # A search that failed once fails again further down: looking only once keeps it quick.
    if len(fence) >= hopeless.get(fence[0], len(fence) + 1):
        return None
    for end in range(at + 1, len(lines)):
        text = lines[end].text.strip()
        if len(text) >= len(fence) and not text.strip(fence[0]):
            return end + 1
    hopeless[fence[0]] = len(fence)
    return None


def _split_attributes(text: str) -> tuple[str, Attributes]:
    title = _without_closing_hashes(text)
    start = title.rfind("{")
    if start < 0 or not title.endswith("}"):
        return title, Attributes()
    words = title[start + 1 : -1].removeprefix(":").split()
    if not words or not all(word[0] in "#." or "=" in word for word in words):
        return title, Attributes()
    return _without_closing_hashes(title[:start].rstrip()), _attributes(words)


def _attributes(words: Sequence[str]) -> Attributes:
    ids = [word[1:] for word in words if word.startswith("#")]
    values = [word.partition("=") for word in words if word[0] not in "#."]
    return Attributes(
        id=ids[0] if ids else "",
        classes=frozenset(word[1:] for word in words if word.startswith(".")),
        values={key: value.strip("\"'") for key, _, value in values},
    )


def _without_closing_hashes(text: str) -> str:
    bare = text.rstrip("#")
    return bare.rstrip() if bare != text and (not bare or bare[-1] in " \t") else text
