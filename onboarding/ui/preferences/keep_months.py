"""For how many months the records of people who have left are kept: one choice, on two pages."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from onboarding.core.counting import counted
from onboarding.session import Session
from onboarding.ui.preferences.set_for_you import SetForYou
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_MONTHS = (6, 12, 24, 36, 60, 84)


class KeepMonths(QWidget):
    """`words` stand below the choice."""

    def __init__(self, session: Session, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._set_for_you = SetForYou(look)
        label = QLabel("&Keep records of people who have left for")
        label.setWordWrap(True)
        mark(label, role="label")
        label.setBuddy(self.combo)
        name = self._name = label.text().replace("&", "")
        self.combo.setAccessibleName(name)
        self.combo.setAccessibleDescription(words)
        self.combo.view().setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(ButtonRow(self.combo))
        column.addWidget(self._set_for_you)
        column.addWidget(WrappingLabel(words, "smallest", tone="muted"))
        self.combo.activated.connect(self._on_chosen)

    def refresh(self) -> None:
        kept = self._session.settings.keep_months
        months = sorted({*_MONTHS, kept})
        self.combo.clear()
        for figure in months:
            self.combo.addItem(counted(figure, "month"), figure)
        self.combo.setCurrentIndex(months.index(kept))
        if self._session.is_set_for_me("keep_months"):
            self.combo.setEnabled(False)
            self._set_for_you.say(f"{self._name} {self.combo.currentText()}")

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        months = self.combo.itemData(number)
        self._session.change_settings(replace(self._session.settings, keep_months=months))
