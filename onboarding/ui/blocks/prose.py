"""Running text: painted words, with real buttons lying over its links and glossary terms."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Slot
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from onboarding.core.text import Align, Span, Text, plain
from onboarding.ui.blocks.inline import InlineButton
from onboarding.ui.blocks.lines import BODY, Lines, Style
from onboarding.ui.blocks.sheet import Sheet

_ICON = 20


class Prose(QWidget):
    """A text at most 66 characters wide. `indent` (as designed) leaves room on the left, for an icon say."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(
        self,
        text: Text,
        sheet: Sheet,
        parent: QWidget | None = None,
        *,
        style: Style = BODY,
        indent: float = 0,
        icon: str = "",
        is_limited: bool = True,
        align: Align = Align.LEFT,
    ) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.style_ = style
        self._text = text
        self._icon = icon
        self._indent = indent
        self._is_limited = is_limited
        self._margins = (0, 0)
        self._align = align
        self._lines = Lines(text, style, sheet.look, align=align)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(plain(text))
        self._buttons = [
            (InlineButton(span, sheet, self), start, start + len(span.text)) for span, start in _anchors(text)
        ]
        sheet.look.changed.connect(self.restyle)

    @property
    def words(self) -> str:
        return plain(self._text)

    def set_words(self, text: Text, *, style: Style | None = None, icon: str | None = None) -> None:
        """Other words in the same place; they bring no links."""
        self._text = text
        self.style_ = style or self.style_
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(plain(text))
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        self._lines = Lines(self._text, self.style_, self.sheet.look, align=self._align)
        self.sheet.version += 1
        self._lay_buttons()
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self._lines.height(self._text_width(width))

    def sizeHint(self) -> QSize:
        width = min(self._lines.longest_line, self._lines.natural_width) + self.left
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sheet.look.px(80), self._lines.pitch)

    def set_margins(self, side: int, top: int) -> None:
        """Room within the widget, in pixels, for one that must fill a given cell."""
        self._margins = (side, top)
        self._lay_buttons()
        self.update()

    @property
    def left(self) -> int:
        return (self.sheet.look.px(self._indent) if self._indent else 0) + self._margins[0]

    @property
    def pitch(self) -> int:
        return self._lines.pitch

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._lines.paint(painter, QPointF(self.left, self._margins[1]), self._text_width(self.width()))
        self.paint_marker(painter)

    def paint_marker(self, painter: QPainter) -> None:
        if self._icon:
            look = self.sheet.look
            icon = look.pixmap(
                self._icon, self.style_.lead_role or self.style_.role, _ICON, self.devicePixelRatioF()
            )
            painter.drawPixmap(QPointF(0, (self.pitch - look.px(_ICON)) / 2), icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_buttons()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction("Copy text").triggered.connect(self.copy_text)
        menu.exec(event.globalPos())
        menu.deleteLater()

    @Slot()
    def copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.words)

    def _text_width(self, width: int) -> int:
        room = max(1, width - self.left - self._margins[0])
        return min(room, self._lines.longest_line) if self._is_limited else room

    def _lay_buttons(self) -> None:
        width = self._text_width(self.width())
        for button, start, end in self._buttons:
            rects = [rect.toAlignedRect() for rect in self._lines.rects(width, start, end)]
            button.lie_over([rect.translated(self.left, self._margins[1]) for rect in rects])


def _anchors(text: Text) -> list[tuple[Span, int]]:
    found = []
    start = 0
    for span in text:
        if span.href or span.definition:
            found.append((span, start))
        start += len(span.text)
    return found
