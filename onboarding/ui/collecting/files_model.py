"""The files that were collected, as rows for a table view."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from onboarding.core.collected_files import CollectedFile
from onboarding.core.dates import moment_words
from onboarding.core.receipts import Outcome
from onboarding.ui.collecting.words import changed_words, file_name, outcome_words, reason_words
from onboarding.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex

FILE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The CollectedFile itself."""
NOBODY = "Not known"
_ICON = 20
_ICONS = {
    Outcome.ADDED: ("tick-circle", "accent_ink"),
    Outcome.KNOWN: ("circle", "muted"),
    Outcome.REFUSED: ("error", "bad"),
}

_ORDER = (Outcome.REFUSED, Outcome.ADDED, Outcome.KNOWN)
_MORE_THAN_ANY_STEPS = 1_000_000


class Column(IntEnum):
    FILE = 0
    NAME = 1
    WHEN = 2
    OUTCOME = 3
    CHANGED = 4


class Only(StrEnum):
    """Which files are shown."""

    ALL = "all"
    REFUSED = "refused"
    CHANGED = "changed"


_TITLES = {
    Column.FILE: "File",
    Column.NAME: "From",
    Column.WHEN: "Collected",
    Column.OUTCOME: "Outcome",
    Column.CHANGED: "Changed since",
}


class FilesModel(QAbstractTableModel):
    """Orders and narrows by itself: Qt's own proxy asks for each cell again and again, and takes a second."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._all: tuple[CollectedFile, ...] = ()
        self._files: list[CollectedFile] = []
        self._only = Only.ALL
        self._words: tuple[str, ...] = ()
        self._column, self._order = Column.WHEN, Qt.SortOrder.DescendingOrder
        look.changed.connect(self._on_look_changed)

    def show(self, files: Sequence[CollectedFile]) -> bool:
        """`files` are the newest first. Whether they are other than before."""
        if tuple(files) == self._all:
            return False
        self._all = tuple(files)
        self._fill()
        return True

    def narrow(self, only: Only, text: str) -> None:
        """Every word of `text` must stand in the file's name or in the person's."""
        words = tuple(text.casefold().split())
        if (only, words) != (self._only, self._words):
            self._only, self._words = only, words
            self._fill()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = Column(column), order
        self._fill()

    def place_of(self, path: str) -> int | None:
        """The row of the file with this path."""
        return next((row for row, file in enumerate(self._files) if file.last.path == path), None)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._files)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _TITLES[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        file, column = self._files[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _shown(file, column)
            case Qt.ItemDataRole.DecorationRole if column is Column.OUTCOME:
                return self._look.icon(*_ICONS[file.last.outcome], _ICON)
            case Qt.ItemDataRole.ToolTipRole:
                return file.last.path if column is Column.FILE else _shown(file, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(file, column)
            case _ if role == FILE_ROLE:
                return file
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        files = [file for file in self._all if self._is_wanted(file)]
        is_turned = self._order == Qt.SortOrder.DescendingOrder
        if self._column is not Column.WHEN:
            files.sort(key=partial(_sorted_by, column=self._column), reverse=is_turned)
        elif not is_turned:
            files.reverse()
        self._files = files
        self.endResetModel()

    def _is_wanted(self, file: CollectedFile) -> bool:
        if self._only is Only.REFUSED and not file.is_refused:
            return False
        if self._only is Only.CHANGED and not file.has_changed:
            return False
        words = f"{file.name} {file_name(file.last.path)}".casefold() if self._words else ""
        return all(word in words for word in self._words)

    @Slot()
    def _on_look_changed(self) -> None:
        if self._files:
            last = self.index(len(self._files) - 1, Column.OUTCOME)
            self.dataChanged.emit(self.index(0, Column.OUTCOME), last, [Qt.ItemDataRole.DecorationRole])


def _shown(file: CollectedFile, column: Column) -> str:
    match column:
        case Column.FILE:
            return file_name(file.last.path)
        case Column.NAME:
            return file.name or NOBODY
        case Column.WHEN:
            return moment_words(file.last.collected_at)
        case Column.OUTCOME:
            return outcome_words(file.last)
        case Column.CHANGED:
            return f"{len(file.receipts)} receipts" if file.has_changed else ""


def _spoken(file: CollectedFile, column: Column) -> str:
    if column is Column.OUTCOME and file.is_refused:
        return f"Refused. {reason_words(file.last)}"
    return changed_words(file) if column is Column.CHANGED else _shown(file, column)


def _sorted_by(file: CollectedFile, column: Column) -> int | str:
    """Files by the moment are in order as they come."""
    match column:
        case Column.OUTCOME:
            return _ORDER.index(file.last.outcome) * _MORE_THAN_ANY_STEPS - file.last.added
        case Column.CHANGED:
            return len(file.receipts)
        case _:
            return _shown(file, column).casefold()
