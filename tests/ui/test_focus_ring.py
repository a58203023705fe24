"""The focus ring: it comes with the keyboard, goes with the mouse, and stays with its widget."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from onboarding.ui.focus_ring import FocusRing
from onboarding.ui.theme import Appearance, Look

RESOURCES = Path(__file__).parents[2] / "resources"


class Window(QWidget):
    """Two buttons and a field in a column that is too short for the twenty more below them."""

    def __init__(self) -> None:
        super().__init__()
        self.area = QScrollArea(self)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QWidget()
        layout = QVBoxLayout(column)
        self.first, self.second, self.field = QPushButton("First"), QPushButton("Second"), QLineEdit()
        for widget in (self.first, self.second, self.field, *(QPushButton("More") for _ in range(20))):
            layout.addWidget(widget)
        self.area.setWidget(column)
        QVBoxLayout(self).addWidget(self.area)
        self.resize(300, 300)


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(RESOURCES, qapp)
    look.apply(Appearance("light"))
    yield look
    look.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.fixture
def ring(window: Window, look: Look, qtbot: QtBot) -> FocusRing:
    ring = FocusRing(window, look)
    window.first.setFocus(Qt.FocusReason.OtherFocusReason)
    return ring


def around(widget: QWidget) -> QRect:
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return QRect(corner, widget.size()).adjusted(-5, -5, 5, 5)


def test_tab_takes_the_ring_along(ring: FocusRing, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)

    assert ring.target() is window.second
    assert ring.geometry() == around(window.second)


def test_the_mouse_takes_the_ring_off(ring: FocusRing, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)

    qtbot.mouseClick(window.second, Qt.MouseButton.LeftButton)

    assert ring.target() is None


def test_a_field_that_was_clicked_wears_no_ring(ring: FocusRing, window: Window, qtbot: QtBot) -> None:
    qtbot.mousePress(window.field, Qt.MouseButton.LeftButton)
    window.field.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.mouseRelease(window.field, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.field, Qt.Key.Key_Left)

    assert ring.target() is None


def test_a_pressed_button_that_hands_the_focus_on_shows_no_ring(
    ring: FocusRing, window: Window, qtbot: QtBot
) -> None:
    window.first.clicked.connect(window.second.setFocus)

    qtbot.mouseClick(window.first, Qt.MouseButton.LeftButton)

    assert window.second.hasFocus()
    assert ring.target() is None


def test_keys_bring_the_ring_back(ring: FocusRing, window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.first, Qt.MouseButton.LeftButton)

    qtbot.keyClick(window.first, Qt.Key.Key_Space)

    assert ring.target() is window.first


def test_the_ring_follows_a_scroll_and_never_leaves_the_viewport(
    ring: FocusRing, window: Window, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)
    bar = window.area.verticalScrollBar()

    bar.setValue(window.second.y() + 10)
    top = window.area.viewport().mapTo(window, QPoint(0, 0)).y()
    assert ring.geometry().top() == top
    assert ring.geometry().bottom() == around(window.second).bottom()

    bar.setValue(bar.maximum())
    assert ring.target() is None


def test_the_ring_grows_with_its_widget(ring: FocusRing, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)

    window.second.resize(window.second.width(), 70)

    assert ring.geometry() == around(window.second)


def test_the_ring_goes_with_its_widget(ring: FocusRing, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)
    second = window.second
    with qtbot.waitSignal(second.destroyed):
        second.deleteLater()

    assert ring.target() is not second


def test_a_widget_may_shape_its_ring(ring: FocusRing, window: Window, qtbot: QtBot) -> None:
    window.second.focus_ring_rect = lambda: QRect(10, 10, 20, 20)  # type: ignore[attr-defined]

    qtbot.keyClick(window.first, Qt.Key.Key_Tab)

    assert ring.size().toTuple() == (30, 30)


def test_the_ring_shows_both_tones(ring: FocusRing, window: Window, look: Look, qtbot: QtBot) -> None:
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)

    picture = ring.grab().toImage()

    middle = picture.width() // 2
    assert picture.pixelColor(middle, 1) == look.colour("focus_outer")
    assert picture.pixelColor(middle, 3) == look.colour("focus_inner")


def test_a_dialog_goes_on_as_its_window_was(
    ring: FocusRing, window: Window, look: Look, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)
    dialog = QWidget(window, Qt.WindowType.Dialog)
    answer = QPushButton("Yes", dialog)
    its_ring = FocusRing(dialog, look)

    dialog.show()
    dialog.activateWindow()
    answer.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is answer)

    assert its_ring.target() is answer
    assert ring.target() is None


def test_screen_readers_are_not_told_of_the_ring(ring: FocusRing, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window.first, Qt.Key.Key_Tab)

    told = QAccessible.queryAccessibleInterface(window)

    assert [told.child(at).object() for at in range(told.childCount())] == [window.area]
