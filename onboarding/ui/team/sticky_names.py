"""The names that stay at the left of the table while the modules go by under them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from onboarding.ui.accessible import keep_quiet
from onboarding.ui.team.team_cell import TeamCell
from onboarding.ui.team.team_header import TeamHeader
from onboarding.ui.team.team_model import Column
from onboarding.ui.theme import Look

_MOST_OF_TABLE = 0.45


class StickyNames(QWidget):
    """Only a picture of the first column, there while the real one is scrolled away."""

    def __init__(self, table: QTableView, header: TeamHeader, cell: TeamCell, look: Look) -> None:
        super().__init__(table)
        self._table = table
        self._header = header
        self._cell = cell
        self._look = look
        keep_quiet(self)
        self.hide()
        table.horizontalScrollBar().valueChanged.connect(self.follow)
        table.verticalScrollBar().valueChanged.connect(self._on_moved)

    @Slot()
    def follow(self) -> None:
        """The table was scrolled or has another size."""
        table = self._table
        is_away = table.horizontalScrollBar().value() > 0
        if is_away:
            viewport = table.viewport().geometry()
            top = self._header.geometry().top()
            width = self.width_wanted()
            self.setGeometry(viewport.left(), top, width, viewport.bottom() - top + 1)
            self.raise_()
        self.setVisible(is_away)
        self.update()

    def width_wanted(self) -> int:
        """Never so much that the modules have no room left."""
        most = int(self._table.viewport().width() * _MOST_OF_TABLE)
        return min(self._table.columnWidth(Column.NAME), most)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        head = QRect(0, 0, self.width(), self._header.height())
        body = QRect(0, head.height(), self.width(), self.height() - head.height())
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.setClipRect(body)
        self._paint_rows(painter, body)
        painter.setClipRect(self.rect())
        self._header.paint_heading(painter, head, Column.NAME)
        painter.setPen(QPen(self._look.colour("control"), 1))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if at.y() < self._header.height():
            self._header.order_by(Column.NAME)
        elif (row := self._row_at(at)) >= 0:
            self._table.setFocus(Qt.FocusReason.MouseFocusReason)
            self._table.selectRow(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (row := self._row_at(event.position().toPoint())) >= 0:
            self._table.doubleClicked.emit(self._table.model().index(row, Column.NAME))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._table.wheelEvent(event)

    def _paint_rows(self, painter: QPainter, body: QRect) -> None:
        table = self._table
        row = table.rowAt(0)
        while 0 <= row < table.model().rowCount():
            top = body.top() + table.rowViewportPosition(row)
            if top > body.bottom():
                break
            index = table.model().index(row, Column.NAME)
            option = QStyleOptionViewItem()
            option.rect = QRect(0, top, self.width() - 1, table.rowHeight(row))
            if table.selectionModel().isRowSelected(row):
                option.state |= QStyle.StateFlag.State_Selected
            if table.hasFocus() and index == table.currentIndex():
                option.state |= QStyle.StateFlag.State_HasFocus
            self._cell.paint(painter, option, index)
            row += 1

    def _row_at(self, at: QPoint) -> int:
        return self._table.rowAt(at.y() - self._header.height())

    @Slot()
    def _on_moved(self) -> None:
        self.update()
