"""One small bar for each step: filled when done, tall where the person is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.ui.learn.way import Standing, StepLine
from onboarding.ui.theme import Look

_WIDE, _GAP, _TALL = 28, 6, 12
_MOST_ROOM = 260


class StepSegments(QWidget):
    accessible_role = QAccessible.Role.Graphic

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: tuple[StepLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def show_lines(self, lines: tuple[StepLine, ...]) -> None:
        if lines == self._lines:
            return
        if len(lines) != len(self._lines):
            self.updateGeometry()
        self._lines = lines
        done = sum(line.standing is Standing.DONE for line in lines)
        self.setAccessibleName(f"{done} of {len(lines)} steps done")
        self.update()

    def sizeHint(self) -> QSize:
        count = max(1, len(self._lines))
        width = min(count * (_WIDE + _GAP) - _GAP, _MOST_ROOM)
        return QSize(self._look.px(width), self._look.px(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = self._look.px(_GAP)
        wide = (self.width() + gap) / len(self._lines) - gap
        for place, line in enumerate(self._lines):
            self._paint_segment(painter, place * (wide + gap), wide, line)

    def _paint_segment(self, painter: QPainter, left: float, wide: float, line: StepLine) -> None:
        is_full = line.is_here or line.standing is Standing.DONE
        height = self._look.px(10 if line.is_here else 6)
        top = (self.height() - height) / 2
        thick = 1 if self._look.theme.edge < 2 else 2
        bar = QRectF(left, top, wide, height).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(self._look.colour("accent" if is_full else "control"), thick))
        painter.setBrush(self._look.colour("accent" if is_full else "surface"))
        painter.drawRoundedRect(bar, 3, 3)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
