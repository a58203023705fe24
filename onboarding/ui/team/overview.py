"""The top of the page: four figures, and beside or under them the charts."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from onboarding.ui.team.chart_card import ChartCard
from onboarding.ui.team.tiles import Tiles
from onboarding.ui.theme import Look

_SIDE_BY_SIDE_FROM = 880
_FOUR_FROM = 620


class Overview(QWidget):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.tiles = Tiles(look)
        self.chart = ChartCard(look)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.tiles, 2)
        self._row.addWidget(self.chart, 3)
        look.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        width = self.width() / self._look.scale
        is_wide = width >= _SIDE_BY_SIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)
        self.tiles.stand_across(4 if not is_wide and width >= _FOUR_FROM else 2)
