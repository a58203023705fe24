"""A radio button or check box whose words wrap, as Qt's own can't."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton, QWidget

from onboarding.ui.accessible import keep_quiet
from onboarding.ui.widgets.wrapping_label import WrappingLabel


class Choice(QWidget):
    """The whole row can be pressed; `button` holds the state and takes the keyboard."""

    def __init__(self, words: str, button: Radio | Tick, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        button.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        label = WrappingLabel(words, "")
        label.setMinimumHeight(24)
        keep_quiet(label)
        row.addWidget(label, 1)
        self.setSizePolicy(label.sizePolicy())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.button.click()


class Radio(QRadioButton):
    def focus_ring_rect(self) -> QRect:
        return _whole_row(self)


class Tick(QCheckBox):
    def focus_ring_rect(self) -> QRect:
        return _whole_row(self)


def _whole_row(button: QWidget) -> QRect:
    """The words belong to the button, so the ring lies around both."""
    row = button.parentWidget()
    return QRect(-button.pos(), row.size()) if isinstance(row, Choice) else button.rect()
