"""A table to read: a real one for screen readers, its words wrap, arrow keys walk its cells."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from onboarding.core.module import Table, Text, plain
from onboarding.ui.blocks.lines import Lines, Style
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.sheet import Sheet

_CELL = Style(16, pitch=1.4)
_HEAD = Style(15, 600, 1.35, role="muted")
_SIDE = 12
_TOP = 10

_Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """The words of a table; every row has as many cells as the header."""

    def __init__(self, block: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._block = block

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._block.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._block.header)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return plain(self._block.rows[index.row()][index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return plain(self._block.header[section])


class TableBlock(QTableView):
    """As high as its rows; scrolls sideways before a word has to break."""

    space_before = 20
    space_after = 20

    def __init__(self, block: Table, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = block
        self._sheet = sheet
        self._laid_for = -1
        self._set_lines()
        self.setModel(TableModel(block, self))
        self.setItemDelegate(_Words(self))
        self.setHorizontalHeader(_Head(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Table: " + ", ".join(plain(words) for words in block.header))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._put_links()
        sheet.look.changed.connect(self._restyle)

    def heightForWidth(self, width: int) -> int:
        frame = 2 * self.frameWidth()
        widths = self._widths(width - frame)
        height = frame + self.head_height(widths) + sum(self._row_heights(widths))
        return height + (self.horizontalScrollBar().sizeHint().height() if sum(widths) > width - frame else 0)

    def sizeHint(self) -> QSize:
        width = self._sheet.look.px(660)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._sheet.look.px(160), self._sheet.look.px(60))

    def head_height(self, widths: list[int]) -> int:
        return max(self._height(lines, width) for lines, width in zip(self._head, widths, strict=True))

    def paint_cell(self, painter: QPainter, area: QRect, index: _Index) -> None:
        look = self._sheet.look
        if self.indexWidget(index) is None:
            self._paint_words(painter, area, self._cells[index.row()][index.column()])
        if index.row() < len(self._cells) - 1:
            painter.fillRect(area.x(), area.bottom(), area.width(), 1, look.colour("line"))
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QPen(look.colour("ink"), 2))
            painter.drawRect(area.adjusted(2, 2, -2, -2))

    def paint_head(self, painter: QPainter, area: QRect, column: int) -> None:
        look = self._sheet.look
        painter.fillRect(area, look.colour("sunken"))
        self._paint_words(painter, area, self._head[column])
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, look.colour("control"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._laid_for != self.viewport().width():
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _set_lines(self) -> None:
        look, alignments = self._sheet.look, self._block.alignments
        self._head = [
            Lines(words, _HEAD, look, align=align)
            for words, align in zip(self._block.header, alignments, strict=True)
        ]
        self._cells = [
            [Lines(words, _CELL, look, align=align) for words, align in zip(row, alignments, strict=True)]
            for row in self._block.rows
        ]

    def _put_links(self) -> None:
        for row, cells in enumerate(self._block.rows):
            for column, words in enumerate(cells):
                if _has_anchor(words):
                    index = self.model().index(row, column)
                    self.setIndexWidget(index, _LinkCell(words, self._sheet, self.viewport()))

    def _lay_out(self) -> None:
        self._laid_for = self.viewport().width()
        widths = self._widths(self._laid_for)
        self.horizontalHeader().setFixedHeight(self.head_height(widths))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for row, height in enumerate(self._row_heights(widths)):
            self.setRowHeight(row, height)

    def _widths(self, room: int) -> list[int]:
        """Every column gets its widest word; what is left goes to those that would like more."""
        sides = 2 * self._sheet.look.px(_SIDE)
        columns = [list(column) for column in zip(self._head, *self._cells, strict=True)]
        least = [max(lines.widest_word for lines in column) + sides for column in columns]
        liked = [max(lines.natural_width for lines in column) + sides for column in columns]
        spare = room - sum(least)
        if spare <= 0:
            return least
        wants = [max(1, most - fewest) for most, fewest in zip(liked, least, strict=True)]
        widths = [fewest + spare * want // sum(wants) for fewest, want in zip(least, wants, strict=True)]
        widths[-1] += room - sum(widths)
        return widths

    def _row_heights(self, widths: list[int]) -> list[int]:
        return [
            max(self._height(lines, width) for lines, width in zip(row, widths, strict=True))
            for row in self._cells
        ]

    def _height(self, lines: Lines, width: int) -> int:
        look = self._sheet.look
        return lines.height(max(1, width - 2 * look.px(_SIDE))) + 2 * look.px(_TOP)

    def _paint_words(self, painter: QPainter, area: QRect, lines: Lines) -> None:
        look = self._sheet.look
        side = look.px(_SIDE)
        lines.paint(painter, QPointF(area.x() + side, area.y() + look.px(_TOP)), area.width() - 2 * side)

    @Slot()
    def _restyle(self) -> None:
        self._set_lines()
        self._lay_out()
        self._sheet.version += 1
        self.updateGeometry()
        self.viewport().update()


class _Words(QStyledItemDelegate):
    def __init__(self, table: TableBlock) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area = option.rect
        self._table.paint_cell(painter, area, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        # Qt would keep clear of the padding that the style sheet gives to cells.
        editor.setGeometry(option.rect)


class _Head(QHeaderView):
    def __init__(self, table: TableBlock) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def paintSection(self, painter: QPainter, area: QRect, column: int) -> None:
        self._table.paint_head(painter, area, column)


class _LinkCell(Prose):
    """A cell with links: the same words at the same place, with buttons over them."""

    def __init__(self, words: Text, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(words, sheet, parent, style=_CELL, is_limited=False)
        self._set_margins()
        sheet.look.changed.connect(self._set_margins)

    @Slot()
    def _set_margins(self) -> None:
        look = self.sheet.look
        self.set_margins(look.px(_SIDE), look.px(_TOP))


def _has_anchor(words: Text) -> bool:
    return any(span.href or span.definition for span in words)
