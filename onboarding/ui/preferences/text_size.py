"""How big the text is: smaller, larger, or one of the sizes by its name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from onboarding.settings import TEXT_PERCENTS
from onboarding.ui.theme import mark
from onboarding.ui.widgets.button_row import ButtonRow


class TextSize(QWidget):
    """`chosen` comes only when the person chooses."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel("Te&xt size")
        mark(label, role="label")
        self._sizes = _Sizes()
        for percent in TEXT_PERCENTS:
            self._sizes.addItem(f"{percent} %", percent)
        self._sizes.setAccessibleName("Text size")
        self._sizes.view().setAccessibleName("Text size")
        label.setBuddy(self._sizes)
        self._smaller = _button("−", "Smaller text", "Ctrl and minus do the same")
        self._larger = _button("+", "Larger text", "Ctrl and plus do the same")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(ButtonRow(self._smaller, self._sizes, self._larger))
        self._sizes.activated.connect(self._on_activated)
        self._smaller.clicked.connect(self._on_smaller)
        self._larger.clicked.connect(self._on_larger)

    def show_percent(self, percent: int) -> None:
        at = TEXT_PERCENTS.index(percent)
        self._sizes.setCurrentIndex(at)
        self._smaller.setEnabled(at > 0)
        self._larger.setEnabled(at < len(TEXT_PERCENTS) - 1)

    @Slot(int)
    def _on_activated(self, at: int) -> None:
        self.chosen.emit(TEXT_PERCENTS[at])

    @Slot()
    def _on_smaller(self) -> None:
        self.chosen.emit(TEXT_PERCENTS[max(0, self._sizes.currentIndex() - 1)])

    @Slot()
    def _on_larger(self) -> None:
        self.chosen.emit(TEXT_PERCENTS[min(len(TEXT_PERCENTS) - 1, self._sizes.currentIndex() + 1)])


class _Sizes(QComboBox):
    """Leaves the wheel to the page: somebody who scrolls past must not change the size."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _button(sign: str, name: str, key: str) -> QPushButton:
    button = QPushButton(sign)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setAccessibleDescription(key)
    return button
