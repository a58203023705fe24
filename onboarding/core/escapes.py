"""Keeps plain words plain in Markdown: what only looks like a mark is shown as it was typed."""

from __future__ import annotations

import re

_MARK = re.compile(r"[\\`*_\[\]]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_FENCE = re.compile(r"(?m)^[~|:]")  # would begin code, a table, a meaning; no backslash holds these off
_OPENING = re.compile(r"(?m)^(?:([0-9]+)(?=[.)])|(?=[-+#>]))(.)")  # would begin a list, a heading, a quote


def escaped(words: str) -> str:
    """For words within a line."""
    return _MARK.sub(r"\\\g<0>", _ENTITY.sub("&amp;", words)).replace("<", "&lt;")


def opened(marked: str) -> str:
    """For lines that are marked already, and might begin with what would make them something else."""
    plain = _FENCE.sub(lambda found: f"&#{ord(found[0])};", marked)
    return _OPENING.sub(r"\1\\\2", plain)


def paragraph(words: str) -> str:
    return opened(escaped(words))
