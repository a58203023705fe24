"""Looks for a newer published library now and then, and has the open program take it up at a calm moment.

A shared folder that is away may take half a minute to say so: it is looked into by a thread of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from onboarding.errors import OnboardingError
from onboarding.session import Session

LOOK_EVERY_MS = 300_000
FIRST_LOOK_MS = 3_000

_log = logging.getLogger(__name__)


class LibraryWatch(QObject):
    """`is_calm` says whether the modules may be other ones now: nobody is in the middle of a step."""

    looked = Signal()
    """A look is over, whether or not anything was found."""

    def __init__(self, session: Session, is_calm: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_calm = is_calm
        self._is_looking = False
        self._is_wanted_again = False
        self._found: Path | None = None
        self._again = QTimer(self)
        self._again.setInterval(LOOK_EVERY_MS)
        self._again.timeout.connect(self.look)

    def start(self) -> None:
        """The first look comes once the first page has long been on the screen."""
        self._again.start()
        QTimer.singleShot(FIRST_LOOK_MS, self, self.look)

    @Slot()
    def look(self) -> None:
        """Looks now, where a published folder is set; once more after a look that is going on."""
        folder = self._session.settings.published_folder
        self._is_wanted_again = self._is_looking
        if not folder or self._is_looking:
            return
        self._is_looking = True
        look = _Look(Path(folder), self._session.data_folder, self._session.library_in_use().root)
        look.outcome.told.connect(self._on_looked)
        QThreadPool.globalInstance().start(look)

    @Slot()
    def settle(self) -> None:
        """Takes up what was found, if the moment is calm."""
        if self._found is not None and self._is_calm():
            found, self._found = self._found, None
            self._session.take_up_library(found)

    @Slot(object)
    def _on_looked(self, outcome: Path | Exception | None) -> None:
        self._is_looking = False
        if isinstance(outcome, Path):
            self._found = outcome
            self.settle()
        elif isinstance(outcome, OnboardingError):
            _log.warning("the newer library could not be kept: %r", outcome)
        elif outcome is not None:
            raise outcome
        self.looked.emit()
        if self._is_wanted_again:
            self.look()


class _Outcome(QObject):
    told = Signal(object)


class _Look(QRunnable):
    def __init__(self, folder: Path, data: Path, in_use: Path) -> None:
        super().__init__()
        self._wanted = folder, data, in_use
        self.outcome = _Outcome()  # its own, for who watches may be gone by then

    def run(self) -> None:
        from onboarding.files.published import look

        try:
            found: Path | Exception | None = look(*self._wanted)
        except Exception as error:  # noqa: BLE001 - raised again where the window lives
            found = error
        self.outcome.told.emit(found)
