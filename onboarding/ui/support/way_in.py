"""The part of Help that leads to Help and support."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.ui.destinations import Support
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_WORDS = (
    "Whoever helps you will ask for facts: which version it is, where your data is, what went wrong. "
    "They stand on one page, with a button to copy them."
)


class WayToSupport(QWidget):
    go = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        button = QPushButton("Open Help and support")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 28, 0, 0)
        column.setSpacing(10)
        column.addWidget(Heading("Help and support", "h2", level=2))
        column.addWidget(WrappingLabel(_WORDS))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.clicked.connect(lambda: self.go.emit(Support()))
