"""The small card that says what a glossary term means, beside the term."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from shiboken6 import isValid

from onboarding.core.text import Span, plain
from onboarding.ui.blocks.column import Column
from onboarding.ui.blocks.lines import Style
from onboarding.ui.blocks.painting import paint_ground
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.sheet import Sheet, bring_into_view

_WIDTH = 400
_APART = 6
_TERM = Style(18, 600, 1.35)
_MEANING = Style(16, pitch=1.5)


def show_definition(span: Span, opener: QWidget, sheet: Sheet) -> Definition:
    """Open the card under the words that were pressed; the keyboard goes into it."""
    card = Definition(span, opener, _ground_of(opener), sheet)
    card.open()
    sheet.said.emit(card.accessibleName())
    return card


class Definition(Column):
    """Escape and its button close it and go back to the term; going elsewhere just closes it."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, span: Span, opener: QWidget, ground: QWidget, sheet: Sheet) -> None:
        super().__init__(sheet, ground, gap=8, padding=(18, 14, 18, 16))
        self._opener = opener
        self._ground = ground
        term = span.text[:1].upper() + span.text[1:]
        self.setAccessibleName(f"{term}: {plain(span.definition)}")
        self.put(Prose((Span(term),), sheet, self, style=_TERM))
        self.put(Prose(span.definition, sheet, self, style=_MEANING))
        self._close = QPushButton("Close", self)
        self.put(self._close)
        self._close.clicked.connect(self.shut)
        sheet.look.changed.connect(self.vanish)

    def open(self) -> None:
        ground = self._ground
        margin = self.sheet.look.px(4)
        width = min(self.sheet.look.px(_WIDTH), ground.width() - 2 * margin)
        height = self.heightForWidth(width)
        corner = self._opener.mapTo(ground, QPoint(0, self._opener.height()))
        below = corner.y() + _APART
        if below + height > ground.height():
            below = max(0, corner.y() - self._opener.height() - _APART - height)
        left = max(margin, min(corner.x(), ground.width() - width - margin))
        self.setGeometry(left, below, width, height)
        self.show()
        self.raise_()
        QWidget.setTabOrder(self._opener, self._close)
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)
        bring_into_view(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @Slot()
    def shut(self) -> None:
        """Close and take the keyboard back to the term."""
        if isValid(self._opener):
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.vanish()

    @Slot()
    def vanish(self) -> None:
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.shut()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.sheet.look
        paint_ground(
            QPainter(self),
            self,
            fill=look.colour("surface"),
            edge=look.colour("ink"),
            edge_width=look.theme.edge,
            radius=10,
        )

    @Slot("QWidget*", "QWidget*")
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self.isAncestorOf(new):
            self.vanish()


def _ground_of(widget: QWidget) -> QWidget:
    """What scrolls as one with the widget: the card lies on it, and so scrolls too."""
    ground = widget
    while (above := ground.parentWidget()) is not None:
        if isinstance(above.parentWidget(), QScrollArea):
            break
        ground = above
    return ground
