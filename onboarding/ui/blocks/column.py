"""Blocks one under another. Measured here alone: no layout asks each block the same thing five times."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onboarding.ui.blocks.sheet import Sheet

_USUAL_WIDTH = 660

Padding = tuple[float, float, float, float]


class Column(QWidget):
    """Sizes are as designed, before the text scale; `padding` goes left, top, right, bottom.

    A kind of child may say `space_before` and `space_after`, where it wants other room than `gap`.
    """

    def __init__(
        self,
        sheet: Sheet,
        parent: QWidget | None = None,
        *,
        gap: float = 16,
        padding: Padding = (0, 0, 0, 0),
    ) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self._gap = gap
        self._padding = padding
        self._items: list[QWidget] = []
        self._before: dict[QWidget, float] = {}
        self._indents: dict[QWidget, float] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._heights: dict[int, int] = {}
        self._measured_at = -1
        self._placed = (-1, -1)
        sheet.look.changed.connect(self._on_look_changed)

    @property
    def items(self) -> tuple[QWidget, ...]:
        return tuple(self._items)

    def add(self, widget: QWidget, *, before: float | None = None) -> None:
        """`before` is the room above this one, whatever stands there. Shown at once in a column on show."""
        self.put(widget, before=before)
        if self.isVisible():
            self.show_all()

    def put(self, widget: QWidget, *, before: float | None = None, indent: float = 0) -> None:
        """The same for one of many: `show_all` then shows them in their places, which is quicker."""
        if widget.parentWidget() is not self:
            widget.setParent(self)
        self._items.append(widget)
        if before is not None:
            self._before[widget] = before
        if indent:
            self._indents[widget] = indent
        self.sheet.version += 1

    def show_all(self) -> None:
        self._place()
        for item in self._items:
            if not _is_hidden(item):
                item.show()
        self.updateGeometry()

    def clear(self) -> None:
        for item in self._items:
            item.hide()
            item.deleteLater()
        self._items = []
        self._before = {}
        self._indents = {}
        self.sheet.version += 1

    def heightForWidth(self, width: int) -> int:
        if self._measured_at != self.sheet.version:
            self._measured_at = self.sheet.version
            self._heights = {}
        if width not in self._heights:
            self._heights[width] = self._walk(width, place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = self.sheet.look.px(_USUAL_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sheet.look.px(120), 0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.sheet.version += 1
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        self._place()

    @Slot()
    def _on_look_changed(self) -> None:
        self.sheet.version += 1
        self.updateGeometry()

    def _place(self) -> None:
        wanted = (self.width(), self.sheet.version)
        if self._placed != wanted:
            self._placed = wanted
            self._walk(self.width(), place=True)

    def _walk(self, width: int, *, place: bool) -> int:
        left, top, right, bottom = self._scaled_padding()
        room = max(1, width - left - right)
        below = top
        above: QWidget | None = None
        for item in self._items:
            if _is_hidden(item):
                continue
            if above is not None:
                below += self._gap_between(above, item)
            indent = self.sheet.look.px(self._indents[item]) if item in self._indents else 0
            item_width, height = _size(item, room - indent)
            if place:
                item.setGeometry(left + indent, below, item_width, height)
            below += height
            above = item
        return below + bottom

    def _gap_between(self, above: QWidget, below: QWidget) -> int:
        gap = self._before.get(below, getattr(above, "space_after", None))
        if gap is None:
            gap = getattr(below, "space_before", self._gap)
        return self.sheet.look.px(gap) if gap else 0

    def _scaled_padding(self) -> tuple[int, int, int, int]:
        if not any(self._padding):
            return 0, 0, 0, 0
        left, top, right, bottom = (self.sheet.look.px(side) if side else 0 for side in self._padding)
        return left, top, right, bottom


def _size(item: QWidget, room: int) -> tuple[int, int]:
    """What a child takes: buttons their own width, everything else the whole column's."""
    if item.hasHeightForWidth():
        return room, item.heightForWidth(room)
    hint = item.sizeHint().expandedTo(item.minimumSizeHint())
    if item.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Minimum:
        return min(room, hint.width()), hint.height()
    return room, hint.height()


def _is_hidden(item: QWidget) -> bool:
    """Whether it was hidden on purpose; one that was never shown so far does not count."""
    return item.isHidden() and item.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
