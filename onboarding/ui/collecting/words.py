"""What is said of collecting: what came of it, what was refused and what to do, and what is watched."""

from __future__ import annotations

from pathlib import Path

from onboarding.core.collect_words import outcomes_words, total_of
from onboarding.core.collected_files import CollectedFile
from onboarding.core.counting import counted, were
from onboarding.core.receipts import CollectSummary, Outcome, Receipt
from onboarding.core.sentences import RECORD_REFUSALS
from onboarding.team_work import News

_KEPT = "Everything that was collected till then is kept."


def cancelled_words(summary: CollectSummary | None, total: int) -> str:
    """`total` is how many files there were to collect; 0 where nobody had counted them yet."""
    done = total_of(summary) if summary else 0
    if summary is None or not done:
        return "Nothing had been collected yet."
    of = f" of {total:,}" if total else ""
    return f"{_KEPT} {done:,}{of} files were done: {outcomes_words(summary)}."


def stopped_words() -> str:
    return f"{_KEPT} Once the problem is solved, collect again to take in the rest."


def news_words(news: News) -> str:
    """`2 new records collected. 1 file was refused: see Files collected.`"""
    added, refused = news.summary.added, len(news.refused)
    words = [f"{counted(added, 'new record')} collected."] if added else []
    if refused:
        words.append(f"{counted(refused, 'file')} {were(refused)} refused: More, Files collected says why.")
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
