"""From where to collect: the hand-in folder, files one by one, or a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from onboarding.ui.record.folders import documents

_FILES = "Record files (*.onboarding*.json *.json);;All files (*)"


class CollectMenu(QMenu):
    chosen = Signal(list)
    """Paths."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Collect", parent)
        self.setAccessibleName("Collect")
        self._folder = ""
        self._hand_in = QAction("From the &hand-in folder", self)
        self._files = QAction("Choose &files…", self)
        self._other = QAction("Choose a f&older…", self)
        self.addActions([self._hand_in, self._files, self._other])
        self._hand_in.triggered.connect(self._on_hand_in)
        self._files.triggered.connect(self._on_files)
        self._other.triggered.connect(self._on_folder)

    def open_under(self, button: QPushButton, hand_in_folder: str) -> None:
        """`hand_in_folder` is empty when none is set: then it isn't offered."""
        self._folder = hand_in_folder
        self._hand_in.setVisible(bool(hand_in_folder))
        first = self._hand_in if hand_in_folder else self._files
        self.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
        self.setActiveAction(first)

    @Slot()
    def _on_hand_in(self) -> None:
        self.chosen.emit([Path(self._folder)])

    @Slot()
    def _on_files(self) -> None:
        start = self._folder or str(documents())
        names, _ = QFileDialog.getOpenFileNames(self._page(), "Collect record files", start, _FILES)
        if names:
            self.chosen.emit([Path(name) for name in names])

    @Slot()
    def _on_folder(self) -> None:
        start = self._folder or str(documents())
        name = QFileDialog.getExistingDirectory(self._page(), "Collect all record files in a folder", start)
        if name:
            self.chosen.emit([Path(name)])

    def _page(self) -> QWidget:
        page = self.parentWidget()
        assert page is not None
        return page
