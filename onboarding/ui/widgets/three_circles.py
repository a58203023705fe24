"""The three principles as three circles that overlap: people, partners and place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.ui.theme import Look

# All in radii: how far apart the centres stand, and the free room in each circle for its word.
_APART = 1.36
_HEIGHT = _APART * 0.866
_ROOM = 1.12
_LARGEST = 108
_CLEAR = 24
_LABEL = 21


class ThreeCircles(QWidget):
    """Fills the room it is given; each word stands well inside the part that is its circle's own."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName("Three circles that overlap: people, partners and place")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._radius()
        circles = self._circles(radius)
        stroke = max(4.0, radius * 0.085)
        fill = self._look.colour("accent")
        fill.setAlphaF(0.0 if self._look.colour("nav") == self._look.colour("surface") else 0.11)
        for centre, _, _ in circles:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawEllipse(centre, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.colour("accent"), stroke))
        for centre, _, _ in circles:
            painter.drawEllipse(centre, radius, radius)
        self._paint_words(painter, circles, radius)

    def _radius(self) -> float:
        across = (self.width() - 2 * _CLEAR) / (2 + _APART)
        down = (self.height() - 2 * _CLEAR) / (2 + _HEIGHT)
        return max(20.0, min(across, down, _LARGEST * min(self._look.scale, 1.5)))

    def _circles(self, radius: float) -> list[tuple[QPointF, QPointF, str]]:
        """Each with its centre, and where the middle of its word stands."""
        x, y = self.width() / 2, self.height() / 2
        half, rise = _APART / 2 * radius, _HEIGHT / 2 * radius
        aside = (2 - _APART) / 2 * radius
        top, left, right = QPointF(x, y - rise), QPointF(x - half, y + rise), QPointF(x + half, y + rise)
        return [
            (top, top - QPointF(0, aside), "People"),
            (left, left + QPointF(-aside, aside / 2), "Partners"),
            (right, right + QPointF(aside, aside / 2), "Place"),
        ]

    def _paint_words(
        self, painter: QPainter, circles: list[tuple[QPointF, QPointF, str]], radius: float
    ) -> None:
        font = self._look.font(_LABEL, 600)
        widest = max(QFontMetricsF(font).horizontalAdvance(word) for _, _, word in circles)
        font.setPixelSize(max(8, int(font.pixelSize() * min(1.0, _ROOM * radius / widest))))
        painter.setFont(font)
        painter.setPen(self._look.colour("ink"))
        for _, middle, word in circles:
            area = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)
