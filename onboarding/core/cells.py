"""Text as another program may open it: whole characters on one line, and nothing that it would run."""

from __future__ import annotations

import re

from onboarding.core.person_rules import tidy

_UNSEEN = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Embeddings, overrides and isolates: they turn the words around them, in other cells as well.

Marks for one place (U+200E, U+200F, U+061C) and joiners stay: names and emoji need them.
"""
_NO_CHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_RUNS = re.compile("[\\s\u200b-\u200f\u2060-\u2064\ufeff]*[=+\\-@\t\r＝＋－＠]")


def cell_text(text: str) -> str:
    """One line, with control characters removed, half characters replaced and the order of writing plain."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return tidy(_NO_CHARACTER.sub("\ufffd", text).translate(_UNSEEN))


def guarded(text: str) -> str:
    """With a quote in front where a spreadsheet would take a CSV's cell for a formula, white space aside."""
    return f"'{text}" if _RUNS.match(text) else text
