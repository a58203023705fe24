"""The card of the charts: module by module or week by week, and the figures of both as tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onboarding.ui.team.chips import Chips
from onboarding.ui.team.figures import Bar, Week, bars_table, weeks_table
from onboarding.ui.team.figures_table import FiguresTable
from onboarding.ui.team.module_bars import ModuleBars
from onboarding.ui.team.week_steps import WeekSteps
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.flow import Flow
from onboarding.ui.widgets.wrapping_label import Heading

_MODULES, _WEEKS = "Who has finished each module", "Modules finished over time"


class ChartCard(QFrame):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_over_time = self._is_table = False
        self._bars: tuple[Bar, ...] = ()
        self._weeks: tuple[Week, ...] = ()
        mark(self, role="card")
        self._title = Heading(_MODULES, "h3", level=2)
        self._what = Chips("Chart", (("modules", "By module"), ("weeks", "Over time")), look)
        self._how = Chips("Shown as", (("chart", "Chart"), ("table", "Table")), look)
        self._module_bars = ModuleBars(look)
        self._week_steps = WeekSteps(look)
        self._table = FiguresTable(look)
        self._lay_out()
        self._what.chosen.connect(self._on_what)
        self._how.chosen.connect(self._on_how)
        self._show()

    def show_figures(self, bars: Sequence[Bar], weeks: Sequence[Week]) -> None:
        self._bars, self._weeks = tuple(bars), tuple(weeks)
        self._module_bars.show_bars(bars)
        self._week_steps.show_weeks(weeks, sum(bar.total for bar in bars))
        self._fill_table()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        for chart in (self._module_bars, self._week_steps, self._table):
            column.addWidget(chart)
        column.addStretch(1)
        column.addWidget(Flow(self._what, self._how, gap=16))

    def _show(self) -> None:
        self._title.setText(_WEEKS if self._is_over_time else _MODULES)
        self._what.choose("weeks" if self._is_over_time else "modules")
        self._how.choose("table" if self._is_table else "chart")
        self._module_bars.setVisible(not self._is_table and not self._is_over_time)
        self._week_steps.setVisible(not self._is_table and self._is_over_time)
        self._table.setVisible(self._is_table)
        self._fill_table()

    def _fill_table(self) -> None:
        headings, rows = weeks_table(self._weeks) if self._is_over_time else bars_table(self._bars)
        self._table.show_figures(self._title.text(), headings, rows)

    @Slot(str)
    def _on_what(self, key: str) -> None:
        self._is_over_time = key == "weeks"
        self._show()

    @Slot(str)
    def _on_how(self, key: str) -> None:
        self._is_table = key == "table"
        self._show()
