"""Hears of our own faults, and shows them in the crash dialog, which is loaded only then."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtGui import QGuiApplication

log = logging.getLogger(__name__)


class CrashReporter:
    """Stands in for `sys.excepthook`; shows one dialog at a time, however many faults follow."""

    def __init__(self, help_contact: Callable[[], str] = str) -> None:
        """`help_contact` says who helps; it is asked only then, and may find nobody."""
        self._help_contact = help_contact
        self._is_open = False

    def install(self) -> None:
        """Takes over from Python's own hook."""
        sys.excepthook = self.report

    def report(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None = None
    ) -> None:
        """Logs the fault and shows it."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        log.critical("a fault of the program", exc_info=(kind, fault, trace))
        if self._is_open or QGuiApplication.instance() is None:
            return
        from onboarding.ui.crash_dialog import CrashDialog, details

        self._is_open = True
        try:
            CrashDialog(details(kind, fault, trace), help_contact=self._help_contact()).exec()
        finally:
            self._is_open = False
