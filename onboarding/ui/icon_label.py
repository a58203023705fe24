"""An icon beside words that already say the same: drawn by role, follows the look, says nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.ui.accessible import keep_quiet
from onboarding.ui.theme import Look


class IconLabel(QWidget):
    """`size` is as designed, before the text scale."""

    def __init__(
        self, look: Look, name: str, role: str = "ink", *, size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._role = role
        self._size = size
        keep_quiet(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def show_icon(self, name: str, role: str) -> None:
        """Another icon, or the same one in another role."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        pixmap = self._look.pixmap(self._name, self._role, self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, pixmap)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
