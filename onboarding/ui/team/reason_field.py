"""Why a module need not be done here: one of four reasons in plain words, with cmi5's word beside each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from onboarding.core.waivers import Reason
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.team.waiver_words import reason_words
from onboarding.ui.theme import Look
from onboarding.ui.widgets.choice import Choice, Radio
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_QUESTION = "How was it done?"
_PROBLEM = "Choose how it was done."


class ReasonField(QWidget):
    """Nothing is chosen at first: a reason is never guessed."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_QUESTION)
        self._group = QButtonGroup(self)
        self._problem = _problem(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(WrappingLabel(_QUESTION, "label"))
        for number, reason in enumerate(Reason):
            choice = Choice(reason_words(reason), Radio())
            self._group.addButton(choice.button, number)
            column.addWidget(choice)
        column.addWidget(self._problem)
        self._group.idClicked.connect(self._problem.hide)

    @property
    def reason(self) -> Reason | None:
        number = self._group.checkedId()
        return list(Reason)[number] if number >= 0 else None

    @property
    def first(self) -> QWidget:
        """Where the keyboard comes in."""
        return self._group.button(max(0, self._group.checkedId()))

    def check(self) -> bool:
        """False, and told, when nothing is chosen."""
        is_chosen = self.reason is not None
        self._problem.setHidden(is_chosen)
        self.setAccessibleDescription("" if is_chosen else _PROBLEM)
        self.first.setAccessibleDescription("" if is_chosen else _PROBLEM)
        return is_chosen


def _problem(look: Look) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 2, 0, 0)
    row.setSpacing(8)
    row.addWidget(IconLabel(look, "error", "bad", size=20), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(WrappingLabel(_PROBLEM, "small", tone="bad"), 1)
    whole.hide()
    return whole
