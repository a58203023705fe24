"""What the record page says about handing in: what has happened, and what has not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onboarding.core.counting import counted
from onboarding.core.dates import moment_words
from onboarding.core.records import Completion, HandIn
from onboarding.core.who_helps import who_helps


@dataclass(frozen=True, slots=True)
class HandInState:
    """`folder` is the hand-in folder as text, empty when none is set; so is `help_contact`."""

    folder: str
    last: HandIn | None
    waiting_since: datetime | None
    completions: tuple[Completion, ...]
    help_contact: str = ""


def status_words(state: HandInState) -> str:
    """Where the record is now."""
    if state.waiting_since:
        words = (
            f"Waiting since {moment_words(state.waiting_since)}: the folder can’t be reached."
            " Your record will be handed in when it can."
        )
        return f"{words} {who_helps(state.help_contact)}".rstrip()
    if state.last:
        return f"{last_words(state.last, state.folder)} {news_words(state.last, state.completions)}"
    if state.folder:
        return f"Not handed in yet. Your record goes to {state.folder}"
    return (
        "Save your record file, then give it to your manager: by email, in a shared folder or on a USB stick."
    )


def last_words(last: HandIn, folder: str) -> str:
    """`Handed in on 22 November 2026, 09:05, to FOLDER.` A file saved elsewhere is only called saved."""
    if folder and Path(last.place).parent == Path(folder):
        return f"Handed in on {moment_words(last.at)}, to {folder}."
    return f"Saved on {moment_words(last.at)} as {last.place}."


def news_words(last: HandIn, completions: Iterable[Completion]) -> str:
    """How much has been done since."""
    since = sum(completion.completed_at > last.at for completion in completions)
    if not since:
        return "It holds everything you have done."
    return f"You have finished {since} more {counted(since, 'step').split()[1]} since then."
