"""What a test does, in the words of who sits in front of the window: press, type, read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget


def visible(where: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    """The widgets of a kind that can be seen inside `where`, in the order they were made."""
    return (widget for widget in where.findChildren(kind) if widget.isVisibleTo(where.window()))


def name_of(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return (interface.text(QAccessible.Text.Name) if interface else "").replace("&", "")


def role_of(widget: QWidget) -> QAccessible.Role:
    """What a screen reader takes the widget for."""
    return QAccessible.queryAccessibleInterface(widget).role()


def buttons(where: QWidget, words: str) -> list[QAbstractButton]:
    """The visible buttons whose words or accessible name hold `words`."""
    return [
        widget
        for widget in visible(where, QAbstractButton)
        if words in widget.text().replace("&", "") or words in name_of(widget)
    ]


def button(where: QWidget, words: str) -> QAbstractButton:
    """The one button that says `words`; whole words go before a part of them."""
    found = buttons(where, words)
    whole = [widget for widget in found if words in (widget.text().replace("&", ""), name_of(widget))]
    found = whole if len(whole) == 1 else found
    assert len(found) == 1, f"{len(found)} buttons say {words!r}: {[name_of(widget) for widget in found]}"
    return found[0]


def press(where: QWidget, words: str) -> None:
    """Presses the one button that says `words`, with the mouse."""
    press_on(button(where, words))


def press_on(widget: QWidget) -> None:
    assert widget.isEnabled(), f"{name_of(widget)!r} can't be pressed"
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def field(where: QWidget, label: str) -> QWidget:
    """The field that a visible label names by its buddy, or that bears the name itself."""
    for words in visible(where, QLabel):
        assert isinstance(words, QLabel)
        if label in words.text().replace("&", "") and (buddy := words.buddy()) is not None:
            return buddy
    named = [widget for widget in visible(where, QLineEdit) if label in name_of(widget)]
    assert len(named) == 1, f"{len(named)} fields are called {label!r}"
    return named[0]


def type_into(where: QWidget, label: str, text: str) -> None:
    """Replaces what stands in the field."""
    widget = field(where, label)
    widget.setFocus()
    assert isinstance(widget, QLineEdit)
    widget.selectAll()
    QTest.keyClicks(widget, text) if text else QTest.keyClick(widget, Qt.Key.Key_Delete)


def words_on(where: QWidget) -> str:
    """Everything that can be read there, one widget a line."""
    lines = []
    for widget in visible(where, QWidget):
        text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
        lines.append(text or name_of(widget))
    return "\n".join(line for line in lines if line.strip())
