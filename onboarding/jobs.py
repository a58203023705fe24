"""Work that takes longer than a blink: a plain function in a thread, with its own connection to the records.

The window goes on meanwhile. What the function has to say is told where the window lives, never in the
thread.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from time import monotonic

from PySide6.QtCore import QObject, QThread, Signal, Slot

from onboarding.core.work import IsCancelled, Tell
from onboarding.errors import OnboardingError
from onboarding.store.database import open_again

Work = Callable[[Connection, Tell, IsCancelled], object]

_LEAST_BETWEEN_S = 0.05


class Job(QObject):
    """One run of one function. It ends with exactly one of `finished`, `failed`, `cancelled` and `broke`."""

    progress = Signal(int, int, str)
    """Done, total, words: some twenty times a second at most."""
    finished = Signal(object)
    """What the function gave."""
    failed = Signal(object)
    """An OnboardingError."""
    broke = Signal()
    """Any other error is ours: it is raised where the window lives, right after this."""
    cancelled = Signal(object)
    """What the function gave when it was asked to stop, which may be what was done till then; or None."""
    ended = Signal()
    """Comes last, whichever way it went."""

    def __init__(self, work: Work, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = _Thread(work, data_folder, self)
        self._is_over = False
        self._is_cancelled = False
        self._thread.told.connect(self._on_told)
        self._thread.finished.connect(self._on_thread_finished)

    @property
    def is_over(self) -> bool:
        return self._is_over

    def start(self) -> None:
        """Once. One that was cancelled beforehand ends without having run."""
        if self._is_cancelled:
            self._end(lambda: self.cancelled.emit(None))
        else:
            self._thread.start()

    def hurry(self, within_ms: int) -> bool:
        """Waits a moment, so that what is quick is over at once. True once it has ended, and told so."""
        has_begun = self._thread.isRunning() or self._thread.isFinished()
        if has_begun and self._thread.wait(within_ms):
            self._on_thread_finished()
        return self._is_over

    def cancel(self) -> None:
        """Asks the function to stop at its next chance; a job that waits never runs."""
        self._is_cancelled = True
        self._thread.requestInterruption()

    def abandon(self) -> None:
        """Stops and waits for it, for the window closes: no signal follows."""
        self._is_over = True
        self.cancel()
        self._thread.wait()

    def _end(self, tell: Callable[[], None]) -> None:
        self._is_over = True
        try:
            tell()
        finally:
            self.ended.emit()

    def _tell_outcome(self) -> None:
        error = self._thread.error
        if isinstance(error, OnboardingError):
            self.failed.emit(error)
        elif error is not None:
            self.broke.emit()
            raise error
        elif self._is_cancelled:
            self.cancelled.emit(self._thread.result)
        else:
            self.finished.emit(self._thread.result)

    @Slot(int, int, str)
    def _on_told(self, done: int, total: int, words: str) -> None:
        if not self._is_over:
            self.progress.emit(done, total, words)

    @Slot()
    def _on_thread_finished(self) -> None:
        self._thread.wait()
        if not self._is_over:
            self._end(self._tell_outcome)


class Jobs(QObject):
    """Runs one job after another: records have one writer, and who reads long keeps the writer waiting."""

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self._line: list[Job] = []

    @property
    def is_busy(self) -> bool:
        return bool(self._line)

    def start(self, work: Work) -> Job:
        """Begins at once, or when those before it are over. Connect to its signals before going on."""
        job = Job(work, self._data_folder, self)
        job.ended.connect(self._on_ended)
        self._line.append(job)
        if len(self._line) == 1:
            job.start()
        return job

    def close(self) -> None:
        """The window closes: what runs is stopped and waited for, what waits never runs."""
        line, self._line = self._line, []
        for job in line:
            job.abandon()

    @Slot()
    def _on_ended(self) -> None:
        if self._line:
            self._line.pop(0).setParent(None)  # it goes once nobody asks for it any more
        if self._line:
            self._line[0].start()


class _Thread(QThread):
    told = Signal(int, int, str)

    def __init__(self, work: Work, data_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._data_folder = data_folder
        self._told_at = 0.0
        self.result: object = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            with closing(open_again(self._data_folder)) as db:
                self.result = self._work(db, self._tell, self.isInterruptionRequested)
        except Exception as error:  # noqa: BLE001 - raised again where the window lives
            self.error = error

    def _tell(self, done: int, total: int, words: str) -> None:
        now = monotonic()
        if done >= total or now - self._told_at >= _LEAST_BETWEEN_S:
            self._told_at = now
            self.told.emit(done, total, words)
