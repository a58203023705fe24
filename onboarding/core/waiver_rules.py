"""What a manager may note of learning done another way, and what is wrong with it when it won't do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from onboarding.core.person_rules import EARLIEST_START, LONGEST_NAME
from onboarding.core.waivers import Waiver, standing

LONGEST_NOTE = 2000


class WaiverFault(StrEnum):
    """What is wrong with a waiver; `core.sentences` says each in words."""

    TOO_LATE = "too late"
    TOO_EARLY = "too early"
    NOBODY = "nobody"
    LONG_NAME = "long name"
    LONG_NOTE = "long note"
    ALREADY = "already"
    """A waiver for the module stands already."""
    NOT_STANDING = "not standing"
    """What is to be taken back was taken back before, or isn't there."""


def waiver_fault(waiver: Waiver, theirs: Iterable[Waiver], today: date) -> WaiverFault | None:
    """The first thing to put right; `theirs` are all waivers of the same human, under whichever id."""
    holding = standing(theirs)
    if waiver.takes_back:
        if waiver.takes_back not in {one.id for one in holding}:
            return WaiverFault.NOT_STANDING
    elif waiver.module_id in {one.module_id for one in holding}:
        return WaiverFault.ALREADY
    if waiver.done_on > today:
        return WaiverFault.TOO_LATE
    if waiver.done_on < EARLIEST_START:
        return WaiverFault.TOO_EARLY
    if not waiver.recorded_by:
        return WaiverFault.NOBODY
    if len(waiver.recorded_by) > LONGEST_NAME:
        return WaiverFault.LONG_NAME
    return WaiverFault.LONG_NOTE if len(waiver.note) > LONGEST_NOTE else None
