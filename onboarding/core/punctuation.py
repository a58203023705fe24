"""Typographic quotes, dashes and ellipses, as print has them; titles and prose share it."""

from __future__ import annotations

import re

_QUOTE = re.compile("[\"']")
_OPENS_BEFORE = frozenset(" \t\n\u00a0([{<-–—/“‘")


def typographic(text: str, before: str = "") -> str:
    """`before` is the character that stands in front of `text`, or nothing at the start of a block."""
    text = text.replace("...", "…").replace("---", "—").replace("--", "–")
    if "'" not in text and '"' not in text:
        return text
    return _QUOTE.sub(lambda match: _curled(text, match.start(), before), text)


def straight(text: str) -> str:
    """The same text with plain quotes, dashes and dots: for comparing."""
    return text.translate(_STRAIGHT)


def _curled(text: str, at: int, before: str) -> str:
    start = at
    while start and at - start < 3 and text[start - 1] in "\"'":
        start -= 1
    previous = text[start - 1] if start else before
    following = text[at + 1 : at + 2]
    opens = (not previous or previous in _OPENS_BEFORE) and bool(following.strip())
    if text[at] == '"':
        return "“" if opens else "”"
    # An apostrophe stands in front of a year: the '90s.
    return "‘" if opens and not following.isdigit() else "’"


_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)
