"""A quiet line that something in the library needs mending; on request, what and where, to copy to HR."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.catalogue import Problem
from onboarding.core.problem_sentences import problem_sentences
from onboarding.ui.accessible import announce
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_SIDE_BY_SIDE_FROM = 500
_MOST_TOLD = 8


class LibraryProblems(QFrame):
    """Takes no room while nothing is wrong."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sentences: tuple[str, ...] = ()
        self._quiet = WrappingLabel("Something in the library needs mending.", "small", tone="muted")
        self.toggle = _Opener("What to tell HR")
        mark(self.toggle, role="link")
        self.toggle.setCheckable(True)
        self._details = QFrame()
        mark(self._details, role="well")
        self._words = WrappingLabel(role="small")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = QPushButton("Copy for HR")
        look.put_icon(self.copy, "copy")
        for button in (self.toggle, self.copy):
            button.setAutoDefault(True)
        self._lay_out()
        self.hide()
        self.toggle.toggled.connect(self._on_toggled)
        self.copy.clicked.connect(self._on_copy)
        look.changed.connect(self._fit)
        self._on_toggled(False)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """As many as there are, of which the first few are told here."""
        self._sentences = problem_sentences(problems)
        more = len(self._sentences) - _MOST_TOLD
        rest = (f"And {more} more. “Copy for HR” takes them all.",) if more > 0 else ()
        self._words.setText("\n".join(("Tell HR:", *self._sentences[:_MOST_TOLD], *rest)))
        self.setVisible(bool(self._sentences))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(12)
        inside.addWidget(self._words)
        inside.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(IconLabel(self._look, "warning", "muted", size=20))
        told.addWidget(self._quiet, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(4)
        self._line.addLayout(told)
        self._line.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._line)
        column.addWidget(self._details)

    @Slot()
    def _fit(self) -> None:
        is_wide = self.width() >= self._look.px(_SIDE_BY_SIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
        self._quiet.setWordWrap(not is_wide)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        self._details.setVisible(is_open)
        icon = "chevron-up" if is_open else "chevron-down"
        self._look.put_icon(self.toggle, icon, "accent_ink", size=18)
        self.toggle.setAccessibleDescription("Shown below" if is_open else "Shows it below")

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._sentences))
        announce(self, "Copied")


class _Opener(QPushButton):
    """Qt tells screen readers of a box to tick; but it is a button that opens something."""

    accessible_role = QAccessible.Role.Button

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)

    def accessible_press(self) -> None:
        self.click()
