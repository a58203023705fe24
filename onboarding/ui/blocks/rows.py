"""Wide rows to press: what radio buttons, tick boxes and choices have in common, and the choice itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from onboarding.core.text import Text, plain
from onboarding.ui.blocks.lines import Lines, Style
from onboarding.ui.blocks.sheet import Sheet

_WORDS = Style(18, pitch=1.4)
_LOWEST = 52
_SIDE = 18
_TOP = 13
_WORDS_AT = 54
_MARK = 24
_UNDER = 6
_RADIUS = 10
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class Row(_Button):
    """Paints the words and the ground; what kind of button it is comes from Qt's own class beside it."""

    def __init__(self, text: Text, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.text_ = tuple(replace(span, href="", definition=()) for span in text)
        self._lines = Lines(self.text_, _WORDS, sheet.look)
        self._tail: QWidget | None = None
        self.setAccessibleName(plain(text))
        self.setProperty("role", "option")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        sheet.look.changed.connect(self._restyle)

    @property
    def words(self) -> str:
        return plain(self.text_)

    def heightForWidth(self, width: int) -> int:
        look = self.sheet.look
        height = 2 * look.px(_TOP) + self._lines.height(self._room(width))
        if self._tail is not None:
            height += look.px(_UNDER) + self._tail.heightForWidth(self._room(width))
        return max(look.px(_LOWEST), height)

    def sizeHint(self) -> QSize:
        width = self.sheet.look.px(_WORDS_AT + _SIDE) + self._lines.natural_width
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sheet.look.px(_WORDS_AT + 80), self.sheet.look.px(_LOWEST))

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_tail()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.sheet.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, width = self._ground()
        inset = width / 2
        painter.setPen(QPen(edge, width))
        painter.setBrush(ground)
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        top = look.px(_TOP)
        side = look.px(_MARK)
        self._paint_mark(painter, QRectF(look.px(_SIDE), top + (self._lines.pitch - side) / 2, side, side))
        self._lines.paint(painter, QPointF(look.px(_WORDS_AT), top), self._room(self.width()))

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        raise NotImplementedError

    def _ground(self) -> tuple[QColor, QColor, int]:
        """Its fill, its edge and how wide that is."""
        look = self.sheet.look
        if self.underMouse() or self.isDown():
            return look.colour("sunken"), look.colour("ink"), look.theme.edge
        return look.colour("surface"), look.colour("control"), look.theme.edge

    def _room(self, width: int) -> int:
        return max(1, width - self.sheet.look.px(_WORDS_AT) - self.sheet.look.px(_SIDE))

    def _place_tail(self) -> None:
        if self._tail is None:
            return
        look = self.sheet.look
        room = self._room(self.width())
        below = look.px(_TOP) + self._lines.height(room) + look.px(_UNDER)
        self._tail.setGeometry(look.px(_WORDS_AT), below, room, self._tail.heightForWidth(room))

    def _restyle(self) -> None:
        self._lines = Lines(self.text_, _WORDS, self.sheet.look)
        self.sheet.version += 1
        self.updateGeometry()
        self._place_tail()
        self.update()


class ChoiceRow(Row, QPushButton):
    """A way on in a scenario; one that was taken before says so."""

    def __init__(self, text: Text, sheet: Sheet, parent: QWidget | None = None, *, is_taken: bool) -> None:
        super().__init__(text, sheet, parent)
        self._icon = "tick-circle" if is_taken else "forward"
        if is_taken:
            self.setAccessibleDescription("You have been this way")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        icon = self.sheet.look.pixmap(self._icon, "accent_ink", _MARK, self.devicePixelRatioF())
        painter.drawPixmap(area.topLeft(), icon)
