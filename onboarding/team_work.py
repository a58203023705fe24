"""What the team's longer verbs do in the background: functions for a `Job`, that know nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from onboarding import team_people
from onboarding.collecting import collect
from onboarding.core.collected_files import CollectedFile, collected_files
from onboarding.core.receipts import CollectSummary, Outcome, Receipt
from onboarding.core.record_format import Refusal
from onboarding.core.records import Person
from onboarding.core.roster import RosterSummary
from onboarding.store.receipts import named_receipts, receipts

Tell = Callable[[int, int, str], None]
IsCancelled = Callable[[], bool]
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class News:
    """What came of collecting by itself. `refused` files were never refused before as they stand."""

    summary: CollectSummary
    refused: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """Somebody who had been forgotten, and what their file held."""

    person: Person
    summary: CollectSummary


class Collecting:
    """Files and folders that somebody chose. Gives a CollectSummary."""

    def __init__(self, paths: Sequence[Path], clock: Clock) -> None:
        self._paths = paths
        self._clock = clock

    def __call__(self, db: Connection, tell: Tell, is_cancelled: IsCancelled) -> CollectSummary:
        def progress(done: int, total: int, name: str) -> None:
            tell(done, total, f"{done:,} of {total:,} {'file' if total == 1 else 'files'}")

        return collect(db, self._paths, self._clock(), progress, is_cancelled)


class CollectingNews:
    """Files that came or changed in a folder that is watched. Gives News."""

    def __init__(self, paths: Sequence[Path], clock: Clock) -> None:
        self._paths = paths
        self._clock = clock

    def __call__(self, db: Connection, tell: Tell, is_cancelled: IsCancelled) -> News:
        known = {
            (receipt.path, receipt.digest) for receipt in receipts(db) if receipt.outcome is Outcome.REFUSED
        }
        summary = collect(db, self._paths, self._clock(), is_cancelled=is_cancelled)
        refused = (
            receipt
            for receipt in summary.refused
            if receipt.reason != Refusal.FORGOTTEN and (receipt.path, receipt.digest) not in known
        )
        return News(summary, tuple(refused))


class BringingBack:
    """The file of somebody who was forgotten, now that they are wanted again. Gives BroughtBack."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def __call__(self, db: Connection, tell: Tell, is_cancelled: IsCancelled) -> BroughtBack:
        person = team_people.let_back(db, self._path)
        return BroughtBack(person, collect(db, [self._path], self._clock()))


class ImportingRoster:
    """A list of staff; whoever has one of the `welcome` staff numbers may come back. Gives RosterSummary."""

    def __init__(self, path: Path, clock: Clock, welcome: Sequence[str] = ()) -> None:
        self._path = path
        self._clock = clock
        self._welcome = welcome

    def __call__(self, db: Connection, tell: Tell, is_cancelled: IsCancelled) -> RosterSummary:
        for staff_number in self._welcome:
            team_people.let_back_on_roster(db, staff_number)
        return team_people.import_roster(db, self._path, self._clock())


@dataclass(frozen=True, slots=True)
class FilesRead:
    """The files of those with the ids, or of everybody; the newest first."""

    ids: tuple[str, ...]
    files: tuple[CollectedFile, ...]


class ReadingFiles:
    """What became of the files that were collected. Gives FilesRead."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        self._ids = ids

    def __call__(self, db: Connection, tell: Tell, is_cancelled: IsCancelled) -> FilesRead:
        return self.read(db)

    def read(self, db: Connection) -> FilesRead:
        return FilesRead(self._ids, collected_files(named_receipts(db, self._ids)))
