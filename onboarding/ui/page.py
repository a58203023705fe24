"""What every page of the main window has in common."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from onboarding.session import Session
from onboarding.ui.destinations import Destination
from onboarding.ui.theme import Look


class Tone(StrEnum):
    """How a banner feels; each has its own icon, so that colour is never alone."""

    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class Notice(NamedTuple):
    """One line for the banner. Errors (`BAD`) stay until they are closed, the rest until the next page."""

    tone: Tone
    words: str


class Page(QWidget):
    """A page reads from the session, calls its verbs, and emits `go` to lead somewhere else.

    While it is hidden a page only notes that it is stale; it reads again when it is shown.
    """

    go = Signal(object)
    """A Destination."""
    notice = Signal(object)
    """A Notice for the banner."""

    title = ""
    """Names the page in the window's title and for screen readers."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.look = look
        self._is_stale = True
        self.setProperty("role", "page")

    def open(self, destination: Destination) -> None:
        """Shows what the destination names, for pages that show one thing among many."""

    def refresh(self) -> None:
        """Reads from the session and shows what it says. May be called any number of times."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where the keyboard starts when the page opens."""
        return self

    def leave(self) -> None:
        """The window closes: keeps what was typed and not yet kept."""

    def forget_person(self) -> None:
        """Somebody else learns now: lets go of what the page held for the one before."""

    def mark_stale(self) -> None:
        """Something changed: reads again now when shown, else when it is shown next."""
        self._is_stale = True
        if self.isVisible():
            self._read_again()

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_stale:
            self._read_again()
        super().showEvent(event)

    def _read_again(self) -> None:
        self._is_stale = False
        self.refresh()
