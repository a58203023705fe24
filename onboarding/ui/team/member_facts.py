"""Who somebody is, as a card: staff number, team, start date, manager, where they are known from, ids."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.breakable import breakable
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_NAMES_WIDTH = 150


class MemberFacts(QFrame):
    """A name at the left, what is known at its right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: list[tuple[WrappingLabel, WrappingLabel]] = []
        mark(self, role="card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 16, 24, 16)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        look.changed.connect(self._fit)
        self._fit()

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
                value.setText("\n".join(map(breakable, known.split("\n"))))
                value.setAccessibleName(known)

    def _add(self) -> None:
        name, value = WrappingLabel("", "small", tone="muted"), WrappingLabel("", "small")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._shown)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        self._shown.append((name, value))

    def _fit(self) -> None:
        self._grid.setColumnMinimumWidth(0, self._look.px(_NAMES_WIDTH))
