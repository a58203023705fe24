"""A ring that fills with the share that is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.ui.theme import Look

_SIZE = 96
_TOP = 90 * 16
_ROUND = 360 * 16


class Ring(QWidget):
    """Shows its figure in the middle; its accessible name says it in words."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fraction = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def show_share(self, fraction: float, words: str) -> None:
        """`fraction` goes from 0 to 1; `words` say what it is a share of."""
        self._fraction = fraction
        self.setAccessibleName(f"{words}, {percent(fraction)} per cent")
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(_SIZE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ring(painter, QRectF(self.rect()), self._fraction, self._look, width=self._look.px(9))
        painter.setPen(self._look.colour("ink"))
        painter.setFont(self._look.font(22, 700))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{percent(self._fraction)}%")

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def percent(fraction: float) -> int:
    """Whole per cent; never 0 once something is done, and never 100 before everything is."""
    if not 0 < fraction < 1:
        return round(fraction * 100)
    return min(99, max(1, round(fraction * 100)))


def paint_ring(painter: QPainter, area: QRectF, fraction: float, look: Look, *, width: float) -> None:
    """A ring inside `area`. Where the track does not show against the ground, a hairline stands for it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = area.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(look.colour("track"), width))
    painter.drawEllipse(ring)
    if look.colour("track") == look.colour("canvas"):
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawEllipse(ring)
    if fraction > 0:
        pen = QPen(look.colour("accent"), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if fraction < 1 else Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(ring, _TOP, -round(fraction * _ROUND))
