"""A card that is one button: a few lines of words with icons, painted, and one accessible name for it all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from onboarding.core.text import Text
from onboarding.ui.blocks.lines import Lines, Style
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.ring import paint_ring

TITLE = Style(18, 600, 1.3)
FACT = Style(15, 400, 1.4, "muted")

_SIDE, _END = 18, 15
_ICON = 20
_ICON_GAP = 8
_LINE_GAP = 4
_LEAST_WIDTH = 120


class CardLine(NamedTuple):
    """Words in a style. An icon before them takes the style's colour; a `share` is drawn there as a ring."""

    text: Text
    style: Style
    icon: str = ""
    share: float | None = None


class PressCard(QPushButton):
    """Painted, not built of labels: many cards cost little, and each is one thing to a screen reader."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wanted: tuple[CardLine, ...] = ()
        self._lines: list[Lines] = []
        self._heights: dict[int, int] = {}
        mark(self, role="module-card")
        self.setAutoDefault(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._set_again)

    def show_lines(self, lines: Sequence[CardLine], name: str) -> None:
        """What the card shows, and its accessible name, which says all of it."""
        self.setAccessibleName(name)
        if tuple(lines) != self._wanted:
            self._wanted = tuple(lines)
            self._set_again()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            heights = [lines.height(self._room(width, wanted)) for wanted, lines in self._pairs()]
            self._heights[width] = sum(heights) + _LINE_GAP * max(0, len(heights) - 1) + 2 * _END
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = self._look.px(2 * _LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        top = _END + max(0, self.height() - self.heightForWidth(self.width())) / 2
        for wanted, lines in self._pairs():
            left = _SIDE + self._indent(wanted)
            self._paint_sign(painter, wanted, top + lines.pitch / 2)
            lines.paint(painter, QPointF(left, top), self._room(self.width(), wanted))
            top += lines.height(self._room(self.width(), wanted)) + _LINE_GAP

    def _pairs(self) -> zip[tuple[CardLine, Lines]]:
        return zip(self._wanted, self._lines, strict=True)

    def _room(self, width: int, line: CardLine) -> int:
        return max(1, width - 2 * _SIDE - self._indent(line))

    def _indent(self, line: CardLine) -> int:
        has_sign = line.icon or line.share is not None
        return self._look.px(_ICON) + _ICON_GAP if has_sign else 0

    def _paint_sign(self, painter: QPainter, line: CardLine, middle: float) -> None:
        side = self._look.px(_ICON)
        if line.share is not None:
            area = QRectF(_SIDE, middle - side / 2, side, side).adjusted(1, 1, -1, -1)
            paint_ring(painter, area, line.share, self._look, width=side / 4.5)
        elif line.icon:
            ratio = self.devicePixelRatioF()
            pixmap = self._look.pixmap(line.icon, line.style.role, _ICON, ratio)
            painter.drawPixmap(QPointF(_SIDE, middle - side / 2), pixmap)

    @Slot()
    def _set_again(self) -> None:
        self._lines = [Lines(wanted.text, wanted.style, self._look) for wanted in self._wanted]
        self._heights.clear()
        self.updateGeometry()
        self.update()
