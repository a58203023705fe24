"""A part of the settings under its own heading, and a question with one answer out of a few."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from onboarding.ui.theme import mark
from onboarding.ui.widgets.choice import Choice, Radio
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel


class Section(QFrame):
    """Add what belongs to it to `column`. `lead` are the words below the heading."""

    def __init__(self, title: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("part")
        mark(self, role="card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 24)
        self.column.setSpacing(12)
        self.column.addWidget(Heading(title, "h2", level=2))
        self.lead = WrappingLabel(words, "small", tone="muted")
        self.column.addWidget(self.lead)
        self.lead.setHidden(not words)


class OneOf(QWidget):
    """Radio buttons under a question. `chosen` comes only when the person chooses."""

    accessible_role = QAccessible.Role.Grouping
    chosen = Signal(str)

    def __init__(
        self, question: str, answers: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._keys = [key for key, _ in answers]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(WrappingLabel(question, "label"))
        for number, (_, words) in enumerate(answers):
            choice = Choice(words, Radio())
            self._group.addButton(choice.button, number)
            column.addWidget(choice)
        self._group.idClicked.connect(self._on_clicked)

    def show_answer(self, key: str) -> None:
        self._group.button(self._keys.index(key)).setChecked(True)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
