"""Draws the cells of the team's table: two lines for a person, a sign and a word for a module."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from onboarding.ui.team.team_model import ABOUT_ROLE, STANDING_ROLE, Column, Index
from onboarding.ui.team.words import sign_of, spoken
from onboarding.ui.theme import Look

SIDE = 8
ICON = 20
GAP = 6
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TeamCell(QStyledItemDelegate):
    """Every row is as high as `row_height` says: nothing is measured cell by cell."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.tells_all = False
        """Whether a module's cell has room for everything that is known of it."""

    def row_height(self) -> int:
        """Room for two lines."""
        lines = (self._look.font(16, 600), self._look.font(14))
        words = sum(QFontMetrics(font).lineSpacing() for font in lines)
        return max(words + self._look.px(12), 44)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option)
        area = QRect(option.rect).adjusted(SIDE, 0, -SIDE, -1)
        standing = index.data(STANDING_ROLE)
        if index.column() == Column.NAME:
            self._paint_person(painter, area, index)
        elif standing is not None:
            sign = sign_of(standing)
            self._paint_sign(painter, area, sign.icon, sign.role)
            area.setLeft(area.left() + self._look.px(ICON) + GAP)
            words = spoken(standing) if self.tells_all else sign.words
            self._write(painter, area, words, self._look.font(15, 600 if sign.is_strong else 400), sign.role)
        else:
            self._write(painter, area, str(index.data()), self._look.font(15), "ink")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.colour("focus_outer"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_chosen = option.state & QStyle.StateFlag.State_Selected
        painter.fillRect(option.rect, self._look.colour("select" if is_chosen else "surface"))
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_person(self, painter: QPainter, area: QRect, index: Index) -> None:
        name, small = self._look.font(16, 600), self._look.font(14)
        words, role = index.data(ABOUT_ROLE)
        first, second = QFontMetrics(name).lineSpacing(), QFontMetrics(small).lineSpacing()
        top = area.top() + (area.height() - first - second) // 2
        self._write(painter, QRect(area.left(), top, area.width(), first), str(index.data()), name, "ink")
        self._write(painter, QRect(area.left(), top + first, area.width(), second), words, small, role)

    def _paint_sign(self, painter: QPainter, area: QRect, icon: str, role: str) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._look.pixmap(icon, role, ICON, ratio)
        painter.drawPixmap(area.left(), area.center().y() - self._look.px(ICON) // 2, pixmap)

    def _write(self, painter: QPainter, area: QRect, words: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._look.colour(role))
        fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _FLAGS, fitting)
