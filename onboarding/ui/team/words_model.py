"""Lines of words for a table view: each has a key by which it is known, and a cell for each heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

KEY_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Line:
    """`full` is what a screen reader says and a tooltip shows in place of a cell that says less."""

    key: str
    cells: tuple[str, ...]
    full: tuple[tuple[int, str], ...] = ()


class WordsModel(QAbstractTableModel):
    def __init__(self, headings: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line], headings: Sequence[str] = ()) -> bool:
        """Whether they are other than before. With no headings those from before stand."""
        shown = tuple(lines), tuple(headings) or self._headings
        if shown == (self._lines, self._headings):
            return False
        self.beginResetModel()
        self._lines, self._headings = shown
        self.endResetModel()
        return True

    def place_of(self, key: str) -> int | None:
        """The number of a line; None when it isn't there."""
        return next((at for at, line in enumerate(self._lines) if line.key == key), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return dict(line.full).get(index.column(), line.cells[index.column()])
        return line.key if role == KEY_ROLE else None
