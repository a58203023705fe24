"""What a manager sees and does: the people in the team, how they stand, and every verb about them.

Reached as `session.team`. Verbs write first and then emit; work that may take long is a `Job`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection

from PySide6.QtCore import QObject, Signal, Slot

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.members import Question
from onboarding.core.receipts import Receipt
from onboarding.core.report import Report, ReportFilter, Row
from onboarding.jobs import Job, Jobs

_Standing = tuple[tuple[ModuleOutline, ...], date]
"""What a report goes by besides the records."""


class Team(QObject):
    """`clock` gives the present moment, aware; `my_name` is who notes things down now."""

    changed = Signal()
    """Something about the team is other than it was, or a report is ready that was asked for."""
    failed = Signal(object)
    """An OnboardingError, for the banner."""

    def __init__(
        self,
        db: Connection,
        data_folder: Path,
        modules: Callable[[], tuple[ModuleOutline, ...]],
        clock: Callable[[], datetime],
        my_name: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._db = db
        self._modules = modules
        self._clock = clock
        self._my_name = my_name
        self._report: Report | None = None
        self._report_of: _Standing | None = None
        self._building: Job | None = None
        self.jobs = Jobs(data_folder, self)

    def close(self) -> None:
        """The program ends: stops what runs in the background. No question or verb may follow."""
        self.jobs.close()

    # How the team stands

    def prepare(self) -> Job | None:
        """The job that builds the report, when that takes long; None once `report()` answers at once."""
        return None

    def report(self) -> Report:
        """Everybody in the team by every module. Kept until something changes."""
        wanted = self._modules(), self._clock().date()
        if self._report is None or self._report_of != wanted:
            self._report, self._report_of = Report(wanted[0], ()), wanted
        return self._report

    def matching(self, wanted: ReportFilter) -> tuple[Row, ...]:
        """Those whom a filter leaves in."""
        return self.report().rows

    # People

    def questions(self) -> tuple[Question, ...]:
        """Where one staff number stands under two ids, and nobody has said yet whether that is one person."""
        return ()

    # Collecting

    def receipts(self) -> tuple[Receipt, ...]:
        """What became of each file that was collected, the newest first."""
        return ()

    def last_collected(self) -> datetime | None:
        """When files were last collected; None when they never were."""
        return None

    # Private

    @Slot()
    def mark_changed(self) -> None:
        """Something was written that the report goes by: it is built again when it is asked for."""
        self._report = None
        self.changed.emit()
