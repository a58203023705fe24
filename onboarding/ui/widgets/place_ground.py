"""The ground under the button of the place where a person is, or that the mouse is on.

Drawn here: a style sheet leaves specks where a thick side border meets round corners.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton

from onboarding.ui.theme import Look

_BAR, _RADIUS = 5, 8


def paint_place_ground(button: QAbstractButton, look: Look) -> None:
    """To be called from a paint event, before the words."""
    if not (button.isChecked() or button.underMouse()):
        return
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = look.theme.edge / 2
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(button.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
    painter.fillPath(shape, look.colour("surface" if button.isChecked() else "select"))
    if button.isChecked():
        painter.setPen(QPen(look.colour("line"), look.theme.edge))
        painter.drawPath(shape)
        painter.setClipPath(shape)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))  # fillRect has Qt learn of 170 ready-made gradients
        painter.drawRect(0, 0, _BAR, button.height())
