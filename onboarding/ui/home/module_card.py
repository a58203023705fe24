"""One module of the pathway: what it's called, how long it takes and how far the person is in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.counting import counted
from onboarding.core.progress import ModuleProgress, State
from onboarding.core.text import Span
from onboarding.ui.blocks.lines import Style
from onboarding.ui.home.words import (
    asked_steps,
    card_name,
    due_words,
    is_due_soon,
    renewed_words,
    state_words,
    steps_done,
)
from onboarding.ui.theme import Look
from onboarding.ui.widgets.press_card import FACT, TITLE, CardLine, PressCard

_STRONG = {role: Style(15, 600, 1.4, role) for role in ("accent_ink", "note", "warn", "bad")}


class ModuleCard(PressCard):
    """Emits the module's id when it is pressed."""

    opened = Signal(str)

    def __init__(self, module_id: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.module_id = module_id
        self.clicked.connect(self._on_clicked)

    def show_module(self, outline: ModuleOutline, progress: ModuleProgress, today: date) -> None:
        """May be called again whenever something changed."""
        self.show_lines(tuple(_lines(outline, progress, today)), card_name(outline, progress, today))

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(self.module_id)


def _lines(outline: ModuleOutline, progress: ModuleProgress, today: date) -> Iterator[CardLine]:
    yield _line(outline.title, TITLE)
    if outline.minutes:
        yield _line(counted(outline.minutes, "minute"), FACT, "clock")
    yield _state_line(outline, progress)
    if renewed := renewed_words(progress):
        yield _line(renewed, _STRONG["note"], "new")
    if due := due_words(progress, today):
        yield _due_line(due, progress, today)


def _state_line(outline: ModuleOutline, progress: ModuleProgress) -> CardLine:
    words = state_words(outline, progress)
    if progress.state is State.NOT_STARTED:
        return _line(words, FACT, "circle")
    if progress.state is State.IN_PROGRESS:
        share = steps_done(outline, progress) / max(1, len(asked_steps(outline)))
        return CardLine((Span(words),), _STRONG["accent_ink"], share=share)
    return _line(words, _STRONG["accent_ink"], "tick-circle")


def _due_line(words: str, progress: ModuleProgress, today: date) -> CardLine:
    if progress.overdue:
        return _line(words, _STRONG["bad"], "overdue")
    if is_due_soon(progress, today):
        return _line(words, _STRONG["warn"], "due")
    return _line(words, FACT, "calendar")


def _line(words: str, style: Style, icon: str = "") -> CardLine:
    return CardLine((Span(words),), style, icon)
