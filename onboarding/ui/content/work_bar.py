"""Says what goes on in the background, and lets it be cancelled."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from onboarding.ui.accessible import announce
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.breakable import breakable_words
from onboarding.ui.widgets.wrapping_label import WrappingLabel


class WorkBar(QFrame):
    cancel = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="banner", tone="info")
        self._words = WrappingLabel("", "")
        self._cancel = QPushButton("Cancel")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(look, "clock", "note", size=22))
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        self._cancel.clicked.connect(self.cancel)
        self.hide()

    def say(self, words: str) -> None:
        """Nothing hides it."""
        if words == self._words.accessibleName() and words:
            return
        self._words.setText(breakable_words(words))
        self._words.setAccessibleName(words)
        self._cancel.setAccessibleName(f"Cancel: {words}")
        self.setVisible(bool(words))
        if words:
            announce(self, words)
