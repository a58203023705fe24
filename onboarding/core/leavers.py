"""Whose records have been kept for as long as they are to be, once somebody has left."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

from onboarding.core.members import Member


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who left. `steps` is how many they completed: what would go with them."""

    member: Member
    left_on: date
    steps: int


@dataclass(frozen=True, slots=True)
class Leavers:
    """Whose time is up, the longest gone first.

    Those who also learn on this computer are told apart: their own learning would go too, so a manager
    forgets them one by one, or they erase themselves.
    """

    due: tuple[Leaver, ...]
    also_learn_here: tuple[Leaver, ...]


@dataclass(frozen=True, slots=True)
class Forgetting:
    """A line of the log: how many people were forgotten. It names none of them."""

    at: datetime
    by: str
    why: str
    people: int


def is_time_up(left_on: date, months: int, today: date) -> bool:
    """Whether the months since somebody left are over. A month after 31 January is the last of February."""
    whole = left_on.year * 12 + left_on.month - 1 + months
    year, month = divmod(whole, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(left_on.day, last)) <= today
