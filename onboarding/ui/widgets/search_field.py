"""A field to search in, with its sign, that looks the same on every page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from onboarding.ui.theme import Look, mark

SEARCH_ALL = "Search all modules"

_SIGN = 20
_LEFT = 14
_GAP = 10


class SearchField(QLineEdit):
    """What it searches is said inside while it is empty, and always to screen readers."""

    went_down = Signal()
    """The Down key: on to what was found."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        mark(self, role="search")
        self.setPlaceholderText(SEARCH_ALL)
        self.setAccessibleName(SEARCH_ALL)
        self.setAccessibleDescription("Enter goes to what was found")
        self.setMaxLength(200)
        look.changed.connect(self._make_room)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An action's icon would be the usual way; the style sheet's padding pushes it out of place."""
        super().paintEvent(event)
        pixmap = self._look.pixmap("search", "muted", _SIGN, self.devicePixelRatioF())
        top = (self.height() - self._look.px(_SIGN)) / 2
        QPainter(self).drawPixmap(QPointF(_LEFT, top), pixmap)

    @Slot()
    def _make_room(self) -> None:
        self.setTextMargins(self._look.px(_SIGN) + _GAP, 0, 0, 0)
        self.update()
