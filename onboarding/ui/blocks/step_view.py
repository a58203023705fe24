"""A step on show: one reading column of native blocks, and what the person still has to do in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from onboarding.core.module import Block, Scene, Step
from onboarding.core.text import Span
from onboarding.ui import accessible
from onboarding.ui.blocks.build import build_block
from onboarding.ui.blocks.column import Column
from onboarding.ui.blocks.definition import show_definition
from onboarding.ui.blocks.sheet import Missing, Reader, Sheet
from onboarding.ui.theme import Look

__all__ = ["Missing", "Reader", "StepView"]

_WIDEST = 660


class StepView(Column):
    """Stands under a heading of `title_level`.

    Answers, ticks and the way through a scenario live here alone, and go when another step is shown.
    """

    requirements_changed = Signal()
    link_pressed = Signal(str)
    """The address; nothing opens by itself."""
    page_of_promises_wanted = Signal(object)
    """The chosen promises, as a tuple of words."""

    def __init__(
        self, look: Look, reader: Reader, parent: QWidget | None = None, *, title_level: int = 2
    ) -> None:
        super().__init__(Sheet(look, reader, title_level=title_level), parent)
        self.sheet.setParent(self)
        self._is_done = False
        self._set_width()
        look.changed.connect(self._set_width)
        self.sheet.requirements_changed.connect(self.requirements_changed)
        self.sheet.link_pressed.connect(self.link_pressed)
        self.sheet.page_of_promises_wanted.connect(self.page_of_promises_wanted)
        self.sheet.term_pressed.connect(self._on_term_pressed)
        self.sheet.said.connect(self._on_said)
        self.sheet.rearranged.connect(self._order_tabs)

    def show_step(self, step: Step, *, done: bool = False, reader: Reader | None = None) -> None:
        """Show a step afresh; of one that is done already nothing is missing.

        Notes of the step before are saved first, through the reader that they were read from: hand in a
        reader of its own for each step.
        """
        self.show_blocks(step.blocks, step.scenes, done=done, reader=reader)

    def show_blocks(
        self,
        blocks: tuple[Block, ...],
        scenes: tuple[Scene, ...] = (),
        *,
        done: bool = False,
        reader: Reader | None = None,
    ) -> None:
        """The same for blocks that are no step: a module's opening words, say."""
        self.leave()
        self.clear()
        self._is_done = done
        self.sheet.reader = reader or self.sheet.reader
        self.sheet.scenes = scenes
        self.sheet.requirements.clear()
        self.sheet.promises.clear()
        for block in blocks:
            self.put(build_block(block, self.sheet, self))
        if self.isVisible():
            self.show_all()
        self.updateGeometry()
        self._order_tabs()
        self.requirements_changed.emit()

    def missing(self) -> tuple[Missing, ...]:
        """What is still to do before the step is done, in reading order."""
        if self._is_done:
            return ()
        found = (ask() for ask in self.sheet.requirements)
        return tuple(missing for missing in found if missing is not None)

    def leave(self) -> None:
        """Save notes that were typed a moment ago: before the window closes, or another person learns."""
        self.sheet.leaving.emit()

    @Slot()
    def _set_width(self) -> None:
        self.setMaximumWidth(self.sheet.look.px(_WIDEST))

    @Slot()
    def _order_tabs(self) -> None:
        """Blocks are made later than the buttons around the page, and Tab goes from top to bottom."""
        # Qt passes over a widget that can't take the focus, even as the place to begin from.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        before: QWidget = self
        for item in self.items:
            for widget in (item, *item.findChildren(QWidget)):
                if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    QWidget.setTabOrder(before, widget)
                    before = widget
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @Slot(object, object)
    def _on_term_pressed(self, span: Span, opener: QWidget) -> None:
        show_definition(span, opener, self.sheet)

    @Slot(str)
    def _on_said(self, words: str) -> None:
        accessible.announce(self, words)
