"""The table of the files that were collected; the chosen one is told in full beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from onboarding.core.collected_files import CollectedFile
from onboarding.ui.collecting.files_model import FILE_ROLE, Column, FilesModel, Index, Only
from onboarding.ui.team.team_header import TeamHeader
from onboarding.ui.theme import Look
from onboarding.ui.widgets.fitted_table import FittedTable

_ROW = 44
_SPARE = 30
_LEAST_FILE = 200
_LEAST_NAME, _MOST_NAME = 110, 240
_MEASURED_NAMES = 40
_MEASURED = {
    Column.WHEN: "22 September 2026, 09:05",
    Column.OUTCOME: "Added 100 steps",
    Column.CHANGED: "12 receipts",
}
_ICON = 20


class FilesTable(FittedTable):
    """All rows are equally high: ten thousand files are as quick as ten."""

    chosen = Signal(object)
    """A CollectedFile, or None."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._names: list[str] = []
        self._files = FilesModel(look, self)
        self._header = TeamHeader(look, self)
        self.setModel(self._files)
        self.setHorizontalHeader(self._header)
        self._header.setSortIndicator(Column.WHEN, Qt.SortOrder.DescendingOrder)
        self.set_behaviour(chooses_rows=True)
        self.setAccessibleName("Files collected")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        QWidget.setTabOrder(self._header, self)
        self._header.sortIndicatorChanged.connect(self._on_order)
        look.changed.connect(self.fit)

    @property
    def count(self) -> int:
        """How many are shown."""
        return self._files.rowCount()

    def show_files(self, files: Sequence[CollectedFile]) -> None:
        """Whichever was chosen stays chosen while it is there."""
        path = self._chosen_path()
        if self._files.show(files):
            self._names = sorted({file.name for file in files}, key=len)[-_MEASURED_NAMES:]
            self._choose(path)
            self.fit()

    def narrow(self, only: Only, text: str) -> None:
        path = self._chosen_path()
        self._files.narrow(only, text)
        self._choose(path)

    def height_of(self, rows: int) -> int:
        """With the headings."""
        return self._header.sizeHint().height() + rows * self._look.px(_ROW) + 4

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(current.data(FILE_ROLE) if current.isValid() else None)

    @Slot()
    def fit(self) -> None:
        """The names of files and people share what the others leave."""
        look = self._look
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW))
        self.setIconSize(QSize(look.px(_ICON), look.px(_ICON)))
        metrics = QFontMetrics(look.font(16))
        others = {column: metrics.horizontalAdvance(words) + _SPARE for column, words in _MEASURED.items()}
        others[Column.OUTCOME] += look.px(_ICON)
        for column, width in others.items():
            self.setColumnWidth(column, width)
        left = self.viewport().width() - sum(others.values())
        names = max(map(metrics.horizontalAdvance, self._names), default=0) + _SPARE
        most = min(look.px(_MOST_NAME), left - look.px(_LEAST_FILE))
        names = max(look.px(_LEAST_NAME), min(names, most))
        self.setColumnWidth(Column.NAME, names)
        self.setColumnWidth(Column.FILE, max(look.px(_LEAST_FILE), left - names))
        self._header.fit()
        self.updateGeometries()

    def _chosen_path(self) -> str:
        file = self.currentIndex().data(FILE_ROLE) if self.currentIndex().isValid() else None
        return file.last.path if isinstance(file, CollectedFile) else ""

    def _choose(self, path: str) -> None:
        """The file with this path, else the first."""
        if self.currentIndex().isValid() and self._chosen_path() == path:
            return
        row = self._files.place_of(path) or 0
        self.setCurrentIndex(self._files.index(row, 0))
        if not self.currentIndex().isValid():
            self.chosen.emit(None)

    @Slot(int, Qt.SortOrder)
    def _on_order(self, column: int, order: Qt.SortOrder) -> None:
        path = self._chosen_path()
        self._files.sort(column, order)
        self._choose(path)
