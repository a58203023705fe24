"""The table of the team. Enter or a double click opens a person; the names stay while the modules go by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from onboarding.core.report import Report, Row, Status
from onboarding.ui.team.sticky_names import StickyNames
from onboarding.ui.team.team_cell import GAP, ICON, SIDE, TeamCell
from onboarding.ui.team.team_header import TeamHeader
from onboarding.ui.team.team_model import FIRST_MODULE, ROW_ROLE, Column, Index, TeamModel
from onboarding.ui.team.words import NO_TEAM, USUAL_WORDS
from onboarding.ui.theme import Look
from onboarding.ui.widgets.fitted_table import FittedTable

_LEAST_NAME, _MOST_NAME = 190, 340
_LEAST_TEAM, _MOST_TEAM = 110, 210
_DONE = 96
_LEAST_MODULE = 132
_WIDEST_MODULE = 210
_EVERYTHING = 400
"""Room for a cell that says everything."""
_MEASURED_NAMES = 40
_LONG_WORDS = "Done another way"


class TeamTable(FittedTable):
    """Rows are never widgets and never measured one by one: ten thousand people are as quick as ten."""

    opened = Signal(str)
    """A member's id."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._module_id = ""
        self._names: tuple[str, ...] = ()
        self._teams: tuple[str, ...] = ()
        self._words: tuple[str, ...] = USUAL_WORDS
        self._team_model = TeamModel(self)
        self._cell = TeamCell(look, self)
        self._header = TeamHeader(look, self)
        self.setHorizontalHeader(self._header)
        self._sticky = StickyNames(self, self._header, self._cell, look)
        self.setModel(self._team_model)
        self.setItemDelegate(self._cell)
        self.set_behaviour(chooses_rows=True)
        self.setAccessibleName("The team")
        self.setAccessibleDescription("Enter opens the person")
        QWidget.setTabOrder(self._header, self)
        self._header.section_reached.connect(self._on_section_reached)
        self._header.sortIndicatorChanged.connect(self._team_model.sort)
        self.doubleClicked.connect(self._on_double_clicked)
        look.changed.connect(self.fit)

    @property
    def rows(self) -> Sequence[Row]:
        """As they stand in the table."""
        return self._team_model.rows

    def show_everyone(self, report: Report, twins: Mapping[str, str]) -> None:
        """Makes room for the names and words of everybody, so that a filter moves no column."""
        self._measure(report.rows)
        self._keep_chosen(lambda: self._team_model.show_everyone(report, twins))
        self.fit()

    def show_only(self, ids: Collection[str]) -> None:
        """Whoever was chosen stays chosen while they are among them."""
        self._keep_chosen(lambda: self._team_model.show_only(ids))
        self._sticky.follow()

    def choose(self, member_id: str) -> bool:
        """Goes to somebody's row; False when they aren't shown."""
        place = self._team_model.place_of(member_id)
        if place is None:
            return False
        column = max(Column.NAME, self.currentIndex().column())
        self.setCurrentIndex(self._team_model.index(place, column))
        return True

    def show_module(self, module_id: str) -> None:
        """One module alone; with no id all of them."""
        self._module_id = module_id
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._sticky.update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._keep_clear(current.column())
        self._sticky.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sticky.follow()

    def height_of(self, rows: int) -> int:
        """What the headings and so many rows take."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return self._header.sizeHint().height() + rows * self._cell.row_height() + bar + 4

    @Slot()
    def fit(self) -> None:
        """Columns take what their words need, and share what is left over."""
        self.verticalHeader().setDefaultSectionSize(self._cell.row_height())
        look = self._look
        spare = 2 * SIDE + look.px(4)
        name = self._widest(self._names, 16, 600) + spare
        team = self._widest(self._teams, 15, 400) + spare
        self.setColumnWidth(Column.NAME, max(look.px(_LEAST_NAME), min(name, look.px(_MOST_NAME))))
        self.setColumnWidth(Column.TEAM, max(look.px(_LEAST_TEAM), min(team, look.px(_MOST_TEAM))))
        self.setColumnWidth(Column.DONE, look.px(_DONE))
        shown = self._show_columns()
        before = sum(self.columnWidth(column) for column in Column if not self.isColumnHidden(column))
        self._share_out(self.viewport().width() - before, shown)
        self._header.fit()
        self.updateGeometries()
        self._sticky.follow()

    def _share_out(self, room: int, columns: Sequence[int]) -> None:
        """What is left over goes to the last. One module alone says everything that is known."""
        self._cell.tells_all = bool(self._module_id)
        least = self._look.px(_EVERYTHING) if self._cell.tells_all else self._least_module()
        width = max(least, min(room // max(1, len(columns)), self._look.px(_WIDEST_MODULE)))
        for column in columns:
            self.setColumnWidth(column, width)
        for last in columns[-1:]:
            self.setColumnWidth(last, max(width, room - width * (len(columns) - 1)))

    def _measure(self, rows: Sequence[Row]) -> None:
        names = sorted((row.member.person.name for row in rows), key=len)
        self._names = tuple(names[-_MEASURED_NAMES:])
        self._teams = tuple({row.member.person.team or NO_TEAM for row in rows})
        is_waived = any(standing.status is Status.WAIVED for row in rows for standing in row.standings)
        self._words = (*USUAL_WORDS, _LONG_WORDS) if is_waived else USUAL_WORDS
        self.setColumnHidden(Column.TEAM, len(self._teams) < 2)

    def _keep_chosen(self, change: Callable[[], None]) -> None:
        chosen, column = self._chosen(), max(0, self.currentIndex().column())
        change()
        place = self._team_model.place_of(chosen) if chosen else None
        if place is not None:
            self.setCurrentIndex(self._team_model.index(place, column))

    def _show_columns(self) -> list[int]:
        """Those of the modules that are shown."""
        shown = []
        for number, module in enumerate(self._team_model.modules):
            is_shown = self._module_id in ("", module.id)
            self.setColumnHidden(FIRST_MODULE + number, not is_shown)
            if is_shown:
                shown.append(FIRST_MODULE + number)
        return shown

    def _least_module(self) -> int:
        words = self._widest(self._words, 15, 600)
        return max(self._look.px(_LEAST_MODULE), words + self._look.px(ICON) + GAP + 2 * SIDE + 2)

    def _widest(self, words: Iterable[str], size: int, weight: int) -> int:
        metrics = QFontMetrics(self._look.font(size, weight))
        return max(map(metrics.horizontalAdvance, words), default=0)

    def _chosen(self) -> str:
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row.member.id if isinstance(row, Row) else ""

    def _open(self, index: Index) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, Row):
            self.opened.emit(row.member.id)

    def _keep_clear(self, column: int) -> None:
        """A cell that the keyboard comes to must not lie under the names that stay."""
        bar = self.horizontalScrollBar()
        if column == Column.NAME:
            bar.setValue(0)
        elif column > 0 and bar.value() > 0:
            hidden = self._sticky.width_wanted() - self.columnViewportPosition(column)
            if hidden > 0:
                bar.setValue(bar.value() - hidden)

    @Slot(int)
    def _on_section_reached(self, section: int) -> None:
        bar = self.horizontalScrollBar()
        beyond = self.columnViewportPosition(section) + self.columnWidth(section) - self.viewport().width()
        if beyond > 0:
            bar.setValue(bar.value() + beyond)
        self._keep_clear(section)

    @Slot("QModelIndex")
    def _on_double_clicked(self, index: Index) -> None:
        self._open(index)
