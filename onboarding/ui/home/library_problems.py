"""A quiet line that something in the library needs mending; on request, what and where, to copy to HR."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.module import Problem, Severity
from onboarding.core.sentences import problem_sentence
from onboarding.ui.accessible import announce
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_QUIET = "Something in the library needs mending."


class LibraryProblems(QFrame):
    """Takes no room while nothing is wrong."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sentences: tuple[str, ...] = ()
        self.toggle = QPushButton(_QUIET)
        mark(self.toggle, role="link")
        self.toggle.setCheckable(True)
        self.toggle.setAutoDefault(True)
        self._details = QFrame()
        mark(self._details, role="well")
        self._words = WrappingLabel(role="small")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = QPushButton("Copy for HR")
        self.copy.setAutoDefault(True)
        look.put_icon(self.copy, "copy")
        self._lay_out()
        self._details.hide()
        self.hide()
        self.toggle.toggled.connect(self._on_toggled)
        self.copy.clicked.connect(self._on_copy)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Only errors are told: advice is for the people who write."""
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        self._sentences = tuple(problem_sentence(problem) for problem in errors)
        self._words.setText("Tell HR:\n" + "\n".join(self._sentences))
        self.setVisible(bool(self._sentences))
        self._on_toggled(self.toggle.isChecked())

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(12)
        inside.addWidget(self._words)
        inside.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.addWidget(self.toggle)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._details)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        self._details.setVisible(is_open)
        self._look.put_icon(self.toggle, "chevron-up" if is_open else "chevron-down", "accent_ink", size=18)
        self.toggle.setAccessibleDescription("Shown below" if is_open else "Press to see what, and tell HR")

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._sentences))
        announce(self, "Copied")
