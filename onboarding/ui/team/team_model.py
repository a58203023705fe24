"""The team as a table: a person a row, a module a column."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.report import Column as SortColumn
from onboarding.core.report import Report, Row, Standing, sort_key, standing_sort_key
from onboarding.ui.team.words import NO_TEAM, about, modules_done, sign_of, spoken, spoken_person

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What to order by, apart from what is shown."""
ROW_ROLE = Qt.ItemDataRole.UserRole + 2
"""The Row itself."""
STANDING_ROLE = Qt.ItemDataRole.UserRole + 3
"""The Standing of a module's cell; None in the other columns."""
ABOUT_ROLE = Qt.ItemDataRole.UserRole + 4
"""The words under a name and their role."""


class Column(IntEnum):
    """Those before the modules."""

    NAME = 0
    TEAM = 1
    DONE = 2


FIRST_MODULE = len(Column)
_TITLES = {Column.NAME: "Name", Column.TEAM: "Team", Column.DONE: "Modules done"}


class TeamModel(QAbstractTableModel):
    """Sorts by itself: a proxy would ask Python some hundred thousand times for one click."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules: tuple[ModuleOutline, ...] = ()
        self._everyone: list[Row] = []
        self._rows: list[Row] = []
        self._ranks: dict[str, int] = {}
        self._twins: Mapping[str, str] = {}
        self._sorted_by: tuple[int, Qt.SortOrder] = (Column.NAME, Qt.SortOrder.AscendingOrder)

    @property
    def modules(self) -> tuple[ModuleOutline, ...]:
        return self._modules

    @property
    def rows(self) -> Sequence[Row]:
        """As they stand."""
        return self._rows

    def show_everyone(self, report: Report, twins: Mapping[str, str]) -> None:
        """`twins` gives, by a person's id, the name of somebody else with the same staff number."""
        self.beginResetModel()
        self._modules = report.modules
        self._twins = twins
        self._ranks = {row.member.id: rank for rank, row in enumerate(report.rows)}
        if self._sorted_by[0] >= self.columnCount():
            self._sorted_by = (Column.NAME, Qt.SortOrder.AscendingOrder)
        self._everyone = list(report.rows)
        self._everyone = self._rows = self._in_order(report.rows)
        self.endResetModel()

    def show_only(self, ids: Collection[str]) -> None:
        """Those members, in the order that holds."""
        wanted = set(ids)
        self.beginResetModel()
        self._rows = [row for row in self._everyone if row.member.id in wanted]
        self.endResetModel()

    def place_of(self, member_id: str) -> int | None:
        """The number of somebody's row; None when they aren't shown."""
        return next((at for at, row in enumerate(self._rows) if row.member.id == member_id), None)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < self.columnCount():
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        ids = [self._rows[index.row()].member.id for index in kept]
        shown = {row.member.id for row in self._rows}
        self._sorted_by = column, order
        self._everyone = self._in_order(self._everyone)
        self._rows = [row for row in self._everyone if row.member.id in shown]
        places = {row.member.id: at for at, row in enumerate(self._rows)} if kept else {}
        moved = [
            self.index(places[member_id], index.column()) for index, member_id in zip(kept, ids, strict=True)
        ]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else FIRST_MODULE + len(self._modules)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self.title(section)
        return None

    def title(self, column: int) -> str:
        """What stands over a column."""
        return (
            _TITLES[Column(column)] if column < FIRST_MODULE else self._modules[column - FIRST_MODULE].title
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(row, column)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken(row, column)
            case _ if role == SORT_ROLE:
                return _key(row, column)
            case _ if role == ROW_ROLE:
                return row
            case _ if role == STANDING_ROLE:
                return _standing(row, column)
            case _ if role == ABOUT_ROLE:
                return about(row, self._twin(row))
        return None

    def _in_order(self, rows: Sequence[Row]) -> list[Row]:
        """Names stand in their own order among equals, whichever way the column goes."""
        column, order = self._sorted_by
        found = sorted(rows, key=lambda row: self._ranks[row.member.id])
        if column != Column.NAME:
            found.sort(key=self._key_of(column), reverse=order == Qt.SortOrder.DescendingOrder)
        elif order == Qt.SortOrder.DescendingOrder:
            found.reverse()
        return found

    def _key_of(self, column: int) -> Callable[[Row], tuple[Any, ...]]:
        """Names left aside: the report has them in order already."""
        if column == Column.TEAM:
            keys = {row.member.person.team: _key(row, column) for row in self._everyone}
            return lambda row: keys[row.member.person.team]
        return lambda row: _key(row, column)

    def _twin(self, row: Row) -> str:
        return next((self._twins[known] for known in row.member.ids if known in self._twins), "")

    def _shown(self, row: Row, column: int) -> str:
        match column:
            case Column.NAME:
                return row.member.person.name
            case Column.TEAM:
                return row.member.person.team or NO_TEAM
            case Column.DONE:
                done, asked = modules_done(row)
                return f"{done} of {asked}"
        return sign_of(row.standings[column - FIRST_MODULE]).words

    def _spoken(self, row: Row, column: int) -> str:
        if column == Column.NAME:
            return spoken_person(row, self._twin(row))
        standing = _standing(row, column)
        return spoken(standing) if standing else self._shown(row, column)


def _standing(row: Row, column: int) -> Standing | None:
    return row.standings[column - FIRST_MODULE] if column >= FIRST_MODULE else None


def _key(row: Row, column: int) -> tuple[Any, ...]:
    if column >= FIRST_MODULE:
        return standing_sort_key(row.standings[column - FIRST_MODULE])
    if column == Column.DONE:
        done, asked = modules_done(row)
        return done - asked, -row.days_overdue
    if column == Column.TEAM:
        return sort_key(row, SortColumn.TEAM)[:2]
    return sort_key(row, SortColumn.NAME)
