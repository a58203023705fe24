"""The headings of the table: titles that wrap, and the column that orders the rows, by mouse or by keys."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from onboarding.ui.accessible import announce
from onboarding.ui.theme import Look

SIDE = 8
_END = 8
_ARROW = 14
_MOST_LINES = 3
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_TURNED = {
    Qt.SortOrder.AscendingOrder: Qt.SortOrder.DescendingOrder,
    Qt.SortOrder.DescendingOrder: Qt.SortOrder.AscendingOrder,
}


class TeamHeader(QHeaderView):
    accessible_role = QAccessible.Role.Grouping
    section_reached = Signal(int)
    """The keyboard came to a heading."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._at = 0
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Column headings")
        self.setAccessibleDescription("Left and Right choose a column, Enter orders the table by it")
        self.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortIndicatorShown(True)

    def order_by(self, section: int) -> None:
        """Once more turns it round."""
        is_same = section == self.sortIndicatorSection()
        order = _TURNED[self.sortIndicatorOrder()] if is_same else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(section, order)
        announce(self, f"Ordered by {self._name(section)}")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = [section for section in range(self.count()) if not self.isSectionHidden(section)]
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                by = 1 if event.key() == Qt.Key.Key_Right else -1
                self._go_to(shown[max(0, min(shown.index(self._at) + by, len(shown) - 1))])
            case Qt.Key.Key_Home:
                self._go_to(shown[0])
            case Qt.Key.Key_End:
                self._go_to(shown[-1])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.order_by(self._at)
            case _:
                event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._at >= self.count() or self.isSectionHidden(self._at):
            self._at = 0
        self._go_to(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        self.paint_heading(painter, rect, section)
        painter.restore()

    def paint_heading(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One heading in `rect`; also for the column that stays while the others go by."""
        look = self._look
        painter.fillRect(rect, look.colour("surface"))
        painter.setPen(QPen(look.colour("line"), look.theme.edge))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        is_sorted = self.sortIndicatorSection() == section
        painter.setPen(look.colour("ink" if is_sorted else "muted"))
        painter.setFont(self._font())
        room = rect.adjusted(SIDE, 0, -SIDE - (look.px(_ARROW) if is_sorted else 0), 0)
        painter.drawText(room, _FLAGS, self._fitted(section, room))
        if is_sorted:
            self._paint_arrow(painter, rect)
        if self.hasFocus() and section == self._at:
            painter.setPen(QPen(look.colour("focus_outer"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_arrow(self, painter: QPainter, rect: QRect) -> None:
        is_up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        side = self._look.px(_ARROW)
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._look.pixmap("chevron-up" if is_up else "chevron-down", "ink", _ARROW, ratio)
        painter.drawPixmap(rect.right() - SIDE // 2 - side, rect.center().y() - side // 2, pixmap)

    def _go_to(self, section: int) -> None:
        self._at = section
        self.viewport().update()
        self.section_reached.emit(section)
        announce(self, self._name(section))

    def _name(self, section: int) -> str:
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        if section != self.sortIndicatorSection():
            return title
        is_up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        return f"{title}, {'ascending' if is_up else 'descending'}"

    def _font(self) -> QFont:
        return self._look.font(14, 600)

    def _height(self) -> int:
        metrics = QFontMetrics(self._font())
        lines = 1
        model: QAbstractItemModel | None = self.model()
        if model is not None:
            for section in range(self.count()):
                if not self.isSectionHidden(section):
                    room = max(1, self.sectionSize(section) - 2 * SIDE - self._look.px(_ARROW))
                    words = str(model.headerData(section, Qt.Orientation.Horizontal))
                    wrapped = metrics.boundingRect(QRect(0, 0, room, 10_000), _FLAGS, words).height()
                    lines = max(lines, round(wrapped / metrics.lineSpacing()))
        return min(lines, _MOST_LINES) * metrics.lineSpacing() + 2 * _END

    def _fitted(self, section: int, room: QRect) -> str:
        """Cut off with dots where three lines are not enough; the tooltip has it all."""
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        metrics = QFontMetrics(self._font())
        most = metrics.lineSpacing() * (_MOST_LINES + 0.5)
        kept = words
        while metrics.boundingRect(QRect(0, 0, room.width(), 10_000), _FLAGS, kept).height() > most:
            shorter = kept.rstrip("…").rpartition(" ")[0]
            if not shorter:
                break
            kept = f"{shorter}…"
        return kept

    @Slot()
    def fit(self) -> None:
        """Columns or letters have another size."""
        self.updateGeometry()
        self.viewport().update()
