"""Watches the hand-in folder for as long as somebody looks at the team.

By the system's notices, and by looking again now and then, because shared folders send none. A folder that
can't be reached may take half a minute to say so: it is looked into by a thread of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from onboarding.core.arriving import Looked, Stamp, look_again, try_again
from onboarding.core.receipts import Receipt
from onboarding.core.record_format import Refusal
from onboarding.core.records import sound_text
from onboarding.files.glance import glance
from onboarding.jobs import Job
from onboarding.team_work import News

LOOK_EVERY_MS = 30_000
SETTLE_MS = 1_500
"""How long a file that has just come is given to be copied to its end."""

_MAY_STILL_COME = (Refusal.EMPTY, Refusal.INCOMPLETE, Refusal.UNREADABLE)


class HandInWatch(QObject):
    """`collect` begins a job that gives News."""

    collected = Signal(object)
    """News, when there are any to tell."""
    looked = Signal(bool)
    """Whether the folder could be reached, after each look."""

    def __init__(self, collect: Callable[[Sequence[Path]], Job], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collect = collect
        self._folder: Path | None = None
        self._known: Looked | None = None
        self._known_of: Path | None = None
        self._glance: object = None  # what stands for the look that is under way
        self._job: Job | None = None
        self._asked: Sequence[Path] = ()
        self._notices = QFileSystemWatcher(self)
        self._again = _timer(self, LOOK_EVERY_MS)
        self._settle = _timer(self, SETTLE_MS)
        self._again.timeout.connect(self.look)
        self._settle.timeout.connect(self.look)
        self._notices.directoryChanged.connect(self._on_notice)

    @property
    def is_watching(self) -> bool:
        return self._folder is not None

    def start(self, folder: Path) -> None:
        """What is new since it was last watched is collected now."""
        if folder != self._folder:
            self.stop()
            self._folder = folder
        self.look()

    def stop(self) -> None:
        """Nothing is looked at any more. What is being collected comes to its end."""
        self._folder = None
        self._glance = None
        self._again.stop()
        self._settle.stop()
        if watched := self._notices.directories():
            self._notices.removePaths(watched)

    @Slot()
    def look(self) -> None:
        """Looks now, unless it is looking or collecting just now."""
        if self._folder is None or self._glance is not None or self._job is not None:
            return
        self._settle.stop()
        self._glance = object()
        look = _Glance(self._folder, self._glance)
        look.found.files.connect(self._on_found)
        QThreadPool.globalInstance().start(look)

    @Slot(object, object)
    def _on_found(self, asked: object, files: Mapping[Path, Stamp] | None) -> None:
        if asked is not self._glance or self._folder is None:
            return  # of a folder that is no longer watched
        self._glance = None
        self._again.start()
        if files is not None:
            self._listen()
            self._take(files)
        self.looked.emit(files is not None)

    def _listen(self) -> None:
        folder = str(self._folder)
        if folder not in self._notices.directories():
            self._notices.addPath(folder)

    def _take(self, files: Mapping[Path, Stamp]) -> None:
        before = self._known if self._known_of == self._folder else None
        self._known, now = look_again(before, files)
        self._known_of = self._folder
        if self._known.arriving:
            self._settle.start()
        if now:
            self._asked = now
            self._job = self._collect(now)
            self._job.finished.connect(self._on_collected)
            self._job.failed.connect(self._on_failed)
            self._job.ended.connect(self._on_ended)

    @Slot()
    def _on_notice(self) -> None:
        self._settle.start()

    @Slot(object)
    def _on_collected(self, news: News) -> None:
        self._try_again_with(news.summary.refused)
        if news.is_any:
            self.collected.emit(news)

    def _try_again_with(self, refused: Iterable[Receipt]) -> None:
        """A file that is locked or half copied may be whole the next time."""
        halves = {receipt.path for receipt in refused if receipt.reason in _MAY_STILL_COME}
        again = [path for path in self._asked if sound_text(str(path)) in halves]
        if self._known is not None:
            self._known = try_again(self._known, again)

    @Slot()
    def _on_failed(self) -> None:
        """The records can't be written to just now: tried again when the page is next opened."""
        self._known = self._known_of = None
        self.stop()

    @Slot()
    def _on_ended(self) -> None:
        self._job = None


class _Found(QObject):
    files = Signal(object, object)


class _Glance(QRunnable):
    def __init__(self, folder: Path, asked: object) -> None:
        super().__init__()
        self._folder = folder
        self._asked = asked
        self.found = _Found()  # its own, for who watches may be gone by then

    def run(self) -> None:
        self.found.files.emit(self._asked, glance(self._folder))


def _timer(parent: QObject, delay_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(delay_ms)
    return timer
