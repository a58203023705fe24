"""A table to read: a real one for screen readers, its words wrap, arrow keys walk its cells."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
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

from onboarding.core.module import Table
from onboarding.core.text import Align, Text, plain
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.sheet import Sheet
from onboarding.ui.blocks.table_model import Index, TableModel
from onboarding.ui.blocks.table_words import CELL, SIDE, TOP, TableWords


class TableBlock(QTableView):
    """As high as its rows; scrolls sideways before a word has to break."""

    space_before = 20
    space_after = 20

    def __init__(self, block: Table, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = block
        self._sheet = sheet
        self._laid_for = -1
        self._words = TableWords(self._block, self._sheet.look)
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
        widths = self._words.widths(width - frame)
        height = frame + self._words.head_height(widths) + sum(self._words.row_heights(widths))
        return height + (self.horizontalScrollBar().sizeHint().height() if sum(widths) > width - frame else 0)

    def sizeHint(self) -> QSize:
        width = self._sheet.look.px(660)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._sheet.look.px(160), self._sheet.look.px(60))

    def paint_cell(self, painter: QPainter, area: QRect, index: Index) -> None:
        look = self._sheet.look
        if self.indexWidget(index) is None:
            self._words.paint_cell(painter, area, index.row(), index.column())
        if index.row() < len(self._block.rows) - 1:
            painter.fillRect(area.x(), area.bottom(), area.width(), 1, look.colour("line"))
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QPen(look.colour("ink"), 2))
            painter.drawRect(area.adjusted(2, 2, -2, -2))

    def paint_head(self, painter: QPainter, area: QRect, column: int) -> None:
        look = self._sheet.look
        painter.fillRect(area, look.colour("sunken"))
        self._words.paint_head(painter, area, column)
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

    def _put_links(self) -> None:
        for row, cells in enumerate(self._block.rows):
            for column, words in enumerate(cells):
                if _has_anchor(words):
                    align = self._block.alignments[column]
                    index = self.model().index(row, column)
                    self.setIndexWidget(index, _LinkCell(words, align, self._sheet, self.viewport()))

    def _lay_out(self) -> None:
        self._laid_for = self.viewport().width()
        widths = self._words.widths(self._laid_for)
        self.horizontalHeader().setFixedHeight(self._words.head_height(widths))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for row, height in enumerate(self._words.row_heights(widths)):
            self.setRowHeight(row, height)

    @Slot()
    def _restyle(self) -> None:
        self._words = TableWords(self._block, self._sheet.look)
        self._lay_out()
        self._sheet.version += 1
        self.updateGeometry()
        self.viewport().update()


class _Words(QStyledItemDelegate):
    def __init__(self, table: TableBlock) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = option.rect
        self._table.paint_cell(painter, area, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
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

    def __init__(self, words: Text, align: Align, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(words, sheet, parent, style=CELL, is_limited=False, align=align)
        self._set_margins()
        sheet.look.changed.connect(self._set_margins)

    @Slot()
    def _set_margins(self) -> None:
        look = self.sheet.look
        self.set_margins(look.px(SIDE), look.px(TOP))


def _has_anchor(words: Text) -> bool:
    return any(span.href or span.definition for span in words)
