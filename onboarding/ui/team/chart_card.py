"""The card of the charts: module by module or week by week, and the figures of both as tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.accessible import announce
from onboarding.ui.record.sides import Sides
from onboarding.ui.team.figures import Bar, Week, bars_table, weeks_table
from onboarding.ui.team.figures_table import FiguresTable
from onboarding.ui.team.module_bars import ModuleBars
from onboarding.ui.team.week_steps import WeekSteps
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.flow import Flow
from onboarding.ui.widgets.wrapping_label import Heading

_OVER_TIME, _BY_MODULE = "Over time", "By module"
_AS_TABLE, _AS_CHART = "As a table", "As a chart"
_MODULES, _WEEKS = "Who has finished each module", "Modules finished over time"


class ChartCard(QFrame):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_over_time = self._is_table = False
        self._bars: tuple[Bar, ...] = ()
        self._weeks: tuple[Week, ...] = ()
        mark(self, role="card")
        self._title = Heading(_MODULES, "h3", level=2)
        self._what, self._how = QPushButton(_OVER_TIME), QPushButton(_AS_TABLE)
        self._module_bars = ModuleBars(look)
        self._week_steps = WeekSteps(look)
        self._table = FiguresTable(look)
        self._lay_out()
        self._what.clicked.connect(self._on_what)
        self._how.clicked.connect(self._on_how)
        self._show()

    def show_figures(self, bars: Sequence[Bar], weeks: Sequence[Week]) -> None:
        self._bars, self._weeks = tuple(bars), tuple(weeks)
        self._module_bars.show_bars(bars)
        self._week_steps.show_weeks(weeks, sum(bar.total for bar in bars))
        self._fill_table()

    def _lay_out(self) -> None:
        for button in (self._what, self._how):
            mark(button, role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 16, 16)
        column.setSpacing(4)
        buttons = Flow(self._what, self._how, gap=0)
        column.addWidget(Sides(self._look, self._title, buttons, least_words=220))
        for chart in (self._module_bars, self._week_steps, self._table):
            column.addWidget(chart)
        column.addStretch(1)

    def _show(self) -> None:
        self._title.setText(_WEEKS if self._is_over_time else _MODULES)
        self._what.setText(_BY_MODULE if self._is_over_time else _OVER_TIME)
        self._how.setText(_AS_CHART if self._is_table else _AS_TABLE)
        self._module_bars.setVisible(not self._is_table and not self._is_over_time)
        self._week_steps.setVisible(not self._is_table and self._is_over_time)
        self._table.setVisible(self._is_table)
        self._fill_table()

    def _fill_table(self) -> None:
        headings, rows = weeks_table(self._weeks) if self._is_over_time else bars_table(self._bars)
        self._table.show_figures(self._title.text(), headings, rows)

    @Slot()
    def _on_what(self) -> None:
        self._is_over_time = not self._is_over_time
        self._show()
        announce(self, self._title.text())

    @Slot()
    def _on_how(self) -> None:
        self._is_table = not self._is_table
        self._show()
        announce(self, "A table" if self._is_table else "A chart")
