"""Reads a day as people write it, so that nobody has to learn a form for it."""

from __future__ import annotations

import re
from datetime import date

_GAP = r"[\s./,-]+"
_DAY = re.compile(
    rf"(?:[a-z]+,?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}"
    rf"(?P<month>\d{{1,2}}|[a-z]+){_GAP}(?P<year>\d{{4}}|\d\d)",
    re.ASCII,
)
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENDINGS = ("uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember")


def read_day(text: str) -> date | None:
    """Day before month, as in Britain: "2 November 2026", "2 Nov 26", "2/11/2026". Also "2026-11-02"."""
    words = text.strip().lower()
    found = _ISO_DAY.fullmatch(words) or _DAY.fullmatch(words)
    if found is None:
        return None
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    try:
        return date(int(year), _month(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _month(text: str) -> int:
    """By figure, or by its name from the third letter on. Raises ValueError."""
    if text.isdecimal():
        return int(text)
    number = _MONTHS.index(text[:3])
    if not _ENDINGS[number].startswith(text[3:]):
        raise ValueError(text)
    return number + 1
