"""A hairline between two parts of a page."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QWidget

from onboarding.ui.theme import mark


class Rule(QFrame):
    accessible_role = QAccessible.Role.Separator

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="rule")
