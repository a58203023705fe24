"""The part of the settings that says which version this is and where everything lies."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding import __version__
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.accessible import announce
from onboarding.ui.preferences.section import Section
from onboarding.ui.theme import Look
from onboarding.ui.widgets.breakable import breakable
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_KEPT = "Your progress and your notes are in this folder on this computer, with recent backups:"


class About(Section):
    go = Signal(object)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("About", parent=parent)
        look.font(15, mono=True)  # has the typeface ready for the path
        self._folder = session.data_folder
        self._status = WrappingLabel("", "small", tone="accent")
        copy, opening = QPushButton("Copy the path"), QPushButton("Open the folder")
        path = WrappingLabel(breakable(str(self._folder)), "code")
        path.setAccessibleName(str(self._folder))
        parts = QPushButton("Parts and licences")
        self.column.addWidget(WrappingLabel(f"We’re Kirklees: getting started, version {__version__}"))
        self.column.addWidget(WrappingLabel(f"For new staff of {session.organisation}."))
        self.column.addWidget(ButtonRow(parts))
        self.column.addWidget(WrappingLabel(_KEPT))
        self.column.addWidget(path)
        self.column.addWidget(ButtonRow(copy, opening))
        self.column.addWidget(self._status)
        self._status.hide()
        parts.clicked.connect(self._on_parts)
        copy.clicked.connect(self._on_copy)
        opening.clicked.connect(self._on_open)

    @Slot()
    def _on_parts(self) -> None:
        self.go.emit(to.Parts())

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._folder))
        self._say("Copied")

    @Slot()
    def _on_open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self._say("This computer did not open it. Copy the path instead.")

    def _say(self, words: str) -> None:
        self._status.setText(words)
        self._status.show()
        announce(self, words)
