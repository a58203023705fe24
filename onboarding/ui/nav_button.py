"""A way to a page in the side column: its icon and its words, or the icon alone where room is short."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.place_ground import paint_place_ground


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
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = QStyle.SubElement.SE_PushButtonContents
        option.rect = self.style().subElementRect(inside, option, self)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)

    def _say_where(self, is_here: bool) -> None:
        self.setAccessibleDescription("You are here" if is_here else "")
