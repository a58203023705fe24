"""The small vocabulary of tests about blocks: show some, read what stands there, press what people press."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.module import Block, Check, Option, Paragraph, Scene
from onboarding.core.text import Span, Text
from onboarding.errors import LibraryUnreadable
from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.theme import Look

Role = QAccessible.Role

DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300">
<rect width="600" height="300" fill="#0E5A57"/></svg>"""


@dataclass
class Shelf:
    """A reader that keeps notes in memory; `is_full` makes it fail as a full disk does."""

    images: dict[str, bytes] = field(default_factory=lambda: {"window.svg": DRAWING})
    notes: dict[str, str] = field(default_factory=dict)
    is_full: bool = False

    def image(self, source: str) -> bytes:
        if source not in self.images:
            raise LibraryUnreadable(path=__file__, reason="missing")  # type: ignore[arg-type]
        return self.images[source]

    def reflection(self, reflection_id: str) -> str:
        return self.notes.get(reflection_id, "")

    def save_reflection(self, reflection_id: str, text: str) -> bool:
        if not self.is_full:
            self.notes[reflection_id] = text
        return not self.is_full


def text(words: str) -> Text:
    return (Span(words),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(text(words), 1)


def option(words: str, feedback: str, *, is_right: bool = False) -> Option:
    return Option(text(words), is_right, text(feedback), 1)


def check(*options: Option, question: str = "What do you do first?", several: bool = False) -> Check:
    return Check(
        "check-1", text(question), options, several, (paragraph("High support and high challenge."),), 1
    )


def show(
    qtbot: QtBot,
    look: Look,
    *blocks: Block,
    scenes: tuple[Scene, ...] = (),
    done: bool = False,
    shelf: Shelf | None = None,
    width: int = 760,
) -> StepView:
    """A window with a scrolling page, as in the program."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    page = QWidget()
    column = QVBoxLayout(page)
    view = StepView(look, shelf or Shelf(), page)
    view.window_on_show = area  # type: ignore[attr-defined]  # or Python would let the window go
    column.addWidget(view)
    column.addStretch(1)
    area.setWidget(page)
    area.resize(width, 700)
    qtbot.addWidget(area)
    view.show_blocks(blocks, scenes, done=done)
    area.show()
    qtbot.waitExposed(area)
    area.activateWindow()
    qtbot.waitUntil(lambda: area.isActiveWindow())
    return view


def spoken(view: StepView) -> list[str]:
    """What screen readers are told from now on; the list grows."""
    heard: list[str] = []
    view.sheet.said.connect(heard.append)
    return heard


def tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything on show below a widget, as a screen reader walks it."""
    yield from _below(QAccessible.queryAccessibleInterface(widget))


def _below(parent: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(parent.childCount()):
        child = parent.child(number)
        if child is None or child.state().invisible:
            continue
        yield child
        yield from _below(child)


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def description(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Description)


def names(widget: QWidget, role: QAccessible.Role) -> list[str]:
    return [name(found) for found in tree(widget) if found.role() == role]


def find(widget: QWidget, role: QAccessible.Role, wanted: str) -> QAccessibleInterface:
    """The one thing of a role whose name begins so."""
    found = [one for one in tree(widget) if one.role() == role and name(one).startswith(wanted)]
    assert len(found) == 1, f"{wanted!r} is here {len(found)} times, among {names(widget, role)}"
    return found[0]


def widget_of(interface: QAccessibleInterface) -> QWidget:
    widget = interface.object()
    assert isinstance(widget, QWidget)
    return widget


def press(qtbot: QtBot, view: QWidget, role: QAccessible.Role, wanted: str) -> None:
    qtbot.mouseClick(widget_of(find(view, role, wanted)), Qt.MouseButton.LeftButton)


def is_said(view: QWidget, words: str) -> bool:
    """Whether the words stand on the page."""
    return any(words in found for found in names(view, Role.StaticText))
