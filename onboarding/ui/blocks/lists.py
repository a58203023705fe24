"""Bulleted and numbered lists, and terms with their meanings."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from onboarding.core.module import BulletList, Definitions, ListItem
from onboarding.core.text import Text, plain
from onboarding.ui.blocks.column import Column
from onboarding.ui.blocks.lines import BODY, Style
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.sheet import Sheet

_BULLET = ""
_INDENT = 28
_DOT = 3
_BETWEEN = 8
_TERM = Style(18, 600, 1.4)


class ListBlock(Column):
    accessible_role = QAccessible.Role.List

    def __init__(self, block: BulletList, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent, gap=_BETWEEN)
        last = block.start + len(block.items) - 1
        indent = max(_INDENT, 12 + 10 * len(str(last)) + 6) if block.ordered else _INDENT
        self.setAccessibleName(_count_words(len(block.items)))
        for number, item in enumerate(block.items, block.start):
            marker = f"{number}." if block.ordered else _BULLET
            self.put(ListItemBlock(item, marker, indent, sheet, self))


class ListItemBlock(Prose):
    """One entry, with the lists that hang under it."""

    accessible_role = QAccessible.Role.ListItem

    def __init__(self, item: ListItem, marker: str, indent: float, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(item.text, sheet, parent, indent=indent)
        self._marker = marker
        self.setAccessibleName(f"{marker} {plain(item.text)}".strip())
        self._children = [ListBlock(child, sheet, self) for child in item.children]

    def heightForWidth(self, width: int) -> int:
        gap = self.sheet.look.px(_BETWEEN)
        height = super().heightForWidth(width)
        return height + sum(gap + child.heightForWidth(width - self.left) for child in self._children)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = super().heightForWidth(self.width())
        width = self.width() - self.left
        for child in self._children:
            below += self.sheet.look.px(_BETWEEN)
            height = child.heightForWidth(width)
            child.setGeometry(self.left, below, width, height)
            below += height

    def paint_marker(self, painter: QPainter) -> None:
        look = self.sheet.look
        if self._marker == _BULLET:
            radius = look.px(_DOT)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_ink"))
            painter.drawEllipse(QPointF(look.px(9), self.pitch * 0.52), radius, radius)
            return
        painter.setPen(look.colour("accent_ink"))
        painter.setFont(look.font(BODY.size, 600))
        area = QRectF(0, 0, self.left - look.px(8), self.pitch)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._marker)


class DefinitionsBlock(Column):
    """A list of pairs: the term stands out, its meaning under it."""

    accessible_role = QAccessible.Role.List

    def __init__(self, block: Definitions, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(sheet, parent, gap=12)
        self.setAccessibleName(_count_words(len(block.pairs)))
        for term, meaning in block.pairs:
            self.put(_Pair(term, meaning, sheet, self))


class _Pair(Column):
    accessible_role = QAccessible.Role.ListItem

    def __init__(self, term: Text, meaning: Text, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(sheet, parent, gap=2)
        self.setAccessibleName(f"{plain(term)}: {plain(meaning)}")
        self.put(Prose(term, sheet, self, style=_TERM))
        self.put(Prose(meaning, sheet, self, indent=20))


def _count_words(count: int) -> str:
    return "List with 1 item" if count == 1 else f"List with {count} items"
