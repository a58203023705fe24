"""What the team's longer verbs do in the background: functions for a `Job`, that know nothing of Qt.

Each is bound to what it works on, and then takes what `jobs.Work` is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from onboarding import collecting, team_people
from onboarding.core.collected_files import CollectedFile, collected_files
from onboarding.core.counting import counted
from onboarding.core.receipts import CollectSummary, Outcome, Receipt
from onboarding.core.record_format import Refusal
from onboarding.core.records import Person
from onboarding.core.roster import RosterSummary
from onboarding.core.work import IsCancelled, Tell
from onboarding.store.receipts import named_receipts, receipts

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class News:
    """What came of collecting by itself. `refused` files were never refused before as they stand."""

    summary: CollectSummary
    refused: tuple[Receipt, ...]

    @property
    def is_any(self) -> bool:
        """Whether there is something that anybody would see."""
        return bool(self.summary.added or self.refused)


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """Somebody who had been forgotten, and what their file held."""

    person: Person
    summary: CollectSummary


def collect(
    paths: Sequence[Path], clock: Clock, db: Connection, tell: Tell, is_cancelled: IsCancelled
) -> CollectSummary:
    """Takes in files and folders that somebody chose."""

    def progress(done: int, total: int, name: str) -> None:
        tell(done, total, f"{done:,} of {counted(total, 'file')}")

    return collecting.collect(db, paths, clock(), progress, is_cancelled)


def collect_news(
    paths: Sequence[Path], clock: Clock, db: Connection, tell: Tell, is_cancelled: IsCancelled
) -> News:
    """Takes in files that came or changed in a folder that is watched."""
    known = {(receipt.path, receipt.digest) for receipt in receipts(db) if receipt.outcome is Outcome.REFUSED}
    summary = collecting.collect(db, paths, clock(), is_cancelled=is_cancelled)
    refused = (
        receipt
        for receipt in summary.refused
        if receipt.reason != Refusal.FORGOTTEN and (receipt.path, receipt.digest) not in known
    )
    return News(summary, tuple(refused))


def bring_back(
    path: Path, clock: Clock, db: Connection, tell: Tell, is_cancelled: IsCancelled
) -> BroughtBack:
    """Takes in the file of somebody who was forgotten, now that they are wanted again."""
    person = team_people.let_back(db, path)
    return BroughtBack(person, collecting.collect(db, [path], clock()))


def import_roster(
    path: Path,
    welcome: Sequence[str],
    clock: Clock,
    db: Connection,
    tell: Tell,
    is_cancelled: IsCancelled,
) -> RosterSummary:
    """Whoever has one of the `welcome` staff numbers may come back."""
    for staff_number in welcome:
        team_people.let_back_on_roster(db, staff_number)
    return team_people.import_roster(db, path, clock())


def read_files(
    ids: tuple[str, ...], db: Connection, tell: Tell, is_cancelled: IsCancelled
) -> tuple[CollectedFile, ...]:
    """What became of the files of those with the ids, or of everybody's; the newest first."""
    return collected_files(named_receipts(db, ids))
