"""A link or a glossary term inside a text: a real button, to be reached, pressed and announced."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QAccessible, QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractButton, QWidget

from onboarding.core.text import Span, plain
from onboarding.ui.blocks.sheet import Sheet

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InlineButton(QAbstractButton):
    """Lies over words that the text below has painted, and only adds what pointing at it shows."""

    def __init__(self, span: Span, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.span = span
        self._sheet = sheet
        is_link = bool(span.href)
        self.accessible_role = QAccessible.Role.Link if is_link else QAccessible.Role.Button
        self.setAccessibleName(span.text)
        self.setAccessibleDescription(span.href if is_link else "Says what this means")
        self.setToolTip(span.href if is_link else plain(span.definition))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._on_clicked)

    def lie_over(self, rects: list[QRect]) -> None:
        """One rectangle for each line that the words stand on, in the parent's coordinates."""
        region = QRegion()
        for rect in rects:
            region += rect
        around = region.boundingRect()
        self.setGeometry(around)
        if len(rects) > 1:
            self.setMask(region.translated(-around.topLeft()))
        else:
            self.clearMask()

    def accessible_press(self) -> None:
        self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        # The ring can only be a rectangle; over two lines the tint says which words it means.
        if self.hasFocus() or self.underMouse() or self.isDown():
            tint = QColor(self._sheet.look.colour("accent"))
            tint.setAlpha(60 if self.isDown() else 34)
            QPainter(self).fillRect(self.rect(), tint)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_clicked(self) -> None:
        if self.span.href:
            self._sheet.link_pressed.emit(self.span.href)
        else:
            self._sheet.term_pressed.emit(self.span, self)
