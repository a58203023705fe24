"""Blocks that hold other blocks, callouts and quotes; and the two that hold none, code and the rule."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.core.module import Block, Callout, CalloutKind, Code, Quote
from onboarding.core.text import Span
from onboarding.ui.blocks.column import Column
from onboarding.ui.blocks.lines import Style
from onboarding.ui.blocks.painting import paint_ground
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.sheet import Sheet

Build = Callable[[Block, Sheet, QWidget], QWidget]
"""Makes the widget for any block, so that a frame need not know the kinds."""

_BAR = 4
_TEXT_AT = 34
_CODE = Style(16, pitch=1.45, mono=True)

_CALLOUTS = {
    CalloutKind.NOTE: ("Note", "note", "note_soft", "note"),
    CalloutKind.TIP: ("Tip", "accent_ink", "accent_soft", "tip"),
    CalloutKind.IMPORTANT: ("Important", "ink", "sunken", "important"),
    CalloutKind.WARNING: ("Warning", "warn", "warn_soft", "warning"),
    CalloutKind.CAUTION: ("Caution", "bad", "bad_soft", "caution"),
}


class CalloutBlock(Column):
    """Its word, its icon and its bar say what kind it is; the ground only adds to that."""

    accessible_role = QAccessible.Role.Grouping
    space_before = 20
    space_after = 20

    def __init__(self, block: Callout, build: Build, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent, gap=10, padding=(22, 16, 20, 16))
        word, self._ink, self._soft, icon = _CALLOUTS[block.kind]
        self.setAccessibleName(word)
        style = Style(16, 600, 1.5, role=self._ink)
        self.put(Prose((Span(word),), sheet, self, style=style, icon=icon, indent=_TEXT_AT))
        for number, child in enumerate(block.blocks):
            self.put(build(child, sheet, self), before=2 if number == 0 else None, indent=_TEXT_AT)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.sheet.look
        painter = QPainter(self)
        edge = look.colour(self._ink) if look.theme.soft_edge else None
        soft = look.colour(self._soft)
        paint_ground(painter, self, fill=soft, edge=edge, edge_width=look.theme.soft_edge)
        painter.fillRect(QRect(0, 0, _BAR, self.height()), look.colour(self._ink))


class QuoteBlock(Column):
    accessible_role = QAccessible.Role.BlockQuote

    def __init__(self, block: Quote, build: Build, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent, gap=10, padding=(22, 2, 0, 2))
        self.setAccessibleName("Quote")
        for child in block.blocks:
            self.put(build(child, sheet, self))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRect(0, 0, _BAR, self.height()), self.sheet.look.colour("control"))


class CodeBlock(Column):
    def __init__(self, block: Code, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent, padding=(16, 12, 16, 12))
        text = (Span(block.text.rstrip("\n")),)
        self.put(Prose(text, sheet, self, style=_CODE, is_limited=False))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.sheet.look
        edge = look.colour("line")
        paint_ground(
            QPainter(self),
            self,
            fill=look.colour("sunken"),
            edge=edge,
            edge_width=look.theme.edge,
            radius=8,
        )


class RuleBlock(QWidget):
    accessible_role = QAccessible.Role.Separator
    space_before = 24
    space_after = 24

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(self._sheet.look.px(120), 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        height = self._sheet.look.theme.edge
        QPainter(self).fillRect(QRect(0, 0, self.width(), height), self._sheet.look.colour("line"))
