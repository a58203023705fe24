"""The table of completed steps: as tall as its rows, so that the page scrolls and not the table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QSortFilterProxyModel, Qt, Slot
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.ui.record.completed_model import (
    ROW_ROLE,
    SORT_ROLE,
    Column,
    CompletedModel,
    CompletedStep,
    completed_steps,
)
from onboarding.ui.record.table_cell import SIDE, TableCell
from onboarding.ui.theme import Look
from onboarding.ui.widgets.fitted_table import FittedTable

__all__ = ["Column", "CompletedStep", "CompletedTable", "completed_steps"]

_LEAST_ROW = 44
_PADDING = 2 * SIDE + 8
_LEAST_WIDE = 190
_WIDE = (Column.MODULE, Column.STEP)


class CompletedTable(FittedTable):
    """One cell names the module for all of its steps while they stand in the order of the pathway."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = CompletedModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self.setItemDelegate(TableCell(look, self))
        self.setAccessibleName("Completed steps")
        self.set_behaviour(wraps=True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        look.changed.connect(self.fit)

    def show_steps(self, rows: Sequence[CompletedStep]) -> None:
        """The cell that has the keyboard keeps it while the rows are the same."""
        if self._model.show(rows):
            self.fit()

    def order_by_pathway(self) -> None:
        self._order(Column.MODULE, Qt.SortOrder.AscendingOrder)

    def order_newest_first(self) -> None:
        self._order(Column.WHEN, Qt.SortOrder.DescendingOrder)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down is the page's; only sideways is the table's own."""
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()

    def _order(self, column: Column, order: Qt.SortOrder) -> None:
        self._sorted.sort(column, order)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Columns share the width, rows take what their words need, and a module spans its steps."""
        rows = [self._sorted.index(number, 0).data(ROW_ROLE) for number in range(self._sorted.rowCount())]
        self._fit_columns(rows)
        self.clearSpans()
        for number in range(len(rows)):
            self.setRowHeight(number, self._row_height(number))
        for first, steps in self._groups(rows):
            self._span(first, steps)
        self._fit_height()

    def _fit_columns(self, rows: Sequence[CompletedStep]) -> None:
        metrics = QFontMetrics(self._look.font(16))
        header = QFontMetrics(self._look.font(14, 600))
        left = self.viewport().width()
        for column in set(Column) - set(_WIDE):
            title = self._sorted.headerData(column, Qt.Orientation.Horizontal)
            words = {self._words(number, column) for number in range(len(rows))}
            widest = max([header.horizontalAdvance(title), *map(metrics.horizontalAdvance, words)])
            self.setColumnWidth(column, widest + _PADDING)
            left -= widest + _PADDING
        share = max(self._look.px(_LEAST_WIDE), left // len(_WIDE))
        self.setColumnWidth(Column.MODULE, share)
        self.setColumnWidth(Column.STEP, max(share, left - share))

    def _words(self, number: int, column: Column) -> str:
        return str(self._sorted.index(number, column).data())

    def _row_height(self, number: int) -> int:
        return max(self._look.px(_LEAST_ROW), *(self._needed(number, column) for column in list(Column)[1:]))

    def _needed(self, number: int, column: Column) -> int:
        return self.sizeHintForIndex(self._sorted.index(number, column)).height()

    def _groups(self, rows: Sequence[CompletedStep]) -> list[tuple[int, list[CompletedStep]]]:
        """Rows of one module that stand together, each with the number of the first."""
        found = []
        first = 0
        for _, group in groupby(rows, key=lambda row: row.standing.module_id):
            steps = list(group)
            found.append((first, steps))
            first += len(steps)
        return found

    def _span(self, first: int, steps: Sequence[CompletedStep]) -> None:
        """The last of the rows grows where the module's own words need more."""
        last = first + len(steps) - 1
        missing = self._needed(first, Column.MODULE) - sum(
            self.rowHeight(number) for number in range(first, last + 1)
        )
        if missing > 0:
            self.setRowHeight(last, self.rowHeight(last) + missing)
        if len(steps) > 1:
            self.setSpan(first, Column.MODULE, len(steps), 1)

    def _fit_height(self) -> None:
        rows = sum(self.rowHeight(number) for number in range(self._sorted.rowCount()))
        is_wider = sum(self.columnWidth(column) for column in Column) > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        frame = self.height() - self.viewport().height() - self.horizontalHeader().height() - bar
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + bar + max(2, min(frame, 8)))
