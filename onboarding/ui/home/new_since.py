"""Says at the top of home that HR asks for steps again, when the one next thing is another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.destinations import OpenStep
from onboarding.ui.home.words import new_since_words
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import WrappingLabel

Renewed = tuple[str, str, tuple[str, ...]]
"""Id and title of a module, and its steps that are new since the person did it."""


class NewSince(QWidget):
    go = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = OpenStep("")
        frame = QFrame()
        mark(frame, role="banner", tone="info")
        self._words = WrappingLabel("", "body")
        self.button = QPushButton("Read it now")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(IconLabel(look, "new", "note", size=22), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(frame)
        self.button.clicked.connect(self._on_clicked)
        self.hide()

    def show_renewed(self, renewed: Sequence[Renewed]) -> None:
        """Nothing hides it; the button leads to the first."""
        self.setVisible(bool(renewed))
        if not renewed:
            return
        module_id, title, steps = renewed[0]
        self._place = OpenStep(module_id, steps[0])
        words = new_since_words(title, len(steps), sum(len(one[2]) for one in renewed), len(renewed))
        self._words.setText(words)
        self.button.setAccessibleName(f"Read it now: {title}")

    @Slot()
    def _on_clicked(self) -> None:
        self.go.emit(self._place)
