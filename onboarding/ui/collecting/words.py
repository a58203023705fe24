"""What is said of collecting: what came of it, what was refused and what to do, and what is watched."""

from __future__ import annotations

from pathlib import Path

from onboarding.core.collected_files import CollectedFile
from onboarding.core.receipts import CollectSummary, Outcome, Receipt
from onboarding.core.sentences import RECORD_REFUSALS
from onboarding.team_work import News
from onboarding.ui.home.words import counted

NOTHING_THERE = "No record files were found there. They end in “.onboarding.json”."
_KEPT = "Everything that was collected till then is kept."


def summary_words(summary: CollectSummary) -> str:
    """`9 files: 7 added 31 steps, 1 was already known, 1 was refused. 2 people are new to your team.`"""
    total = _total(summary)
    if not total:
        return NOTHING_THERE
    words = f"{_files(total)}: {', '.join(_outcomes(summary))}."
    if not summary.people_new:
        return words
    are = "person is" if summary.people_new == 1 else "people are"
    return f"{words} {summary.people_new:,} {are} new to your team."


def cancelled_words(summary: CollectSummary | None, total: int) -> str:
    """`total` is how many files there were to collect; 0 where nobody had counted them yet."""
    done = _total(summary) if summary else 0
    if summary is None or not done:
        return "Nothing had been collected yet."
    of = f" of {total:,}" if total else ""
    return f"{_KEPT} {done:,}{of} files were done: {', '.join(_outcomes(summary))}."


def stopped_words() -> str:
    return f"{_KEPT} Once the problem is solved, collect again to take in the rest."


def news_words(news: News) -> str:
    """`2 new records collected. 1 file was refused: see Files collected.`"""
    added, refused = news.summary.added, len(news.refused)
    words = [f"{counted(added, 'new record')} collected."] if added else []
    if refused:
        words.append(f"{_files(refused)} {_were(refused)} refused: More, Files collected says why.")
    return " ".join(words)


def reason_words(receipt: Receipt) -> str:
    """Why it was refused and what to do, for where the file's name stands beside it."""
    why = RECORD_REFUSALS.get(receipt.reason, receipt.reason)
    return f"{why[:1].upper()}{why[1:]}."


def file_name(path: str) -> str:
    """The last part of a path, or all of one that has no parts."""
    return Path(path).name or path


def outcome_words(receipt: Receipt) -> str:
    """`Added 3 steps`, `Already known`, `Refused`."""
    match receipt.outcome:
        case Outcome.REFUSED:
            return "Refused"
        case Outcome.KNOWN:
            return "Already known"
        case _:
            return f"Added {counted(receipt.added, 'step')}" if receipt.added else "New details"


def changed_words(file: CollectedFile) -> str:
    """`3 receipts` for a file that was another one before; nothing for one that never changed."""
    return f"Changed since: {len(file.receipts)} receipts" if file.has_changed else ""


def size_words(size: int) -> str:
    """`812 bytes`, `12 KB`, `3.4 MB`."""
    if size < 1000:
        return counted(size, "byte")
    return f"{size / 1000:.0f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _outcomes(summary: CollectSummary) -> list[str]:
    refused = len(summary.refused)
    found = []
    if summary.added:
        brought = (
            f"added {counted(summary.steps_added, 'step')}" if summary.steps_added else "had new details"
        )
        found.append(f"{summary.added:,} {brought}")
    if summary.known:
        found.append(f"{summary.known:,} {_were(summary.known)} already known")
    if refused:
        found.append(f"{refused:,} {_were(refused)} refused")
    return found


def _total(summary: CollectSummary) -> int:
    return summary.added + summary.known + len(summary.refused)


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number:,} files"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
