"""The chart of modules finished over time: one step a week, that only rises."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.core.dates import day_words
from onboarding.ui.team.figures import Week, weeks_words
from onboarding.ui.theme import Look

_HEIGHT = 190
_LEAST_WIDTH = 120
_LINE = 24
_NOTHING = "Nothing is finished yet."


class WeekSteps(QWidget):
    """Its accessible name says the figures of the last weeks."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._weeks: tuple[Week, ...] = ()
        self._most = 0
        self.setAccessibleName(weeks_words((), 0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        look.changed.connect(self._on_look_changed)

    def show_weeks(self, weeks: Sequence[Week], most: int) -> None:
        """`most` is how many modules all people together can finish."""
        self._weeks = tuple(weeks)
        self._most = most
        self.setAccessibleName(weeks_words(weeks, most))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(3 * _LEAST_WIDTH), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self._look.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        painter.setPen(self._look.colour("muted"))
        if not self._weeks:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _NOTHING)
            return
        line = self._look.px(_LINE)
        ground = QRectF(0, line, self.width(), self.height() - 2 * line).adjusted(0, 2, 0, -2)
        self._paint_ground(painter, ground)
        self._paint_steps(painter, ground)
        self._paint_words(painter, line)

    def _paint_ground(self, painter: QPainter, ground: QRectF) -> None:
        """A line for nothing, one for everything, and one half-way."""
        painter.setPen(QPen(self._look.colour("control"), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        painter.setPen(QPen(self._look.colour("control"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(ground.topLeft(), ground.topRight())
        middle = ground.center().y()
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.drawLine(QPointF(ground.left(), middle), QPointF(ground.right(), middle))

    def _paint_steps(self, painter: QPainter, ground: QRectF) -> None:
        width = ground.width() / len(self._weeks)
        line = QPainterPath(ground.bottomLeft())
        for number, week in enumerate(self._weeks):
            height = ground.bottom() - ground.height() * week.finished / max(1, self._most)
            line.lineTo(ground.left() + number * width, height)
            line.lineTo(ground.left() + (number + 1) * width, height)
        under = QPainterPath(line)
        under.lineTo(ground.bottomRight())
        painter.fillPath(under, self._look.colour("accent_soft"))
        painter.setPen(QPen(self._look.colour("accent"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(line)

    def _paint_words(self, painter: QPainter, line: int) -> None:
        painter.setPen(self._look.colour("muted"))
        sides = Qt.AlignmentFlag.AlignVCenter
        top = QRect(0, 0, self.width(), line)
        last = self._weeks[-1]
        painter.drawText(top, sides | Qt.AlignmentFlag.AlignLeft, f"All: {self._most:,}")
        painter.setPen(self._look.colour("ink"))
        finished = f"Finished: {last.finished:,}"
        painter.drawText(top, sides | Qt.AlignmentFlag.AlignRight, finished)
        painter.setPen(self._look.colour("muted"))
        foot = QRect(0, self.height() - line, self.width(), line)
        first, end = day_words(self._weeks[0].last_day), day_words(last.last_day)
        metrics = QFontMetrics(self._font())
        if metrics.horizontalAdvance(f"{first}  {end}") <= self.width() and len(self._weeks) > 1:
            painter.drawText(foot, sides | Qt.AlignmentFlag.AlignLeft, first)
        painter.drawText(foot, sides | Qt.AlignmentFlag.AlignRight, end)

    def _font(self) -> QFont:
        return self._look.font(15)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
