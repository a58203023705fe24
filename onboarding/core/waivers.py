"""Learning done another way: what a manager notes in place of a module's completion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why a module need not be done here, in the words of cmi5 (section 9.5.5.2, extension "reason")."""

    TESTED_OUT = "Tested Out"
    EQUIVALENT_AU = "Equivalent AU"
    EQUIVALENT_OUTSIDE_ACTIVITY = "Equivalent Outside Activity"
    ADMINISTRATIVE = "Administrative"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A manager's note that a person did a module another way. Never updated, never erased on its own.

    `id` is a UUID; `takes_back` names the waiver that this one takes back, and is empty on all others.
    `recorded_by` is the manager's name as it stood.
    """

    id: str
    person_id: str
    module_id: str
    module_title: str
    reason: Reason
    done_on: date
    note: str
    recorded_by: str
    recorded_at: datetime
    takes_back: str = ""


def standing(waivers: Iterable[Waiver]) -> tuple[Waiver, ...]:
    """Those that hold: neither taken back nor taking back."""
    known = tuple(waivers)
    taken_back = {waiver.takes_back for waiver in known}
    return tuple(waiver for waiver in known if not waiver.takes_back and waiver.id not in taken_back)
