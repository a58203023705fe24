"""The chart of who has finished each module: one bar a module, with hatching beside colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.ui.team.figures import Bar, bars_words
from onboarding.ui.theme import Look

_LINE, _BAR, _GAP = 24, 12, 14
_LEAST_BAR = 120
_SWATCH = 20
_HATCH = 6
_LEGEND = ("Complete", "In progress", "Not yet")
_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ModuleBars(QWidget):
    """Its accessible name says every figure."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(bars_words(()))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.setAccessibleName(bars_words(bars))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        titles = [self._title_height(bar, width) for bar in self._bars] if self._is_stacked(width) else []
        return self._pitch() * len(self._bars) + sum(titles) + self._legend_height(width)

    def sizeHint(self) -> QSize:
        width = self._look.px(3 * _LEAST_BAR)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_BAR, self.heightForWidth(max(_LEAST_BAR, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        top = self._paint_legend(painter)
        for bar in self._bars:
            top = self._paint_line(painter, bar, top)

    def _paint_line(self, painter: QPainter, bar: Bar, top: int) -> int:
        """Gives the top of what comes next."""
        pitch, figures = self._pitch(), self._figures_width()
        is_stacked = self._is_stacked(self.width())
        title = self.width() if is_stacked else self._title_width()
        height = self._title_height(bar, title) if is_stacked else pitch
        painter.setPen(self._look.colour("ink"))
        painter.drawText(QRect(0, top, title, height), _WRAPPED if is_stacked else _SIDE, bar.title)
        left = 0 if is_stacked else title + _GAP
        if is_stacked:
            top += height
        painter.setPen(self._look.colour("muted"))
        painter.drawText(QRect(self.width() - figures, top, figures, pitch), _END, bar.words)
        height = self._look.px(_BAR)
        area = QRectF(left, top + (pitch - height) / 2, self.width() - figures - _GAP - left, height)
        self._paint_bar(painter, bar, area)
        return top + pitch

    def _paint_bar(self, painter: QPainter, bar: Bar, area: QRectF) -> None:
        total = max(1, bar.total)
        done = area.width() * bar.complete / total
        begun = area.width() * bar.in_progress / total
        whole = QPainterPath()
        whole.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.save()
        painter.setClipPath(whole)
        painter.fillRect(QRectF(area.left(), area.top(), done, area.height()), self._look.colour("accent"))
        hatched = QRectF(area.left() + done, area.top(), begun, area.height())
        self._hatch(painter, hatched)
        if begun and done:
            painter.fillRect(
                QRectF(hatched.left(), area.top(), 2, area.height()), self._look.colour("surface")
            )
        painter.restore()
        painter.setPen(QPen(self._look.colour("control"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(whole)

    def _hatch(self, painter: QPainter, area: QRectF) -> None:
        """Slanting strokes, which tell it from the rest without any colour."""
        if area.width() <= 0:
            return
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(self._look.colour("accent"), 2.5))
        at = area.left() - area.height()
        while at < area.right() + area.height():
            painter.drawLine(QPointF(at, area.bottom()), QPointF(at + area.height(), area.top()))
            at += _HATCH
        edge = area.right() - 0.5
        painter.setPen(QPen(self._look.colour("accent"), 1))
        painter.drawLine(QPointF(edge, area.top()), QPointF(edge, area.bottom()))
        painter.restore()

    def _paint_legend(self, painter: QPainter) -> int:
        """Gives the height that it takes."""
        line, left, top = self._pitch(), 0, 0
        for number, words in enumerate(_LEGEND):
            width = self._legend_item(words)
            if left and left + width > self.width():
                left, top = 0, top + line
            self._paint_swatch(painter, number, QRectF(left, top + line / 2 - 6, _SWATCH, 12))
            painter.setPen(self._look.colour("muted"))
            painter.drawText(QRect(left + _SWATCH + 6, top, width, line), _SIDE, words)
            left += width + _GAP
        return self._legend_height(self.width())

    def _paint_swatch(self, painter: QPainter, number: int, area: QRectF) -> None:
        whole, begun = (1, 0) if number == 0 else (0, 1 if number == 1 else 0)
        self._paint_bar(painter, Bar("", whole, begun, 0, 1), area)

    def _legend_item(self, words: str) -> int:
        return _SWATCH + 6 + QFontMetrics(self._font()).horizontalAdvance(words)

    def _legend_height(self, width: int) -> int:
        lines, left = 1, 0
        for words in _LEGEND:
            if left and left + self._legend_item(words) > width:
                lines, left = lines + 1, 0
            left += self._legend_item(words) + _GAP
        return lines * self._pitch() + self._look.px(4)

    def _font(self) -> QFont:
        return self._look.font(15)

    def _pitch(self) -> int:
        return self._look.px(_LINE)

    def _figures_width(self) -> int:
        metrics = QFontMetrics(self._font())
        return max((metrics.horizontalAdvance(bar.words) for bar in self._bars), default=0)

    def _title_width(self) -> int:
        metrics = QFontMetrics(self._font())
        return max((metrics.horizontalAdvance(bar.title) for bar in self._bars), default=0) + 2

    def _title_height(self, bar: Bar, width: int) -> int:
        """Of a title that stands above its bar."""
        room = QRect(0, 0, max(1, width), 10_000)
        return max(self._pitch(), QFontMetrics(self._font()).boundingRect(room, _WRAPPED, bar.title).height())

    def _is_stacked(self, width: int) -> bool:
        """Titles stand above their bars where both have no room side by side."""
        left = width - self._title_width() - self._figures_width() - 2 * _GAP
        return left < self._look.px(_LEAST_BAR)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
