"""A row of the settings that names a folder, and says whether it can be reached."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.icon_label import IconLabel
from onboarding.ui.preferences.set_for_you import WORDS as SET_FOR_YOU
from onboarding.ui.preferences.set_for_you import SetForYou
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_LOOKING = "Looking for the folder…"


@dataclass(frozen=True, slots=True)
class FolderWords:
    """What a row says: `name` is the field's, with `&` before the letter that leads to it."""

    name: str
    browse: str
    clear: str
    question: str
    none: str
    there: str
    away: str


class FolderRow(QWidget):
    """`chosen` comes when the person names another folder, or none."""

    chosen = Signal(str)

    def __init__(self, look: Look, words: FolderWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._folder = ""
        self._path = QLineEdit()
        self._path.setAccessibleName(words.name.replace("&", ""))
        self._browse = QPushButton(words.browse)
        self._clear = QPushButton("Clear")
        self._clear.setAccessibleName(words.clear)
        self._icon = IconLabel(look, "folder", "muted", size=20)
        self._status = WrappingLabel("", "small")
        self._set_for_you = SetForYou(look)
        self._lay_out()
        self._path.editingFinished.connect(self._on_typed)
        self._browse.clicked.connect(self._on_browse)
        self._clear.clicked.connect(self._on_clear)

    def show_folder(self, folder: str, *, is_set_for_me: bool = False) -> None:
        """Looks for it in the background, and says what came of that.

        One that the organisation has set can be read and copied, and not changed.
        """
        self._folder = folder
        if is_set_for_me:
            self._fix()
        if not self._path.hasFocus():
            self._path.setText(folder)
            self._path.setCursorPosition(0)  # a long path is shown from its start
        self._clear.setEnabled(bool(folder))
        if folder:
            self._say(_LOOKING, "folder", "muted")
            look = _Look(folder)
            look.found.at.connect(self._on_found)
            QThreadPool.globalInstance().start(look)
        else:
            self._say(self._words.none, "info", "muted")

    def _lay_out(self) -> None:
        label = QLabel(self._words.name)
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
        field.addWidget(self._set_for_you)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(field)
        column.addLayout(status)
        self._buttons = ButtonRow(self._browse, self._clear)
        column.addWidget(self._buttons)

    def _fix(self) -> None:
        self._path.setReadOnly(True)
        self._buttons.hide()
        self._set_for_you.say()

    def _choose(self, folder: str) -> None:
        if folder != self._folder:
            self.chosen.emit(folder)
        self._path.setText(folder)
        self.show_folder(folder)

    def _say(self, words: str, icon: str, role: str) -> None:
        self._status.setText(words)
        heard = f"{SET_FOR_YOU}. {words}" if self._path.isReadOnly() else words
        self._path.setAccessibleDescription(heard)
        self._icon.show_icon(icon, role)

    @Slot()
    def _on_typed(self) -> None:
        if self._path.isReadOnly():
            return
        self._choose(self._path.text().strip().strip('"'))

    @Slot()
    def _on_browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self._words.question, self._folder)
        if folder:
            self._choose(str(Path(folder)))

    @Slot()
    def _on_clear(self) -> None:
        self._choose("")

    @Slot(str, bool)
    def _on_found(self, folder: str, is_there: bool) -> None:
        if folder == self._folder and is_there:
            self._say(self._words.there, "tick-circle", "accent_ink")
        elif folder == self._folder:
            self._say(self._words.away, "warning", "warn")


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
