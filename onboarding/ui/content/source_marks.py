"""Tells what the parts of a line of Markdown are, so that they can be coloured, a line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, IntEnum, auto
from typing import NamedTuple

from onboarding.core.headings import heading_line
from onboarding.core.marks import (
    CALLOUT,
    CONFIRMATION,
    ITEM,
    OPTION,
    QUOTE,
    RULE,
    is_blank,
    is_reflection,
    is_table_rule,
)
from onboarding.core.placeholders import PLACEHOLDER
from onboarding.core.source import Line


class Kind(Enum):
    """What a run of signs is; later kinds are laid over earlier ones."""

    MARK = auto()
    """Signs that shape the page and aren't read: bullets, bars, quotes."""
    KEY = auto()
    FENCE = auto()
    HEADING = auto()
    ATTRIBUTES = auto()
    ACTIVITY = auto()
    """The marks of checks and of things to tick."""
    FEEDBACK = auto()
    CALLOUT = auto()
    REFLECTION = auto()
    CODE = auto()
    STRONG = auto()
    EMPHASIS = auto()
    LINK = auto()
    ADDRESS = auto()
    PLACEHOLDER = auto()


class State(IntEnum):
    """What the next line stands in."""

    TEXT = 0
    START = 1
    """Nothing but blank lines so far."""
    FRONT_MATTER = 2
    CODE_BACKTICKS = 3
    CODE_TILDES = 4


class Run(NamedTuple):
    """From `start` to before `end`, counted in characters of the line."""

    start: int
    end: int
    kind: Kind


_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_CLOSES = {State.CODE_BACKTICKS: re.compile(r"\s*`{3,}\s*$"), State.CODE_TILDES: re.compile(r"\s*~{3,}\s*$")}
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*:")
_ATTRIBUTES = re.compile(r"\{:?[#.\w][^{}]*\}\s*#*\s*$")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_STRONG = re.compile(r"(\*\*|__)(?=\S).+?(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![*\w\\])\*(?=[^*\s])[^*]+?(?<=[^*\s])\*(?!\*)|(?<![_\w\\])_(?=[^_\s])[^_]+?(?<=[^_\s])_(?![_\w])"
)
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](\([^()\s]*(?:\s[^()]*)?\))")
_AUTO_LINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_LONGEST = 4_000
"""What is bold or a link is not looked for in longer lines: typing has to stay quick."""


def read_line(text: str, before: State) -> tuple[list[Run], State]:
    """The runs of a line, and what the line after it stands in."""
    if before is State.START and is_blank(text):
        return [], State.START
    if before is State.START and text.rstrip() == "---":
        return [Run(0, len(text), Kind.FENCE)], State.FRONT_MATTER
    if before is State.FRONT_MATTER and heading_line(Line(0, text)) is None:
        return _front_matter(text)
    if before in _CLOSES:
        is_end = _CLOSES[before].match(text)
        return [Run(0, len(text), Kind.FENCE if is_end else Kind.CODE)], State.TEXT if is_end else before
    if found := _FENCE.match(text):
        state = State.CODE_BACKTICKS if found[1][0] == "`" else State.CODE_TILDES
        return [Run(0, len(text), Kind.FENCE)], state
    if is_reflection(text):
        return [Run(0, len(text), Kind.REFLECTION)], State.TEXT
    return [*_block(text), *(_inline(text) if len(text) <= _LONGEST else ())], State.TEXT


def _front_matter(text: str) -> tuple[list[Run], State]:
    if text.rstrip() == "---":
        return [Run(0, len(text), Kind.FENCE)], State.TEXT
    key = _KEY.match(text)
    runs = [Run(0, key.end(), Kind.KEY)] if key else []
    return [*runs, *_placeholders(text)], State.FRONT_MATTER


def _block(text: str) -> Iterator[Run]:
    """What the line begins."""
    if heading_line(Line(0, text)):
        yield Run(0, len(text), Kind.HEADING)
        if found := _ATTRIBUTES.search(text):
            yield Run(found.start(), found.end(), Kind.ATTRIBUTES)
    elif found := OPTION.match(text):
        yield Run(0, found.start(3), Kind.ACTIVITY)
    elif found := CONFIRMATION.match(text):
        yield Run(0, found.start(1), Kind.ACTIVITY)
    elif found := QUOTE.match(text):
        yield from _quote(text, found)
    elif RULE.match(text):
        yield Run(0, len(text), Kind.ACTIVITY if "*" in text else Kind.MARK)
    elif is_table_rule(text):
        yield Run(0, len(text), Kind.MARK)
    elif found := ITEM.match(text):
        end = found.start(4) if found[4] is not None else len(text)
        yield Run(0, end, Kind.MARK)


def _quote(text: str, found: re.Match[str]) -> Iterator[Run]:
    yield Run(0, found.start(1), Kind.MARK)
    if callout := CALLOUT.match(found[1]):
        yield Run(0, found.start(1) + callout.start(2), Kind.CALLOUT)
    elif text[0] == " ":
        yield Run(found.start(1), len(text), Kind.FEEDBACK)


def _inline(text: str) -> Iterator[Run]:
    for pattern, kind in ((_STRONG, Kind.STRONG), (_EMPHASIS, Kind.EMPHASIS)):
        yield from (Run(found.start(), found.end(), kind) for found in pattern.finditer(text))
    for found in _LINK.finditer(text):
        yield Run(found.start(), found.start(1), Kind.LINK)
        yield Run(found.start(1), found.end(), Kind.ADDRESS)
    yield from (Run(found.start(), found.end(), Kind.LINK) for found in _AUTO_LINK.finditer(text))
    yield from (Run(found.start(), found.end(), Kind.CODE) for found in _CODE.finditer(text))
    yield from _placeholders(text)


def _placeholders(text: str) -> Iterator[Run]:
    return (Run(found.start(), found.end(), Kind.PLACEHOLDER) for found in PLACEHOLDER.finditer(text))
