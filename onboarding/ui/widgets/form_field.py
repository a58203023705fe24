"""A question in a form: its label, a hint, the field, and beside it what is wrong with the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import WrappingLabel


class FormField(QWidget):
    """`question` has a `&` before its key. Hint and problem become the field's accessible description."""

    def __init__(
        self, question: str, field: QWidget, look: Look, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        self._label = QLabel(question)
        mark(self._label, role="label")
        self._label.setBuddy(field)
        field.setAccessibleName(question.replace("&", ""))
        self._words = WrappingLabel(role="small", tone="bad")
        self._problem = QWidget()
        row = QHBoxLayout(self._problem)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(look, "error", "bad", size=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._problem.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        if hint:
            column.addWidget(WrappingLabel(hint, "smallest", tone="muted"))
        column.addWidget(field)
        column.addWidget(self._problem)
        column.addStretch(1)
        self.say("")

    @property
    def problem(self) -> str:
        """What is wrong with the answer, as it is shown; empty when nothing is."""
        return "" if self._problem.isHidden() else self._words.text()

    def say(self, problem: str) -> None:
        """Shows a problem beside the field, or takes it away."""
        self._words.setText(problem)
        self._problem.setVisible(bool(problem))
        mark(self.field, state="problem" if problem else "")
        self.field.setAccessibleDescription(" ".join(part for part in (problem, self._hint) if part))
