"""What is noted of learning done another way, in plain words with cmi5's own word beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onboarding.core.dates import day_words, moment_words
from onboarding.core.waivers import Reason, Waiver, standing
from onboarding.ui.home.words import sentence

REASON_WORDS = {
    Reason.TESTED_OUT: "showed that they can do it already",
    Reason.EQUIVALENT_AU: "did an equal course",
    Reason.EQUIVALENT_OUTSIDE_ACTIVITY: "learned it in another way, such as an earlier job",
    Reason.ADMINISTRATIVE: "decided by the organisation",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One waiver as it is listed; `taken_back` is the entry that takes it back."""

    waiver: Waiver
    taken_back: Waiver | None

    @property
    def holds(self) -> bool:
        return self.taken_back is None


def notes(waivers: Iterable[Waiver]) -> list[Note]:
    """Each waiver with what takes it back, the newest first; an entry that only takes back is no note."""
    known = list(waivers)
    by_id = {waiver.takes_back: waiver for waiver in known if waiver.takes_back}
    found = [Note(waiver, by_id.get(waiver.id)) for waiver in known if not waiver.takes_back]
    return sorted(found, key=lambda note: note.waiver.recorded_at, reverse=True)


def holding(waivers: Iterable[Waiver]) -> dict[str, Waiver]:
    """Those that hold, by module id."""
    return {waiver.module_id: waiver for waiver in standing(waivers)}


def reason_words(reason: Reason) -> str:
    """`Did an equal course (Equivalent AU)`"""
    return f"{sentence(REASON_WORDS[reason])} ({reason.value})"


def note_words(waiver: Waiver) -> str:
    """When it was done, who noted it, and what they wrote."""
    written = f" Note: “{waiver.note}”" if waiver.note else ""
    return (
        f"Done on {day_words(waiver.done_on)}. Recorded by {waiver.recorded_by} on"
        f" {moment_words(waiver.recorded_at)}.{written}"
    )


def taken_back_words(waiver: Waiver) -> str:
    written = f" Note: “{waiver.note}”" if waiver.note else ""
    return f"Taken back by {waiver.recorded_by} on {moment_words(waiver.recorded_at)}.{written}"
