"""What a learner will see of the step that is edited: their own view of it, in which nothing is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from onboarding.content import Content
from onboarding.core.module import Block, Module, Step
from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.theme import Look
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_MARGIN = 48
_FOLLOW_AFTER_MS = 40
"""Blocks find their heights over a few turns."""
_NOTHING = "Nothing can be shown yet. The list of what to mend says why."
_NO_STEPS = "This page has no steps, so there is no preview of it."


class PreviewReader:
    """Pictures come from the library that is edited; notes last as long as the preview does."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._notes: dict[str, str] = {}

    def image(self, source: str) -> bytes:
        return self._content.image(source)

    def reflection(self, reflection_id: str) -> str:
        return self._notes.get(reflection_id, "")

    def save_reflection(self, reflection_id: str, text: str) -> bool:
        self._notes[reflection_id] = text
        return True


class Preview(QScrollArea):
    link_pressed = Signal(str)

    def __init__(self, content: Content, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._shown: object = None
        self._blocks: tuple[Block, ...] = ()
        self._line = 0
        self._at = 0
        self._follow_soon = QTimer(self)
        self._follow_soon.setSingleShot(True)
        self._follow_soon.setInterval(_FOLLOW_AFTER_MS)
        self._follow_soon.timeout.connect(self._follow)
        self._eyebrow = WrappingLabel("", "eyebrow")
        self._title = Heading("", "h1", level=2)
        self._words = WrappingLabel(_NOTHING, "body", tone="muted")
        self.view = StepView(look, PreviewReader(content), title_level=2)
        self.view.link_pressed.connect(self.link_pressed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What learners see")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(32)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(24, 16, 24, 32)
        column.setSpacing(8)
        for part in (self._eyebrow, self._title, self._words, self.view):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(ground)
        self.clear()

    @property
    def step_id(self) -> str:
        """The step on show; empty for the opening words and for nothing."""
        return self._shown.id if isinstance(self._shown, Step) else ""

    def clear(self, words: str = _NO_STEPS) -> None:
        """Shows nothing but a sentence that says why."""
        self._shown, self._blocks = words, ()
        self.view.show_blocks(())
        self._words.setText(words)
        self._show_parts(is_step=False)

    def show_nothing(self) -> None:
        """The page can't be read as a module."""
        self.clear(_NOTHING)

    def show_line(self, module: Module, line: int) -> None:
        """The step in which the line stands, or the opening words above the first, at that place."""
        self._line = line
        step = next((step for step in reversed(module.steps) if step.line <= line), None)
        if step is None and not module.opening:
            step = next(iter(module.steps), None)
        if step is None and not module.opening:
            self.show_nothing()
        elif step is None:
            self._show_opening(module)
        else:
            self._show_step(module, step)
        self._follow_soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Where it stands behind a tab, its blocks have no places until it is shown."""
        super().showEvent(event)
        self._follow_soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F6 and Escape are the page's."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _show_opening(self, module: Module) -> None:
        self._eyebrow.setText("Before the first step")
        self._title.setText(module.outline.title)
        self._blocks = module.opening
        if self._shown != module.opening:
            at = self._where(is_same=isinstance(self._shown, tuple))
            self._shown = module.opening
            self.view.show_blocks(module.opening, done=True, reader=PreviewReader(self._content))
            self._stay(at)
        self._show_parts(is_step=True)

    def _show_step(self, module: Module, step: Step) -> None:
        number = module.steps.index(step) + 1
        minutes = f"{step.minutes} minute{'' if step.minutes == 1 else 's'}"
        optional = " · Optional" if step.is_optional else ""
        self._eyebrow.setText(f"Step {number} of {len(module.steps)} · {minutes}{optional}")
        self._title.setText(step.title)
        self._blocks = step.blocks
        if self._shown != step:
            at = self._where(is_same=self.step_id == step.id)
            self._shown = step
            self.view.show_step(step, reader=PreviewReader(self._content))
            self._stay(at)
        self._show_parts(is_step=True)

    def _show_parts(self, *, is_step: bool) -> None:
        for part in (self._eyebrow, self._title, self.view):
            part.setVisible(is_step)
        self._words.setVisible(not is_step)

    def _where(self, *, is_same: bool) -> int:
        return self.verticalScrollBar().value() if is_same else 0

    def _stay(self, at: int) -> None:
        """Once the blocks have found their heights."""
        self._at = at
        QTimer.singleShot(0, self, self._scroll_back)

    @Slot()
    def _scroll_back(self) -> None:
        self.verticalScrollBar().setValue(self._at)

    @Slot()
    def _follow(self) -> None:
        """Brings what the line shows into view; what is there already stays where it is."""
        places = self._places()
        ground = self.widget()
        if not places or ground is None:
            self.ensureVisible(0, 0)
            return
        top = self.view.mapTo(ground, self.view.rect().topLeft()).y()
        for place in places:
            self.ensureVisible(0, top + place, 0, _MARGIN)

    def _places(self) -> tuple[int, ...]:
        """How far down in the view is what has to be seen; none above the first block.

        The foot and the head of the block where all of it has room, else the line, as near as can be told.
        """
        shown = tuple(zip(self._blocks, self.view.items, strict=False))
        if not shown or self._line < shown[0][0].line:
            return ()
        at = max(number for number, (block, _) in enumerate(shown) if block.line <= self._line)
        block, item = shown[at]
        if item.height() <= self.viewport().height() - 2 * _MARGIN:
            return item.y() + item.height(), item.y()
        lines = shown[at + 1][0].line - block.line if at + 1 < len(shown) else 1
        return (item.y() + round(item.height() * min(1, (self._line - block.line) / lines)),)
