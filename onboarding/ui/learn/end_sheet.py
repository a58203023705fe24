"""What stands where no step does: that a module is complete and what is next, or why it can't be opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.dates import local_day_words
from onboarding.core.who_helps import with_contact
from onboarding.session import Session
from onboarding.ui.destinations import Destination, Home, MyRecord, OpenStep
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.learn.way import optional_left
from onboarding.ui.theme import Look, mark
from onboarding.ui.title import Title
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel


@dataclass(frozen=True, slots=True)
class Ending:
    """The facts of the page, in words. `next_up` is the module that comes now: its id and title."""

    title: str
    completed_on: str
    so_far: str
    next_up: tuple[str, str] | None
    left_out: tuple[tuple[str, str], ...]
    """Id and title of optional steps that were not done."""


def ending(session: Session, outline: ModuleOutline) -> Ending:
    """How the person stands now that nothing in this module is left to do."""
    progress, whole = session.progress(outline.id), session.pathway_progress()
    done_on = progress.completed_on
    following = session.what_next()
    return Ending(
        title=outline.title,
        completed_on=f"Complete, {local_day_words(done_on)}." if done_on else "",
        so_far=f"{whole.modules_complete} of {whole.modules_total} modules done.",
        next_up=(following[0], session.outline(following[0]).title) if following else None,
        left_out=optional_left(outline, progress.done),
    )


class EndSheet(QWidget):
    go = Signal(object)
    step_pressed = Signal(str)

    def __init__(self, look: Look, ending: Ending, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.heading = Title(f"You have finished {ending.title}", level=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addWidget(IconLabel(look, "tick-circle", "accent", size=56))
        column.addSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(WrappingLabel(f"{ending.completed_on} {ending.so_far}".strip(), "lead"))
        column.addSpacing(12)
        self._add_next(column, ending)
        self._add_left_out(column, ending)

    def _add_next(self, column: QVBoxLayout, ending: Ending) -> None:
        back = self._way("Back to Learn", Home(), "")
        if ending.next_up is None:
            column.addWidget(WrappingLabel("You have done every module. Now hand in your record."))
            column.addWidget(ButtonRow(self._way("My record", MyRecord(), "primary"), back))
            return
        module_id, title = ending.next_up
        column.addWidget(WrappingLabel("Next", "eyebrow"))
        column.addWidget(Heading(title, "h2", level=2))
        column.addSpacing(4)
        column.addWidget(ButtonRow(self._way("Start the next module", OpenStep(module_id), "big")))
        column.addSpacing(4)
        column.addWidget(ButtonRow(back, self._way("My record", MyRecord(), "")))

    def _add_left_out(self, column: QVBoxLayout, ending: Ending) -> None:
        if not ending.left_out:
            return
        column.addSpacing(16)
        column.addWidget(WrappingLabel("Optional steps that you can still do:", "body"))
        for step_id, title in ending.left_out:
            column.addWidget(
                _button(title, "link", lambda _=False, step=step_id: self.step_pressed.emit(step)),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )

    def _way(self, words: str, destination: Destination, role: str) -> QPushButton:
        return _button(words, role, lambda: self.go.emit(destination))


_GONE = (
    "Its file is missing or damaged on this computer. What you have done is kept. "
    "Carry on with another module, and tell your manager or IT about this one."
)


class GoneSheet(QWidget):
    """Stands where a module would, when its file is gone or can't be read."""

    go = Signal(object)

    def __init__(self, look: Look, help_contact: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Title("This module can’t be opened", level=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addWidget(IconLabel(look, "warning", "warn", size=40))
        column.addWidget(self.heading)
        column.addWidget(WrappingLabel(with_contact(_GONE, help_contact)))
        column.addSpacing(12)
        back = _button("Back to Learn", "primary", lambda: self.go.emit(Home()))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)


def _button(words: str, role: str, pressed: Callable[..., None]) -> QPushButton:
    button = QPushButton(words.replace("&", "&&"))
    mark(button, role=role)
    button.clicked.connect(pressed)
    return button
