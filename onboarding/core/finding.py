"""Finds words in the text of a module, as an author looks for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_SPACES = re.compile(r"[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how exactly."""

    words: str
    match_case: bool = False
    whole_words: bool = False


class Place(NamedTuple):
    """From `start` to before `end`, in characters of the text."""

    start: int
    end: int


def places(text: str, wanted: Wanted) -> tuple[Place, ...]:
    """All of them, in order, none within another. A hard space is found by a plain one."""
    if not wanted.words:
        return ()
    pattern = _SPACES.sub("[ \u00a0]+", re.escape(wanted.words).replace("\\ ", " "))
    if wanted.whole_words:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    flags = re.NOFLAG if wanted.match_case else re.IGNORECASE
    return tuple(Place(*found.span()) for found in re.finditer(pattern, text, flags))
