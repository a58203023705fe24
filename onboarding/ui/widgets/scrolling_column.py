"""A page's one column, which scrolls when it is longer than the window and never sideways."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

_WIDE, _NARROW = 48, 24
_NARROW_BELOW = 760


class ScrollingColumn(QScrollArea):
    """Add widgets to `column`. `widest` is the most that the column grows to, in pixels; room that is left
    over stays at the right, or at both sides of a column that is `centred`.
    """

    def __init__(self, *, widest: int = 1320, centred: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
        self._is_centred = centred
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setSingleStep(32)
        self._ground = QWidget()
        self.column = QVBoxLayout(self._ground)
        self.column.setSpacing(0)
        self.setWidget(self._ground)
        self._fit(self.width())

    def widen_to(self, widest: int) -> None:
        """Changes how far the column grows: for pages whose measure goes with the text scale."""
        self._widest = widest
        self._fit(self.width())

    def show_row(self, table: QWidget, place: QRect) -> None:
        """Scrolls to a place in a table of the column, which is as tall as its rows and can't."""
        middle = table.mapTo(self._ground, place.center()).y()
        self.ensureVisible(0, middle, 0, place.height() // 2 + 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    def _fit(self, width: int) -> None:
        """The margins lie inside what scrolls, so that a focus ring is never cut off."""
        side = _NARROW if width < _NARROW_BELOW else _WIDE
        beyond = max(0, width - 2 * side - self._widest)
        left = beyond // 2 if self._is_centred else 0
        self.column.setContentsMargins(side + left, min(side, 40), side + beyond - left, side)
