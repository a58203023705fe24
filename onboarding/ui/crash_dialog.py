"""Our own faults: says so, offers the details to copy, and lets the person go on."""

from __future__ import annotations

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from onboarding import __version__
from onboarding.ui.message_box import finish


class CrashDialog(QMessageBox):
    """What went wrong in the program itself. What was said to be saved is saved."""

    def __init__(self, details: str, parent: QWidget | None = None, *, help_contact: str = "") -> None:
        super().__init__(parent)
        self._details = details
        self.setWindowTitle("Something went wrong")
        self.setIcon(QMessageBox.Icon.Critical)
        self.setText(
            "The program made a mistake. Everything it said was saved is safe. "
            "You can go on, or close it and start again."
        )
        whom = help_contact.rstrip(".") or "whoever looks after your computer"
        self.setInformativeText(f"Please copy the details and send them to {whom}.")
        self.setDetailedText(details)
        copy = self.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(self.copy_details)
        go_on = self.addButton("Go on", QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(go_on)
        self.setEscapeButton(go_on)
        finish(self)

    def copy_details(self) -> None:
        """Puts the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details)


def details(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """Versions and the trace, with nothing about the person."""
    versions = f"We're Kirklees onboarding {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
    return f"{versions}, {platform.platform()}\n\n" + "".join(traceback.format_exception(kind, fault, trace))
