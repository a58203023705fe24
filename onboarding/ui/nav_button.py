"""A way to a page in the side column: its icon and its words, or the icon alone where room is short.

Painted here: the first use of QStyle has Qt learn of some five hundred parts, and a QIcon wants pictures of
states that are not shown. A start would wait for both.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.place_ground import paint_place_ground

_LEFT, _RIGHT = 16, 13
"""What the style sheet leaves free at either side."""
_ICON = 20
_GAP, _BETWEEN = 6, 4
"""Between icon and words; only the first grows with the text."""


class NavButton(QPushButton):
    """To screen readers a button; that the person is at its page is said after its name."""

    accessible_role = QAccessible.Role.Button

    def __init__(self, words: str, icon: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._look = look
        self._words = words
        self._icon = icon
        mark(self, role="nav")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.toggled.connect(self._say_where)
        self.show_words(True)

    def show_words(self, are_shown: bool) -> None:
        """Without its words it says them when the mouse rests on it."""
        self.setText(self._words if are_shown else "")
        self.setToolTip("" if are_shown else self._words)

    def accessible_press(self) -> None:
        self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_place_ground(self, self._look)
        painter = QPainter(self)
        room = self.rect().adjusted(_LEFT, 0, -_RIGHT, 0)
        side = self._look.px(_ICON)
        role = "accent_ink" if self.isChecked() else "muted"
        icon = self._look.pixmap(self._icon, role, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(room.left(), (self.height() - side) // 2, icon)
        painter.setPen(self._look.colour("ink"))
        painter.setFont(self._look.font(16, 600 if self.isChecked() else 400))
        room.setLeft(room.left() + side + self._look.px(_GAP) + _BETWEEN)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _say_where(self, is_here: bool) -> None:
        self.setAccessibleDescription("You are here" if is_here else "")
