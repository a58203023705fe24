"""Tells screen readers what our own widgets are, and what has just happened.

A widget says what it is by attributes, and Qt asks for them whenever a screen reader wants to know:

    accessible_role = QAccessible.Role.Heading
    accessible_level = 2                          # headings only
    def accessible_press(self) -> None: ...       # links: what a screen reader's "press" does

Its name and description are the widget's own `accessibleName` and `accessibleDescription`. What only
repeats a neighbour, such as an icon beside its words, is kept from them by `keep_quiet`.
"""

from __future__ import annotations

from typing import Any, cast

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_NO_POINTER = shiboken6.VoidPtr(0)
_PRESS = "Press"
_QUIET = "quiet"

# Qt deletes an interface with its widget. Python must hold its half until then, or it deletes it first and
# Qt does so again: so those that Qt is done with are only let go of now and then.
_held: list[QAccessibleWidget] = []
_SWEEP_EVERY = 512
_is_installed = False


def install() -> None:
    """Called once the application exists; a second call changes nothing."""
    global _is_installed
    if not _is_installed:
        QAccessible.installFactory(_interface_for)
        _is_installed = True


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something now, without moving the focus; the widget says where from."""
    if words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def keep_quiet(widget: QWidget) -> None:
    """Have screen readers pass over a widget whose words are said elsewhere; it must hold nothing else."""
    widget.setProperty(_QUIET, True)


class _Level(QAccessibleAttributesInterface):
    """The one attribute that we give: how deep a heading stands."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._level if key == QAccessible.Attribute.Level else None


class _Own(QAccessibleWidget):
    """One of our own widgets, which never says the same as its name and as its description."""

    def text(self, kind: QAccessible.Text) -> str:
        words = super().text(kind)
        is_echo = kind == QAccessible.Text.Description and words == super().text(QAccessible.Text.Name)
        return "" if is_echo else words


class _Quiet(QAccessibleWidget):
    def state(self) -> QAccessible.State:
        state = super().state()
        state.invisible = True
        return state


class _Heading(_Own):
    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._attributes = _Level(_level(widget))

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        # PySide crashes on anything but a VoidPtr here, None included.
        if kind != QAccessible.InterfaceType.AttributesInterface:
            return _NO_POINTER
        return shiboken6.VoidPtr(shiboken6.getCppPointer(self._attributes)[0])


class _Pressable(_Own):
    def actionNames(self) -> list[str]:
        return [_PRESS, *super().actionNames()]

    def doAction(self, action: str) -> None:
        if action == _PRESS:
            cast(Any, self.widget()).accessible_press()
        else:
            super().doAction(action)


def _interface_for(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt's factory hook: None leaves the widget to Qt's own."""
    if not isinstance(thing, QWidget):
        return None
    if thing.property(_QUIET):
        return _hold(_Quiet(thing, QAccessible.Role.StaticText))
    role = getattr(thing, "accessible_role", None)
    return None if role is None else _hold(_kind_of(thing)(thing, role))


def _hold(interface: QAccessibleWidget) -> QAccessibleWidget:
    if len(_held) % _SWEEP_EVERY == _SWEEP_EVERY - 1:
        _held[:] = [interface for interface in _held if shiboken6.isValid(interface)]
    _held.append(interface)
    return interface


def _kind_of(widget: QWidget) -> type[QAccessibleWidget]:
    if _level(widget):
        return _Heading
    return _Pressable if hasattr(widget, "accessible_press") else _Own


def _level(widget: QWidget) -> int:
    return int(getattr(widget, "accessible_level", 0))
