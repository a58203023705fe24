"""A way to a page in the side column: its icon and its words, or the icon alone where room is short.

Painted here: the first use of QStyle has Qt learn of some five hundred parts, and a start would wait for it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.place_ground import paint_place_ground

_LEFT, _RIGHT = 16, 13
"""What the style sheet leaves free at either side."""
_BETWEEN = 4


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
        self.setAccessibleName(words)
        self.toggled.connect(self._say_where)
        self.show_words(True)

    def show_words(self, are_shown: bool) -> None:
        """Without its words it says them when the mouse rests on it."""
        self.setText(self._words if are_shown else "")
        self.setToolTip("" if are_shown else self._words)
        self._look.put_icon(self, self._icon, "muted", checked_role="accent_ink")

    def accessible_press(self) -> None:
        self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_place_ground(self, self._look)
        state = QIcon.State.On if self.isChecked() else QIcon.State.Off
        painter = QPainter(self)
        room = self.rect().adjusted(_LEFT, 0, -_RIGHT, 0)
        icon = self.icon().pixmap(self.iconSize(), self.devicePixelRatioF(), QIcon.Mode.Normal, state)
        painter.drawPixmap(room.left(), (self.height() - self.iconSize().height()) // 2, icon)
        painter.setPen(self._look.colour("ink"))
        painter.setFont(self._look.font(16, 600 if self.isChecked() else 400))
        room.setLeft(room.left() + self.iconSize().width() + _BETWEEN)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _say_where(self, is_here: bool) -> None:
        self.setAccessibleDescription("You are here" if is_here else "")
