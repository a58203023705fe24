"""Plain words that wrap where they must, and headings that screen readers know as such."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from onboarding.ui.theme import mark


class WrappingLabel(QLabel):
    """Words in one of the roles of app.qss; whatever they hold is shown as it was typed."""

    def __init__(
        self, text: str = "", role: str = "body", *, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        mark(self, role=role, tone=tone)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class Heading(WrappingLabel):
    """`level` counts from 1 for the page's own title."""

    accessible_role = QAccessible.Role.Heading

    def __init__(
        self, text: str = "", role: str = "h1", *, level: int, parent: QWidget | None = None
    ) -> None:
        self.accessible_level = level
        super().__init__(text, role, parent=parent)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        """A role of its own hides a label's words from screen readers: the name says them."""
        super().setText(text)
        self.setAccessibleName(text)
