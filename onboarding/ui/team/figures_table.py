"""The figures of a chart as a small table, for who would rather read them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.ui.team.words_model import Line, WordsModel
from onboarding.ui.theme import Look
from onboarding.ui.widgets.fitted_table import FittedTable

_ROW = 36
_MOST_ROWS = 6
_LEAST_FIGURE = 90
_SPARE = 24


class FiguresTable(FittedTable):
    """As tall as its rows, up to a few; then it scrolls."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._figures = WordsModel(parent=self)
        self.setModel(self._figures)
        self.set_behaviour()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        look.changed.connect(self.fit)

    def show_figures(self, name: str, headings: Sequence[str], rows: Sequence[tuple[str, ...]]) -> None:
        self.setAccessibleName(name)
        self._figures.show([Line(row[0], row) for row in rows], headings)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """The first column takes what the figures leave."""
        self.verticalHeader().setDefaultSectionSize(self._look.px(_ROW))
        count = self._figures.columnCount()
        if not count:
            return
        metrics = self.fontMetrics()
        rows = range(self._figures.rowCount())
        titles = [str(self._figures.index(row, 0).data()) for row in rows]
        figure = max(
            self._look.px(_LEAST_FIGURE),
            *(self.horizontalHeader().sectionSizeHint(column) for column in range(1, count)),
            *(
                metrics.horizontalAdvance(str(self._figures.index(row, column).data())) + _SPARE
                for row in rows
                for column in range(1, count)
            ),
        )
        heading = self.horizontalHeader().sectionSizeHint(0)
        longest = max(heading, max(map(metrics.horizontalAdvance, titles), default=0) + _SPARE)
        self.setColumnWidth(0, max(longest, self.viewport().width() - figure * (count - 1)))
        for column in range(1, count):
            self.setColumnWidth(column, figure)
        shown = min(len(rows), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height()
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(shown * self._look.px(_ROW) + head + bar + 4)
