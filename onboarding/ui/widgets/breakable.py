"""Lets long paths and addresses go on in the next line, which words without spaces never do."""

from __future__ import annotations

import re

_BREAK = "\u200b"
_PIECE = re.compile(r"([/\\?&=.@_-]|[^/\\?&=.@_-]{12})")


def breakable(text: str) -> str:
    """Only for showing: give a screen reader and the clipboard the text itself."""
    return _PIECE.sub(rf"\1{_BREAK}", text)
