"""What stands where nothing is yet: a sentence on what will be here, perhaps a button that makes it so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import WrappingLabel


class EmptyState(QWidget):
    """`button` is there when `action` names what it does; connect to its `clicked`."""

    def __init__(
        self, look: Look, icon: str, words: str, *, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.button = QPushButton(action)
        mark(self.button, role="primary")
        self.button.setAutoDefault(True)
        if not action:
            self.button.hide()
        self._words = WrappingLabel(words, "lead")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 48, 24, 48)
        column.setSpacing(16)
        column.addWidget(IconLabel(look, icon, "muted", size=48), 0, middle)
        column.addWidget(self._words)
        column.addWidget(self.button, 0, middle)

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str) -> None:
        """Another sentence in the same place."""
        self._words.setText(words)
