"""Says that words typed another time were never saved, and offers to go on with them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.dates import moment_words
from onboarding.ui.accessible import announce
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.flow import Flow
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_KEPT = "What was typed here on {0} is not saved. It was kept as a draft."
_MEANWHILE = "Since then the page was changed by a save: saving the draft will show you both."


class DraftBar(QFrame):
    """Nothing can be typed until one of the two is chosen, so that no draft takes the other's place."""

    go_on = Signal()
    leave_it = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="banner", tone="info")
        self._words = WrappingLabel("", "")
        self.first = QPushButton("Go on with the draft")
        other = QPushButton("Use the saved page")
        mark(self.first, role="primary")
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(Flow(self.first, other))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(IconLabel(look, "note", "note", size=22), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.first.clicked.connect(self.go_on)
        other.clicked.connect(self.leave_it)
        self.hide()

    def offer(self, kept_at: datetime, *, was_saved_since: bool) -> None:
        words = _KEPT.format(moment_words(kept_at))
        self._words.setText(f"{words} {_MEANWHILE}" if was_saved_since else words)
        self.show()
        announce(self, self._words.text())
