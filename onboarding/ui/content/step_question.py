"""A step whose words changed: what they were, what they are, and whether people need to read it again."""

from __future__ import annotations

from difflib import SequenceMatcher

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onboarding.core.changes import StepChange
from onboarding.ui.content.words import step_change_words
from onboarding.ui.preferences.section import OneOf
from onboarding.ui.theme import mark
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_WORDING, _REREAD = "wording", "reread"
_ANSWERS = ((_WORDING, "Wording only: nobody is asked"), (_REREAD, "People need to re-read it"))
_OPTIONAL = (
    "Nobody is asked to re-read it, as this step may be left out. To ask, take “.optional” out of its braces "
    "first."
)


class StepQuestion(QFrame):
    answered = Signal()

    def __init__(self, step: StepChange, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self.needs_reread = False
        mark(self, role="card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(Heading(step_change_words(step), "h3", level=3))
        for name, lines in zip(("Before", "Now"), _different(step), strict=True):
            if lines:
                column.addWidget(WrappingLabel(f"{name}: {' '.join(lines)}", "small"))
        if step.may_ask:
            question = OneOf(f"What does “{step.title}” ask of those who did it?", _ANSWERS)
            question.show_answer(_WORDING)
            question.chosen.connect(self._on_chosen)
            column.addWidget(question)
        elif step.was_otherwise:
            column.addWidget(WrappingLabel(_OPTIONAL, "small", tone="muted"))

    @Slot(str)
    def _on_chosen(self, answer: str) -> None:
        self.needs_reread = answer == _REREAD
        self.answered.emit()


def _different(step: StepChange) -> tuple[list[str], list[str]]:
    """Only the parts that changed: a step can be two pages long."""
    before: list[str] = []
    after: list[str] = []
    matcher = SequenceMatcher(None, step.before, step.after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            before += step.before[start:end]
            after += step.after[new_start:new_end]
    return before, after
