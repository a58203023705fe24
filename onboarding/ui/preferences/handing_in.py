"""The part of the settings about the folder where records are handed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onboarding.session import Session
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.preferences.section import Section
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_WHY = "Your manager or IT can tell you which folder collects the records of your team."
_NONE = "No folder is set. You can still save your record as a file and send it to your manager."
_LOOKING = "Looking for the folder…"
_THERE = "The folder can be reached. Your record goes there when you hand it in."
_AWAY = "The folder can’t be reached just now. A record you hand in waits, and goes there once it can."


class HandingIn(Section):
    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("Handing in", _WHY, parent)
        self._session = session
        self._path = QLineEdit()
        self._path.setAccessibleName("Hand-in folder")
        self._browse = QPushButton("Browse…")
        self._clear = QPushButton("Clear")
        self._clear.setAccessibleName("Clear the hand-in folder")
        self._icon = IconLabel(look, "folder", "muted", size=20)
        self._status = WrappingLabel("", "small")
        self._lay_out()
        self._path.editingFinished.connect(self._on_typed)
        self._browse.clicked.connect(self._on_browse)
        self._clear.clicked.connect(self._on_clear)

    def refresh(self) -> None:
        folder = self._session.settings.hand_in_folder
        if not self._path.hasFocus():
            self._path.setText(folder)
        self._clear.setEnabled(bool(folder))
        if folder:
            self._say(_LOOKING, "folder", "muted")
            look = _Look(folder)
            look.found.at.connect(self._on_found)
            QThreadPool.globalInstance().start(look)
        else:
            self._say(_NONE, "info", "muted")

    def _lay_out(self) -> None:
        label = QLabel("Hand-in &folder")
        mark(label, role="label")
        label.setBuddy(self._path)
        status = QHBoxLayout()
        status.setSpacing(8)
        status.addWidget(self._icon)
        status.addWidget(self._status, 1)
        field = QVBoxLayout()
        field.setSpacing(4)
        field.addWidget(label)
        field.addWidget(self._path)
        self.column.addLayout(field)
        self.column.addLayout(status)
        self.column.addWidget(ButtonRow(self._browse, self._clear))

    def _keep(self, folder: str) -> None:
        if folder != self._session.settings.hand_in_folder:
            self._session.change_settings(replace(self._session.settings, hand_in_folder=folder))
        self._path.setText(folder)
        self.refresh()

    def _say(self, words: str, icon: str, role: str) -> None:
        self._status.setText(words)
        self._path.setAccessibleDescription(words)
        self._icon.show_icon(icon, role)

    @Slot()
    def _on_typed(self) -> None:
        self._keep(self._path.text().strip().strip('"'))

    @Slot()
    def _on_browse(self) -> None:
        start = self._session.settings.hand_in_folder
        folder = QFileDialog.getExistingDirectory(self, "Choose the hand-in folder", start)
        if folder:
            self._keep(str(Path(folder)))

    @Slot()
    def _on_clear(self) -> None:
        self._keep("")

    @Slot(str, bool)
    def _on_found(self, folder: str, is_there: bool) -> None:
        if folder == self._session.settings.hand_in_folder:
            words, icon, role = (
                (_THERE, "tick-circle", "accent_ink") if is_there else (_AWAY, "warning", "warn")
            )
            self._say(words, icon, role)


class _Found(QObject):
    at = Signal(str, bool)


class _Look(QRunnable):
    """In the background: a share that is not connected can take half a minute to say so."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.found = _Found()  # its own, for the page may be gone by then

    def run(self) -> None:
        try:
            is_there = Path(self._folder).is_dir()
        except (OSError, ValueError):
            is_there = False
        self.found.at.emit(self._folder, is_there)
