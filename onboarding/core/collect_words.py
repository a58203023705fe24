"""Says in plain words what came of collecting, for the window and the command line alike."""

from __future__ import annotations

from onboarding.core.counting import counted, were
from onboarding.core.receipts import CollectSummary, Receipt
from onboarding.core.sentences import RECORD_REFUSALS

_NO_FILES = "No record files were found there. They end in “.onboarding.json”."


def summary_words(summary: CollectSummary) -> str:
    """`9 files: 7 added 31 steps, 1 was already known, 1 was refused. 2 people are new to your team.`"""
    total = total_of(summary)
    if not total:
        return _NO_FILES
    words = f"{counted(total, 'file')}: {outcomes_words(summary)}."
    if not summary.people_new:
        return words
    are = counted(summary.people_new, "person is", "people are")
    return f"{words} {are} new to your team."


def outcomes_words(summary: CollectSummary) -> str:
    """`7 added 31 steps, 1 was already known, 1 was refused`"""
    refused = len(summary.refused)
    brought = f"added {counted(summary.steps_added, 'step')}" if summary.steps_added else "had new details"
    said = (
        f"{summary.added:,} {brought}" if summary.added else "",
        f"{summary.known:,} {were(summary.known)} already known" if summary.known else "",
        f"{refused:,} {were(refused)} refused" if refused else "",
    )
    return ", ".join(filter(None, said))


def total_of(summary: CollectSummary) -> int:
    """How many files were looked at."""
    return summary.added + summary.known + len(summary.refused)


def refused_words(receipt: Receipt) -> str:
    """Which file was not taken, why, and what to do: one line."""
    return f"{receipt.path} was not read: {RECORD_REFUSALS.get(receipt.reason, receipt.reason)}."
