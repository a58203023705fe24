"""Grounds that blocks paint for themselves: faster than a styled frame, and they follow the look at once."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget


def paint_ground(
    painter: QPainter,
    widget: QWidget,
    *,
    fill: QColor,
    edge: QColor | None = None,
    edge_width: float = 1,
    radius: float = 0,
) -> None:
    """Fill a whole widget; the edge stands inside it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = edge_width / 2 if edge is not None and edge_width else 0
    if edge is not None and edge_width:
        painter.setPen(QPen(edge, edge_width))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    area = QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(area, radius, radius)
