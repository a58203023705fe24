"""Says of a choice that the organisation has made it: nobody here can change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look
from onboarding.ui.widgets.wrapping_label import WrappingLabel

WORDS = "Set by your organisation"


class SetForYou(QWidget):
    """Hidden until `say`.

    Tab comes here in place of a control that is switched off: otherwise nobody would hear of it who doesn't
    read the whole page.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WrappingLabel(WORDS, "small", tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(look, "lock", "muted", size=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, choice: str = "") -> None:
        """Shows itself. `choice` is the whole of what was chosen, where its control takes no keyboard."""
        self._words.setAccessibleName(f"{choice}. {WORDS}" if choice else WORDS)
        self._words.setFocusPolicy(Qt.FocusPolicy.TabFocus if choice else Qt.FocusPolicy.NoFocus)
        self.show()
