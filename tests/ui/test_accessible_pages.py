"""Every page and dialog, as somebody meets it who uses a screen reader, the keyboard alone, or large text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui.blocks.inline import InlineButton
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.destinations import OpenStep
from onboarding.ui.main_window import MainWindow
from onboarding.ui.theme import Look
from onboarding.ui.widgets.choice import Choice
from onboarding.ui.widgets.press_card import PressCard
from tests.ui.blocks_on_show import description, name, tree
from tests.ui.pages_on_show import BOXES, DIALOGS, PAGES, POPUPS, Room, Scene, fill_library
from tests.vocabulary import button, name_of, role_of, visible

Role = QAccessible.Role

EVERYWHERE = PAGES | DIALOGS | BOXES | POPUPS
_NAMED = {
    Role.Button,
    Role.CheckBox,
    Role.RadioButton,
    Role.EditableText,
    Role.ComboBox,
    Role.Link,
    Role.Heading,
    Role.Graphic,
    Role.Table,
    Role.List,
    Role.ListItem,
    Role.StaticText,
    Role.Grouping,
}
_READ = {Role.Heading, Role.StaticText, Role.Button, Role.EditableText, Role.RadioButton, Role.CheckBox}
_LEAST_TARGET, _LEAST_ANYWHERE = 40, 24
_SIZES = [(1280, 800), (800, 600)]


@pytest.fixture
def library_folder(library_folder: Path) -> Path:
    fill_library(library_folder)
    return library_folder


@pytest.fixture
def room(session: Session, sam: Person, look: Look, tmp_path: Path) -> Iterator[Room]:
    window = MainWindow(session, look)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield Room(window, session, look, tmp_path)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def each(scenes: dict[str, Scene]) -> pytest.MarkDecorator:
    names = [scene.replace(" ", "-") for scene in scenes]
    return pytest.mark.parametrize("scene", scenes.values(), ids=names)


def settled(scene: Scene, room: Room) -> QWidget:
    """The window of a scene, once everything in it has found its place."""
    where = scene(room)
    QTest.qWait(20)
    return where


def heard(where: QWidget) -> Iterator[tuple[QAccessibleInterface, QWidget]]:
    """What a screen reader finds, in its order, as far as it is a widget of its own."""
    for interface in tree(where):
        widget = interface.object()
        if isinstance(widget, QWidget):
            yield interface, widget


def tab_stops(where: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in visible(where, QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.window() is where.window()
        and widget.focusProxy() is None
    ]


def tabbed_through(where: QWidget, most: int) -> list[QWidget]:
    """Where Tab leads from where the keyboard is, until it comes round."""
    walked: list[QWidget] = []
    while len(walked) <= most:
        if isinstance(QApplication.focusWidget(), SourceEditor):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)  # as it says of itself
        QTest.keyClick(QApplication.focusWidget() or where, Qt.Key.Key_Tab)
        reached = QApplication.focusWidget()
        assert reached is not None, "Tab lost the keyboard"
        if reached in walked:
            break
        walked.append(reached)
    return walked


def radios_with(radio: QRadioButton) -> set[QWidget]:
    """The radio buttons of one question, of which Tab comes to one."""
    group = radio.group()
    return set(group.buttons() if group else visible(radio.parentWidget(), QRadioButton))


def going_back(steps: Iterable[tuple[QWidget, QWidget]]) -> list[str]:
    """Each step that leads up within what scrolls together, without beginning a column at the right."""
    return [
        f"{told(before)} -> {told(after)}"
        for before, after in steps
        if ground(before) is ground(after)
        and place(after).bottom() < place(before).top()
        and place(after).left() < place(before).right()
    ]


def ground(widget: QWidget) -> QWidget:
    """What scrolls as one with it, or its window."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above or widget.window()


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def told(widget: QWidget) -> str:
    """Enough to find it again."""
    words = name_of(widget)[:60]
    return f"{type(widget).__name__} {words!r} {widget.width()}x{widget.height()}"


@each(EVERYWHERE)
def test_everything_to_use_or_to_read_has_a_name(scene: Scene, room: Room) -> None:
    where = settled(scene, room)

    nameless = [
        told(widget) for one, widget in heard(where) if one.role() in _NAMED and not name(one).strip()
    ]
    unreachable = [told(widget) for widget in tab_stops(where) if not name_of(widget).strip()]

    assert nameless == []
    assert unreachable == []


@each(EVERYWHERE)
def test_nothing_is_said_twice(scene: Scene, room: Room) -> None:
    where = settled(scene, room)

    echoes = [told(widget) for one, widget in heard(where) if name(one) and name(one) == description(one)]
    labels = {id(widget): name(one) for one, widget in heard(where) if isinstance(widget, QLabel)}
    inside = [
        told(widget)
        for one, widget in heard(where)
        if isinstance(widget, QAbstractButton | Choice)
        if any(
            labels.get(id(label)) and labels[id(label)] in name_of(_button_of(widget))
            for label in widget.findChildren(QLabel)
        )
    ]

    assert echoes == []
    assert inside == []


@each(PAGES | DIALOGS)
def test_headings_begin_at_one_and_never_jump(scene: Scene, room: Room) -> None:
    where = settled(scene, room)

    levels = [widget.accessible_level for one, widget in heard(where) if one.role() == Role.Heading]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@each(EVERYWHERE)
def test_controls_say_what_they_are(scene: Scene, room: Room) -> None:
    where = settled(scene, room)

    roles = {
        QRadioButton: Role.RadioButton,
        QCheckBox: Role.CheckBox,
        QPushButton: Role.Button,
        QLineEdit: Role.EditableText,
        QComboBox: Role.ComboBox,
    }
    wrong = [
        f"{told(widget)} is a {role_of(widget)}"
        for kind, role in roles.items()
        for widget in visible(where, kind)
        if role_of(widget) != role
    ]

    assert wrong == []
    assert all(one.role() not in (Role.Indicator, Role.NoRole) for one, _ in heard(where))


@each(PAGES | DIALOGS)
def test_reading_goes_down_the_page(scene: Scene, room: Room) -> None:
    where = settled(scene, room)

    read = [widget for one, widget in heard(where) if one.role() in _READ]

    assert going_back(pairwise(read)) == []


@each(PAGES | DIALOGS | BOXES)
def test_tab_comes_to_every_control_once_and_round_again(scene: Scene, room: Room) -> None:
    where = settled(scene, room)
    wanted = tab_stops(where)

    walked = tabbed_through(where, most=len(wanted) + 2)

    groups = [radios_with(widget) for widget in wanted if isinstance(widget, QRadioButton)]
    assert [told(widget) for widget in wanted if widget not in walked and not _is_in(widget, groups)] == []
    assert [told(widget) for widget in walked if widget not in wanted] == []
    assert all(len(group & set(walked)) == 1 for group in groups)
    assert len(going_back(zip(walked, [*walked[1:], walked[0]], strict=True))) <= 1, going_back(
        zip(walked, [*walked[1:], walked[0]], strict=True)
    )


def test_enter_presses_any_button(room: Room) -> None:
    room.go(OpenStep("everything", "call"))
    wanted = button(room.window, "Back")
    wanted.setFocus()

    QTest.keyClick(wanted, Qt.Key.Key_Return)

    assert room.window.page.place == ("everything", "second")


@each(EVERYWHERE)
def test_what_can_be_pressed_is_big_enough(scene: Scene, room: Room) -> None:
    where = settled(scene, room)
    least = _LEAST_TARGET if scene in [*PAGES.values(), *DIALOGS.values()] else _LEAST_ANYWHERE

    targets = [*visible(where, QAbstractButton), *visible(where, QLineEdit), *visible(where, QComboBox)]
    small = [
        told(widget)
        for widget in targets
        if not isinstance(widget, InlineButton) and min(_target(widget).toTuple()) < least
    ]

    assert small == []


@pytest.mark.parametrize("size", _SIZES, ids=["1280x800", "800x600"])
@each(PAGES | DIALOGS | BOXES)
def test_nothing_is_cut_off_at_twice_the_text(
    qtbot: QtBot, scene: Scene, room: Room, size: tuple[int, int]
) -> None:
    room.session.change_settings(replace(room.session.settings, text_percent=200))
    room.window.resize(*size)

    where = settled(scene, room)

    def everything_has_its_room() -> None:
        assert _cut(where) == []
        outside = [told(w) for w in visible(where, QWidget) if _is_words(w) and not _parent_holds(w)]
        assert outside == []

    qtbot.waitUntil(everything_has_its_room, timeout=1_000)
    assert [told(area) for area in visible(where, QScrollArea) if _overflows(area)] == []


def _button_of(widget: QWidget) -> QWidget:
    return widget.button if isinstance(widget, Choice) else widget


def _from_the_top(walked: list[QWidget]) -> list[QWidget]:
    """The same walk, begun at the top of the page that the keyboard was somewhere in."""
    turn = min(range(len(walked)), key=lambda at: len(going_back(pairwise(walked[at:] + walked[:at]))))
    return walked[turn:] + walked[:turn]


def _is_in(radio: QWidget, groups: list[set[QWidget]]) -> bool:
    return any(radio in group for group in groups)


def _target(widget: QWidget) -> QSize:
    """Words beside a radio button can be pressed too."""
    row = widget.parentWidget()
    return row.size() if isinstance(row, Choice) else widget.size()


def _is_words(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox | Prose)


def _cut(where: QWidget) -> list[str]:
    return [told(widget) for widget in visible(where, QWidget) if _is_cut(widget)]


def _is_cut(widget: QWidget) -> bool:
    """Whether words in it need more room than it has."""
    if isinstance(widget, QLabel | Prose | PressCard) and widget.hasHeightForWidth():
        return (
            widget.heightForWidth(widget.width()) > widget.height() + 1
            or _widest_word(widget) > widget.width()
        )
    if isinstance(widget, QLabel) or (isinstance(widget, QPushButton) and widget.text()):
        return not _holds(widget.size(), widget.sizeHint())
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        room = widget.contentsRect().width() - margins.left() - margins.right()
        return widget.fontMetrics().horizontalAdvance(widget.displayText()) > room
    return isinstance(widget, QComboBox) and not _holds(widget.size(), widget.minimumSizeHint())


def _widest_word(widget: QWidget) -> int:
    words = widget.text().split() if isinstance(widget, QLabel) else []
    return max(
        (
            widget.fontMetrics().horizontalAdvance(word.replace("\u200b", ""))
            for word in words
            if "\u200b" not in word
        ),
        default=0,
    )


def _holds(size: QSize, wanted: QSize) -> bool:
    return wanted.width() <= size.width() + 1 and wanted.height() <= size.height() + 1


def _overflows(area: QScrollArea) -> bool:
    """Whether something lies at the side where nobody can scroll to."""
    inside = area.widget()
    return inside is not None and inside.width() > area.viewport().width()


def _parent_holds(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return (
        parent is None
        or widget.isWindow()
        or parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())
    )
