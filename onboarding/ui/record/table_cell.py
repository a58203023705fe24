"""Draws the cells of the table: words that wrap, and for a module also how far the person is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from onboarding.ui.record.completed_model import ROW_ROLE, Column, Index
from onboarding.ui.record.standing import Standing
from onboarding.ui.theme import Look

SIDE = 8
"""Clear at the left and the right of a cell's words: as much as app.qss gives to the header's."""

_END = 12
_GAP = 6
_LINE_GAP = 3
_ICON = 18
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class _Line:
    """Words in a font and a colour role, with an icon before them or none."""

    words: str
    font: QFont
    role: str = "ink"
    icon: str = ""

    def height(self, width: int) -> int:
        return QFontMetrics(self.font).boundingRect(QRect(0, 0, width, 10_000), _FLAGS, self.words).height()


class TableCell(QStyledItemDelegate):
    """Everything starts at the top of its row, so that a module stands level with its first step."""

    def __init__(self, look: Look, table: QTableView) -> None:
        super().__init__(table)
        self._look = look
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that the words need at the column's width."""
        width = self._table.columnWidth(index.column())
        lines = list(self._lines(index))
        words = sum(line.height(self._room(line, width)) for line in lines)
        return QSize(width, words + _LINE_GAP * (len(lines) - 1) + 2 * _END)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._paint_ground(painter, option, index)
        top = option.rect.top() + _END
        for line in self._lines(index):
            room = self._room(line, option.rect.width())
            height = line.height(room)
            self._paint_line(painter, line, QRect(option.rect.left() + SIDE, top, room, height))
            top += height + _LINE_GAP
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, option.rect)

    def _paint_focus(self, painter: QPainter, area: QRect) -> None:
        """Where the keyboard is, within the table that has the ring."""
        painter.setPen(QPen(self._look.colour("focus_outer"), 2))
        painter.drawRect(area.adjusted(1, 1, -1, -2))

    def _paint_line(self, painter: QPainter, line: _Line, area: QRect) -> None:
        if line.icon:
            drop = (QFontMetrics(line.font).height() - self._look.px(_ICON)) // 2
            ratio = painter.device().devicePixelRatioF()
            pixmap = self._look.pixmap(line.icon, line.role, _ICON, ratio)
            painter.drawPixmap(area.left(), area.top() + drop, pixmap)
            area.translate(self._indent(), 0)
        painter.setFont(line.font)
        painter.setPen(self._look.colour(line.role))
        painter.drawText(area, _FLAGS, line.words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The style draws the ground and its line, with no words of its own."""
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        self._table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, self._table)

    def _lines(self, index: Index) -> Iterator[_Line]:
        if index.column() == Column.MODULE:
            yield from self._module_lines(index.data(ROW_ROLE).standing)
        else:
            yield _Line(str(index.data()), self._look.font(16))

    def _module_lines(self, standing: Standing) -> Iterator[_Line]:
        small = self._look.font(15, 600)
        yield _Line(standing.title, self._look.font(16, 600))
        if standing.is_complete:
            yield _Line(standing.words, small, "accent_ink", "tick-circle")
        else:
            yield _Line(standing.words, small, "muted", "progress")
        if standing.remark:
            yield _Line(standing.remark, small, "note", "new" if standing.is_in_library else "note")

    def _room(self, line: _Line, width: int) -> int:
        return width - 2 * SIDE - (self._indent() if line.icon else 0)

    def _indent(self) -> int:
        return self._look.px(_ICON) + _GAP
