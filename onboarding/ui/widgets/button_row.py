"""A few things side by side, or one under another where they don't fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget


class ButtonRow(QWidget):
    """Each keeps its own width and stands at the left."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        for part in parts:
            policy = part.sizePolicy()
            part.setSizePolicy(QSizePolicy.Policy.Maximum, policy.verticalPolicy())
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part, so that there is a need to turn."""
        widest = max(part.minimumSizeHint().width() for part in self._there())
        return QSize(widest, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _there(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()] or list(self._parts)

    def _turn(self) -> None:
        there = self._there()
        needed = sum(part.sizeHint().width() for part in there) + self._row.spacing() * (len(there) - 1)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if needed <= self.width() else ways.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)
            self.updateGeometry()
