"""The records as a manager's verbs reach them: at once or in the background, and told of afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from onboarding.core.work import IsCancelled, Tell, never, tell_nobody
from onboarding.errors import OnboardingError
from onboarding.jobs import Job, Jobs, Work

Asked = TypeVar("Asked")
Found = TypeVar("Found")


class TeamRecords(QObject):
    """`clock` gives the present moment, aware; `my_name` is who notes things down now."""

    written = Signal()
    """What was read before may be old. Comes before `changed`."""
    changed = Signal()
    """Something about the team is other than it was, or what was asked for in the background is ready."""
    failed = Signal(object)
    """An OnboardingError, for the banner."""

    def __init__(
        self,
        db: Connection,
        data_folder: Path,
        clock: Callable[[], datetime],
        my_name: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.db = db
        self.clock = clock
        self.my_name = my_name
        self.jobs = Jobs(data_folder, self)

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Does something at once; what the world does wrong goes to the banner."""
        try:
            verb()
        except OnboardingError as error:
            self.failed.emit(error)
            return False
        return True

    def write(self, verb: Callable[[], object]) -> bool:
        """The same, for what changes the records."""
        is_kept = self.attempt(verb)
        if is_kept:
            self.mark_changed()
        return is_kept

    def write_in_background(self, work: Work) -> Job:
        """Whichever way it ends, something may have been kept: pages read again before they are told how."""
        job = self.jobs.start(work)
        job.finished.connect(self.mark_changed)
        job.cancelled.connect(self.mark_changed)
        job.broke.connect(self.mark_changed)
        job.failed.connect(self.on_writing_failed)
        return job

    @Slot()
    def mark_changed(self) -> None:
        """What was read is read again when it is next asked for."""
        self.written.emit()
        self.changed.emit()

    @Slot(object)
    def on_writing_failed(self, error: OnboardingError) -> None:
        self.mark_changed()
        self.failed.emit(error)


class Prepared(Generic[Asked, Found]):
    """What `read` finds for what is asked, kept until the records change.

    `read` gives None when it was stopped. It runs at once where it `is_quick`, and else in the background.
    """

    def __init__(
        self,
        records: TeamRecords,
        read: Callable[[Asked, Connection, Tell, IsCancelled], Found | None],
        is_quick: Callable[[Connection], bool],
    ) -> None:
        self._records = records
        self._read = read
        self._is_quick = is_quick
        self._kept: tuple[Asked, Found] | None = None
        self._job: Job | None = None
        self._job_of: Asked | None = None
        records.written.connect(self._forget)

    def prepare(self, asked: Asked) -> Job | None:
        """None once `get` answers at once; else the job that makes it so, which ends with `changed`."""
        if self._kept is not None and self._kept[0] == asked:
            return None
        if self._job is not None and self._job_of == asked:
            return self._job
        if self._is_quick(self._records.db):
            self.get(asked)
            return None
        self._forget()
        self._job = self._records.jobs.start(partial(self._read, asked))
        self._job_of = asked
        self._job.finished.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.broke.connect(self._forget)
        return self._job

    def get(self, asked: Asked) -> Found:
        """As it stands; read now unless it is kept."""
        if self._kept is None or self._kept[0] != asked:
            found = self._read(asked, self._records.db, tell_nobody, never)
            assert found is not None, "nobody can stop it"
            self._kept = asked, found
        return self._kept[1]

    def _forget(self) -> None:
        self._kept = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_read(self, found: Found) -> None:
        assert self._job_of is not None
        self._job = None
        self._kept = self._job_of, found
        self._records.changed.emit()

    def _on_failed(self, error: OnboardingError) -> None:
        self._job = None
        self._records.failed.emit(error)
