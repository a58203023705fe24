"""One step as it is read: where it stands, its title, what changed, and its blocks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from onboarding.core.module import Module
from onboarding.session import Session
from onboarding.ui.blocks.sheet import Missing
from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.learn.way import Standing, StepLine
from onboarding.ui.theme import Look, mark
from onboarding.ui.title import Title
from onboarding.ui.widgets.rule import Rule
from onboarding.ui.widgets.wrapping_label import WrappingLabel


class StepReader:
    """Gives the blocks of one step their pictures, and the notes of the person who learns when it is made."""

    def __init__(self, session: Session, module_id: str, step_id: str) -> None:
        self._session = session
        self._person = session.person
        self._module_id = module_id
        self._step_id = step_id

    def image(self, source: str) -> bytes:
        return self._session.image(source)

    def reflection(self, reflection_id: str) -> str:
        return self._session.reflection(self._module_id, self._step_id, reflection_id)

    def save_reflection(self, reflection_id: str, text: str) -> bool:
        """Nobody's private words may ever be kept for somebody else."""
        if self._session.person is None or self._person is None or self._session.person.id != self._person.id:
            return False
        return self._session.save_reflection(self._module_id, self._step_id, reflection_id, text)


class StepSheet(QWidget):
    """Built once for a step and kept, so that answers and ticks stay while the person looks around."""

    link_pressed = Signal(str)
    requirements_changed = Signal()
    page_of_promises_wanted = Signal(object)
    """The chosen promises, as a tuple of words."""

    def __init__(self, look: Look, session: Session, module: Module, step_id: str, *, is_done: bool) -> None:
        super().__init__()
        self._look = look
        self._session = session
        self._module = module
        self._step = module.step(step_id)
        opens_module = bool(module.opening) and module.steps[0].id == step_id
        self._eyebrow = WrappingLabel("", "eyebrow")
        level = 2 if opens_module else 1
        title = Title(self._step.title, level=level)
        self._change = self._make_change(module.outline.change_note)
        self.heading: QWidget = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if opens_module:
            self.heading = self._add_opening()
        self._add(self._eyebrow, space=8)
        self._add(title, space=12)
        self._add(self._change)
        self.view = self._make_view(level)
        self.view.show_step(self._step, done=is_done)
        self._add(self.view)

    def show_line(self, line: StepLine, total: int) -> None:
        """Says where the step stands; its blocks are left as they are."""
        minutes = f"{self._step.minutes} minute{'' if self._step.minutes == 1 else 's'}"
        parts = [f"Step {line.number} of {total}", minutes]
        if self._step.is_optional:
            parts.append("Optional")
        if line.standing is Standing.DONE:
            parts.append("Done")
        self._eyebrow.setText(" · ".join(parts))
        self._change.setVisible(line.standing is Standing.NEW)

    def missing(self) -> tuple[Missing, ...]:
        """What is still to do before the step is done, in reading order."""
        return self.view.missing()

    def _add(self, widget: QWidget, *, space: int = 0) -> None:
        self._column.addWidget(widget)
        if space:
            self._column.addSpacing(space)

    def _add_opening(self) -> QWidget:
        """The module's own title and opening words, before its first step."""
        title = Title(self._module.outline.title, "display", level=1)
        words = self._make_view(1)
        words.show_blocks(self._module.opening, done=True)
        self._add(title, space=12)
        self._add(words, space=24)
        self._add(Rule(), space=24)
        return title

    def _make_view(self, title_level: int) -> StepView:
        """Without a parent yet: screen readers go by the order in which the column takes its parts in."""
        reader = StepReader(self._session, self._module.outline.id, self._step.id)
        view = StepView(self._look, reader, title_level=title_level)
        view.requirements_changed.connect(self.requirements_changed)
        view.link_pressed.connect(self.link_pressed)
        view.page_of_promises_wanted.connect(self.page_of_promises_wanted)
        return view

    def _make_change(self, change_note: str) -> QWidget:
        """What HR says has changed: shown only while the step is to be read again."""
        callout = QFrame()
        mark(callout, role="callout", tone="note")
        callout.setAccessibleName("New since you did this")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(WrappingLabel("New since you did this", "label", tone="note"))
        words.addWidget(WrappingLabel(change_note or "Please read this step again.", "body"))
        row = QHBoxLayout(callout)
        row.setContentsMargins(18, 16, 20, 16)
        row.setSpacing(12)
        row.addWidget(IconLabel(self._look, "new", "note", size=22), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        with_room = QWidget()
        column = QVBoxLayout(with_room)
        column.setContentsMargins(0, 0, 0, 20)
        column.addWidget(callout)
        with_room.hide()
        return with_room
