"""Who somebody is, as a card: staff number, team, start date, manager, where they are known from, ids."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.breakable import breakable_words
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_NAMES_WIDTH = 150
_SIDE_BY_SIDE_FROM = 420
_LEAST_WIDTH = 240


class MemberFacts(QFrame):
    """A name at the left and what is known at its right, or below it where there is no room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_wide = True
        self._shown: list[tuple[WrappingLabel, WrappingLabel]] = []
        mark(self, role="card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 16, 24, 16)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        look.changed.connect(self._fit)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        while len(self._shown) < len(facts):
            self._add()
        for number, (name, value) in enumerate(self._shown):
            is_there = number < len(facts)
            for label in (name, value):
                label.setVisible(is_there)
            if is_there:
                said, known = facts[number]
                name.setText(said)
                value.setText("\n".join(map(breakable_words, known.split("\n"))))
                value.setAccessibleName(known)

    def minimumSizeHint(self) -> QSize:
        """Narrower than both side by side, so that there is a need to turn."""
        return QSize(self._look.px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self) -> None:
        name, value = WrappingLabel("", "small", tone="muted"), WrappingLabel("", "small")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._shown.append((name, value))
        self._place(len(self._shown) - 1)

    def _place(self, number: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        places = ((number, 0), (number, 1)) if self._is_wide else ((2 * number, 0), (2 * number + 1, 0))
        for label, (row, column) in zip(self._shown[number], places, strict=True):
            self._grid.addWidget(label, row, column, 1, 1 if self._is_wide else 2, top)

    @Slot()
    def _fit(self) -> None:
        is_wide = self.width() >= self._look.px(_SIDE_BY_SIDE_FROM)
        self._grid.setColumnMinimumWidth(0, self._look.px(_NAMES_WIDTH) if is_wide else 0)
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for number in range(len(self._shown)):
            self._place(number)
