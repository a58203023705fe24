"""The steps a person has completed, as rows for a table view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.dates import moment_words
from onboarding.core.records import Completion, How, to_iso
from onboarding.ui.record.standing import Standing

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What to order by: `Column.MODULE` gives the place in the pathway."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The CompletedStep itself."""


class Column(IntEnum):
    MODULE = 0
    STEP = 1
    WHEN = 2
    VERSION = 3
    HOW = 4


_TITLES = {
    Column.MODULE: "Module",
    Column.STEP: "Step",
    Column.WHEN: "Completed",
    Column.VERSION: "Version",
    Column.HOW: "How",
}


@dataclass(frozen=True, slots=True)
class CompletedStep:
    """One row. `how` says also when the words have changed since."""

    standing: Standing
    completion: Completion
    how: str
    version: str


def completed_steps(
    standings: Sequence[Standing], outlines: Sequence[ModuleOutline], *, says_rev: bool = False
) -> list[CompletedStep]:
    """In pathway order: by module, step and revision. Steps that are gone come last in their module.

    With `says_rev` the version says too which revision of the step it was.
    """
    revs = {(outline.id, step.id): step.rev for outline in outlines for step in outline.steps}
    places = {ids: place for place, ids in enumerate(revs)}

    def place(completion: Completion) -> tuple[int, int, str]:
        ids = completion.module_id, completion.step_id
        return places.get(ids, len(places)), completion.rev, to_iso(completion.completed_at)

    return [
        CompletedStep(standing, completion, _how(completion, revs), _version(completion, says_rev=says_rev))
        for standing in standings
        for completion in sorted(standing.completions, key=place)
    ]


def _version(completion: Completion, *, says_rev: bool) -> str:
    version = completion.module_version
    return f"{version}, revision {completion.rev}" if says_rev else version


def _how(completion: Completion, revs: dict[tuple[str, str], int]) -> str:
    how = "Done" if completion.how is How.DONE else "Noted by a manager"
    rev = revs.get((completion.module_id, completion.step_id))
    if rev is not None and completion.rev < rev:
        return f"{how}, earlier words"
    return how


class CompletedModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CompletedStep] = []

    def show(self, rows: Sequence[CompletedStep]) -> bool:
        """Whether the rows are other than before."""
        if list(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _TITLES[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.MODULE:
            return ". ".join(filter(None, (row.standing.title, row.standing.words, row.standing.remark)))
        if role == SORT_ROLE:
            return self._sorted_by(index.row(), column)
        if role == ROW_ROLE:
            return row
        return None

    def _sorted_by(self, number: int, column: Column) -> int | str:
        if column is Column.MODULE:
            return number
        if column is Column.WHEN:
            return to_iso(self._rows[number].completion.completed_at)
        return _shown(self._rows[number], column).casefold()


def _shown(row: CompletedStep, column: Column) -> str:
    completion = row.completion
    match column:
        case Column.MODULE:
            return row.standing.title
        case Column.STEP:
            return completion.step_title
        case Column.WHEN:
            return moment_words(completion.completed_at)
        case Column.VERSION:
            return row.version
        case Column.HOW:
            return row.how
