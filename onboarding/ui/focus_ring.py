"""The focus ring: shows who has the keyboard, in two tones that stand out on every ground."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

from onboarding.ui.theme import Look

_OUTER = 3
_INNER = 2
_ROOM = _OUTER + _INNER
_RADII = {"card": 12, "hero": 12, "module-card": 12, "option": 10}
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
}
_LEADS = {
    QEvent.Type.MouseButtonPress: True,
    QEvent.Type.MouseButtonRelease: True,
    QEvent.Type.ShortcutOverride: False,
    QEvent.Type.KeyPress: False,
}
_WALKING_KEYS = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
}


class FocusRing(QFocusFrame):
    """One for each window. It lies over the window, follows the focus that came by keyboard, and takes
    no mouse. A QFocusFrame only because screen readers are never told of one.

    A widget may shape its own ring by `focus_ring_rect() -> QRect`, in its own coordinates.
    """

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keyboard = _opened_by_keyboard(window)
        self._led_by_mouse = False
        self._rect = QRect()
        self.hide()
        look.changed.connect(self._follow)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    def target(self) -> QWidget | None:
        """The widget that wears the ring now."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _MOVES:
            self._follow()
        elif kind == QEvent.Type.ParentChange:
            self._watch(self._target)
        elif watched is self._target:
            self._hear(kind, event)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.pos())
        for role, width, out in (("focus_outer", _OUTER, _INNER), ("focus_inner", _INNER, 0)):
            painter.setPen(QPen(self._look.colour(role), width))
            reach = out + width / 2
            radius = self._radius() + reach
            line = QRectF(self._rect).adjusted(-reach, -reach, reach, reach)
            painter.drawRoundedRect(line, radius, radius)

    @Slot("QWidget*", "QWidget*")
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self._window:
            self._watch(None)
            return
        came_back = old is None
        if not came_back:
            is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
            self._by_keyboard = not (is_pressed or self._led_by_mouse)
        self._watch(new)

    def _hear(self, kind: QEvent.Type, event: QEvent) -> None:
        # A button acts when the mouse lets go of it, and may then hand the focus on.
        if kind in _LEADS:
            self._led_by_mouse = _LEADS[kind]
        if kind == QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
            self._follow()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._walks(event):
            self._by_keyboard = True
            self._follow()

    def _walks(self, event: QKeyEvent) -> bool:
        typing = self._target is not None and self._target.testAttribute(
            Qt.WidgetAttribute.WA_InputMethodEnabled
        )
        return not typing and event.key() in _WALKING_KEYS

    def _watch(self, target: QWidget | None) -> None:
        """Hears the target at once, and what it stands in only while the ring shows.

        The first look at a viewport's parent has Qt find out about every kind of widget there is, which a
        start that nobody steers by keyboard need not wait for.
        """
        self._target = target
        self._listen_to([target] if target is not None else [])
        self._follow()

    def _listen_to(self, widgets: list[QWidget]) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    @Slot()
    def _follow(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible() or not self._by_keyboard:
            self.hide()
            return
        if self._window not in self._watched:
            self._listen_to(_line_of(target, self._window))
        self._rect = _in_window(target, _ring_rect(target), self._window)
        room = self._rect.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        for viewport in _viewports(self._watched):
            room &= _reach(_in_window(viewport, viewport.rect(), self._window), self._rect)
        if room.isEmpty():
            self.hide()
            return
        self.setGeometry(room)
        self.raise_()
        self.show()
        self.update()

    def _radius(self) -> float:
        role = self._target.property("role") if self._target is not None else ""
        return min(_RADII.get(str(role), 8), self._rect.height() / 2)


def _opened_by_keyboard(window: QWidget) -> bool:
    """A dialog goes on as its window was: the ring shows at once when it showed there."""
    opener = window.parentWidget()
    ring = opener.window().findChild(FocusRing) if opener is not None else None
    return ring is not None and ring.target() is not None


def _line_of(target: QWidget | None, window: QWidget) -> list[QWidget]:
    """The widget and all it stands in, up to the window: whatever moves there moves the ring."""
    line: list[QWidget] = []
    while target is not None and target is not window:
        line.append(target)
        target = target.parentWidget()
    return [*line, window] if line else []


def _ring_rect(target: QWidget) -> QRect:
    shape = getattr(target, "focus_ring_rect", None)
    return QRect(shape()) if shape is not None else target.rect()


def _in_window(widget: QWidget, rect: QRect, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, rect.topLeft()), rect.size())


def _viewports(line: list[QWidget]) -> list[QWidget]:
    """The viewports that a widget is seen through; a scroll area that has the focus itself is not one."""
    pairs = pairwise(line)
    return [
        inner for inner, outer in pairs if isinstance(outer, QAbstractScrollArea) and inner is not line[0]
    ]


def _reach(viewport: QRect, target: QRect) -> QRect:
    """What the ring may cover: the viewport, and its own breadth past each side that shows in full."""
    return viewport.adjusted(
        -_ROOM if target.left() >= viewport.left() else 0,
        -_ROOM if target.top() >= viewport.top() else 0,
        _ROOM if target.right() <= viewport.right() else 0,
        _ROOM if target.bottom() <= viewport.bottom() else 0,
    )
