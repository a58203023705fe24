"""What a manager collects and saves: record files, lists of staff, reports.

Reached as `session.team.files`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from PySide6.QtCore import QObject, Slot

from onboarding import reporting, team_work
from onboarding.core.collected_files import CollectedFile
from onboarding.core.report import Report, ReportFilter, Row
from onboarding.core.roster_example import example_roster
from onboarding.core.work import IsCancelled, Tell
from onboarding.files.atomic import write_atomically
from onboarding.hand_in_watch import HandInWatch
from onboarding.jobs import Job, Work
from onboarding.policy import ORGANISATION
from onboarding.store.receipts import how_many_receipts, last_collected
from onboarding.team_records import Prepared, TeamRecords
from onboarding.team_work import News

_MOST_AT_ONCE = 1_000


class TeamFiles(QObject):
    def __init__(self, records: TeamRecords) -> None:
        super().__init__(records)
        self._records = records
        self._collected_at: datetime | None = None
        self._prepared = Prepared(records, team_work.read_files, _is_quick)
        self.hand_in_watch = HandInWatch(self._collect_news, self)
        """Collects by itself what comes into the hand-in folder, while it is started."""

    # In

    def collect(self, paths: Sequence[Path]) -> Job:
        """Takes in the record files among files and folders. Gives a CollectSummary."""
        return self._collect(partial(team_work.collect, paths, self._records.clock))

    def bring_back(self, path: Path) -> Job:
        """Collects the file of somebody who was forgotten, after all. Gives BroughtBack."""
        return self._collect(partial(team_work.bring_back, path, self._records.clock))

    def last_collected(self) -> datetime | None:
        """When files were last collected; None when they never were."""
        moments = (self._collected_at, last_collected(self._records.db))
        return max(filter(None, moments), default=None)

    def prepare(self, ids: tuple[str, ...] = ()) -> Job | None:
        """None once `collected` answers at once; else the job that makes it so, and ends with `changed`."""
        return self._prepared.prepare(ids)

    def collected(self, ids: tuple[str, ...] = ()) -> tuple[CollectedFile, ...]:
        """Of everybody, or of those with these ids; the newest first. Kept until something changes."""
        return self._prepared.get(ids)

    def import_roster(self, path: Path, *, welcome: Sequence[str] = ()) -> Job:
        """Adds the people on a list of staff and brings them up to date. Gives a RosterSummary.

        Those with a `welcome` staff number are taken though they were forgotten.
        """
        work = partial(team_work.import_roster, path, welcome, self._records.clock)
        return self._records.write_in_background(work)

    # Out

    def export(
        self,
        path: Path,
        kind: reporting.Kind,
        report: Report,
        rows: Sequence[Row],
        chosen: ReportFilter,
        organisation: str = ORGANISATION,
    ) -> Job:
        """Writes exactly these rows, whole or not at all. `chosen` is how they were chosen."""
        now = self._records.clock()

        def export(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> bool:
            return reporting.export(
                db, path, kind, report, rows, chosen, now, tell, is_cancelled, organisation
            )

        return self._records.jobs.start(export)

    def save_page(self, path: Path, make: Callable[[Tell, IsCancelled], bytes | None]) -> Job:
        """Writes what `make` makes in the background, whole or not at all; nothing when it makes None."""

        def save(db: Connection, tell: Tell, is_cancelled: IsCancelled) -> bool:
            page = make(tell, is_cancelled)
            if page is not None:
                write_atomically(path, page)
            return page is not None

        return self._records.jobs.start(save)

    def save_example_roster(self, path: Path) -> bool:
        """Writes a list of staff to learn from."""
        return self._records.attempt(lambda: write_atomically(path, example_roster()))

    # Private

    def _collect_news(self, paths: Sequence[Path]) -> Job:
        return self._collect(partial(team_work.collect_news, paths, self._records.clock))

    def _collect(self, work: Work) -> Job:
        job = self._records.jobs.start(work)
        job.finished.connect(self._on_collected)
        job.cancelled.connect(self._on_collected)
        job.failed.connect(self._records.on_writing_failed)
        return job

    @Slot(object)
    def _on_collected(self, result: object) -> None:
        """`result` is None for a job that was cancelled before it ran."""
        if result is None or (isinstance(result, News) and not result.is_any):
            return
        self._collected_at = self._records.clock()
        self._records.mark_changed()


def _is_quick(db: Connection) -> bool:
    return how_many_receipts(db) <= _MOST_AT_ONCE
