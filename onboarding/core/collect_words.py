"""Says in plain words what came of collecting, for the window and the command line alike."""

from __future__ import annotations

from onboarding.core.receipts import CollectSummary, Receipt
from onboarding.core.sentences import RECORD_REFUSALS

_NO_FILES = "No record files were found: their names end in “.onboarding.json”."
_STOPPED = "It was stopped before the end: collect again for the rest."


def collected_words(summary: CollectSummary) -> str:
    """One or two sentences, with every count in them."""
    refused = len(summary.refused)
    files = summary.added + summary.known + refused
    counts = [
        f"{summary.added:,} added ({_count(summary.steps_added, 'new step')},"
        f" {_count(summary.people_new, 'new person', 'new people')})",
        f"{summary.known:,} already known",
        f"{refused:,} refused",
    ]
    words = f"{_count(files, 'record file')}: {', '.join(counts)}." if files else _NO_FILES
    return f"{words} {_STOPPED}" if summary.is_cancelled else words


def refused_words(receipt: Receipt) -> str:
    """Which file was not taken, why, and what to do: one line."""
    return f"{receipt.path} was not read: {RECORD_REFUSALS.get(receipt.reason, receipt.reason)}."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
