"""What the blocks of one step share: the look, where pictures and notes come from, and what they tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from onboarding.core.module import Scene
from onboarding.ui.theme import Look

if TYPE_CHECKING:
    from onboarding.ui.blocks.promises import PromiseRow

_CLEAR = 48
"""The room between what is brought into view and the edge of the page."""


class Reader(Protocol):
    """What blocks need from outside. Images and notes are those of the step on show."""

    def image(self, source: str) -> bytes:
        """Raises an OnboardingError when the picture may not or can not be shown."""

    def reflection(self, reflection_id: str) -> str:
        """What the person wrote before, or nothing."""

    def save_reflection(self, reflection_id: str, text: str) -> bool:
        """Whether it is safely written."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something still to do before the step is done: in words, and the widget where it is done."""

    sentence: str
    where: QWidget

    def focus(self) -> None:
        go_to(self.where)


class Sheet(QObject):
    """One for each StepView. `requirements` answers, in reading order, what each block still misses."""

    link_pressed = Signal(str)
    term_pressed = Signal(object, object)
    """A Span with a definition, and the widget that was pressed."""
    said = Signal(str)
    """Words for screen readers to speak now."""
    requirements_changed = Signal()
    rearranged = Signal()
    """Blocks came or went, so the Tab key needs a new order."""
    leaving = Signal()
    """Another step is about to be shown."""
    page_of_promises_wanted = Signal(object)
    """The promises that were chosen, as a tuple of words."""

    def __init__(
        self, look: Look, reader: Reader, parent: QObject | None = None, *, title_level: int = 2
    ) -> None:
        super().__init__(parent)
        self.title_level = title_level
        """How deep the title above the blocks stands on the page; in the file a step's own is always 2."""
        self.look = look
        self.reader = reader
        self.version = 0
        """Rises when anything may have become higher or lower, so that measures are taken again."""
        self.scenes: tuple[Scene, ...] = ()
        self.requirements: list[Callable[[], Missing | None]] = []
        self.promises: list[PromiseRow] = []
        """Every promise that can be chosen, in reading order."""


def go_to(widget: QWidget) -> None:
    """Move the keyboard to a widget, and the page to where it can be seen."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    bring_into_view(widget)


def bring_into_view(widget: QWidget) -> None:
    area = _area_around(widget)
    if area is not None:
        area.ensureWidgetVisible(widget, 0, _CLEAR)


def bring_whole_into_view(widget: QWidget) -> None:
    """As much of it as there is room for, from its top on; what can be read already stays where it is."""
    area = _area_around(widget)
    page = area.widget() if area is not None else None
    if area is None or page is None:
        return
    _let_page_grow(widget, area)
    above = widget.mapTo(page, QPoint(0, -_CLEAR)).y()
    below = widget.mapTo(page, QPoint(0, widget.height() + _CLEAR)).y()
    bar = area.verticalScrollBar()
    lowest = max(bar.value(), below - area.viewport().height())
    bar.setValue(min(above, lowest))


def _let_page_grow(widget: QWidget | None, area: QScrollArea) -> None:
    """Each parent hears by post how high its child has become, and passes it on by post in turn."""
    while widget is not None and widget is not area:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        widget = widget.parentWidget()


def _area_around(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
