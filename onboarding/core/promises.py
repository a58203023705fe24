"""What a person promises to do in their first weeks: how that is kept, and when to look back at it.

Promises are kept by their words, in the order in which they were chosen, so that an author who moves or
rewords one never makes somebody promise another thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onboarding.core.text import Text, plain

PROMISES = "promises"
"""The place of the chosen promises among the private notes of a step."""

MOST = 3

_LOOK_BACKS = (30, 60, 90)


def promise_words(text: Text) -> str:
    """The words of a promise on one line."""
    return " ".join(plain(text).split())


def as_note(chosen: Iterable[str]) -> str:
    """The chosen promises as they are kept: one a line."""
    return "\n".join(chosen)


def from_note(note: str) -> tuple[str, ...]:
    """The promises that `as_note` wrote."""
    return tuple(line for line in note.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class LookBack:
    """A day to look back at the promises: `days` after the count began."""

    days: int
    on: date


@dataclass(frozen=True, slots=True)
class LookBacks:
    """`since` is the start date where that is known and the last of the days is still to come, else today."""

    since: date
    days: tuple[LookBack, ...]


def look_backs(start_date: date | None, today: date) -> LookBacks:
    """30, 60 and 90 days after somebody started; somebody who started long ago begins to count today."""
    is_new = start_date is not None and start_date + timedelta(days=_LOOK_BACKS[-1]) > today
    since = start_date if start_date is not None and is_new else today
    return LookBacks(since, tuple(LookBack(days, since + timedelta(days=days)) for days in _LOOK_BACKS))
