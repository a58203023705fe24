"""Lets long paths and addresses go on in the next line, which words without spaces never do."""

from __future__ import annotations

import re

_LONG = 24
_BREAK = "\u200b"
_PIECE = re.compile(r"([/\\?&=.@_-]|[^/\\?&=.@_-]{12})")


def breakable_words(text: str) -> str:
    """The same for sentences, in which only what is long and has no spaces is to break within."""
    return " ".join(breakable(word) if len(word) > _LONG else word for word in text.split(" "))


def breakable(text: str) -> str:
    """Only for showing: give a screen reader and the clipboard the text itself."""
    return _PIECE.sub(rf"\1{_BREAK}", text)
