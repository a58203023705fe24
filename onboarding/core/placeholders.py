"""Local detail that only the council has, and what people read until it is filled in.

An author writes `[council to add: safeguarding contact | ask your manager who to tell]`; the bar and what
follows it may be left out. Learners read the phrase; `onboarding check` tells HR what to fill in, and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onboarding.core.problems import Code, ProblemList
from onboarding.core.punctuation import typographic
from onboarding.core.source import Line
from onboarding.core.text import Span, Text, plain

USUAL_PHRASE = "ask your manager"

_OPENED = r"\[council\s+to\s+add\s*"
PLACEHOLDER = re.compile(rf"(?<!\\){_OPENED}(?::([^\[\]|]*))?(?:\|([^\[\]]*))?\]", re.IGNORECASE)
HALF_WRITTEN = re.compile(rf"{_OPENED}[:|]", re.IGNORECASE)

_USUAL_DETAIL = "local detail"
_OPENING = "“‘([\"'"
_CLOSING = "”’)]\"'"
_ENDS = (".", "!", "?", "…")
_LOOK_BACK = 80


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`detail` is what the council has to fill in, `phrase` what people read until then."""

    detail: str
    phrase: str


def placeholder(found: re.Match[str]) -> Placeholder:
    """What a match of `PLACEHOLDER` says."""
    detail, phrase = (" ".join((part or "").split()) for part in found.groups())
    return Placeholder(detail or _USUAL_DETAIL, phrase or USUAL_PHRASE)


def tell(found: Placeholder, line: int, problems: ProblemList) -> None:
    """Has HR know of the place."""
    problems.add(Code.PLACEHOLDER, line, found.detail, found.phrase)


def shown(lines: Sequence[Line], problems: ProblemList) -> str:
    """The words of lines that have no other marks, such as a title; each place that waits is told."""
    tell_each(lines, problems)
    return plain(worded("\n".join(line.text for line in lines)))


def tell_each(lines: Sequence[Line], problems: ProblemList) -> None:
    """Has HR know of every place in the lines."""
    source = "\n".join(line.text for line in lines)
    for found in PLACEHOLDER.finditer(source):
        tell(placeholder(found), lines[source.count("\n", 0, found.start())].number, problems)


def worded(source: str) -> Text:
    """Plain words, with each placeholder a span of its own."""
    return tuple(span for span in _spans(source) if span.text)


def written(text: Text) -> str:
    """The plain words of a text, with its placeholders as an author writes them."""
    return "".join(
        f"[council to add: {span.placeholder} | {span.text}]" if span.placeholder else span.text
        for span in text
    )


def begins_sentence(before: str) -> bool:
    """Whether what follows `before` opens a sentence, and so wants a capital."""
    words = before.rstrip(_OPENING)
    if not words.strip():
        return True
    ended = words.rstrip()
    return ended != words and ended.rstrip(_CLOSING).endswith(_ENDS)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _spans(source: str) -> Iterator[Span]:
    done, before = 0, ""
    for found in PLACEHOLDER.finditer(source):
        words = source[done : found.start()]
        before = (before + words)[-_LOOK_BACK:]
        here = placeholder(found)
        phrase = typographic(here.phrase)
        phrase = capital(phrase) if begins_sentence(before) else phrase
        yield Span(words)
        yield Span(phrase, placeholder=here.detail)
        before += phrase
        done = found.end()
    yield Span(source[done:])
