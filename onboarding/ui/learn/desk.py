"""The parts of the learning page and how they share the room: list, reading column, bar."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onboarding.ui.learn.bottom_bar import BottomBar
from onboarding.ui.learn.reading_area import ReadingArea
from onboarding.ui.learn.step_list import StepList
from onboarding.ui.learn.steps_bar import StepsBar
from onboarding.ui.learn.way import StepLine
from onboarding.ui.theme import Look


class Desk(QWidget):
    """Where the column would be squeezed, the list gives way to a bar with a menu."""

    step_pressed = Signal(str)
    back_to_learn = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._focus_heading: QWidget | None = None
        self.list = StepList(look)
        self.steps_bar = StepsBar(look)
        self.reading = ReadingArea(look)
        self.reading.setObjectName("reading")
        self.bar = BottomBar(look)
        for part in (self.list, self.steps_bar):
            part.step_pressed.connect(self.step_pressed)
            part.back_to_learn.connect(self.back_to_learn)
        self._lay_out()
        look.changed.connect(self._fit)

    def show_lines(self, lines: tuple[StepLine, ...]) -> None:
        for part in (self.list, self.steps_bar):
            part.show_lines(lines)
        self.bar.show_place(lines)

    def show_sheet(self, sheet: QWidget, heading: QWidget) -> None:
        """Shows a sheet from its top; `heading` is where reading it starts."""
        self._focus_heading = heading
        self.reading.show_sheet(sheet)
        self.bar.come_after(sheet)

    def focus_heading(self) -> None:
        if self._focus_heading is not None:
            self._focus_heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Small, so that the window may be: what does not fit gives way."""
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F6:
            self._go_round(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif not self.reading.scrolls_by(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self.steps_bar, self.reading, self.bar):
            column.addWidget(part, 1 if part is self.reading else 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addLayout(column, 1)

    def _go_round(self, by: int) -> None:
        """F6: from the list to the page to the bar, and round again."""
        steps = self.list if self.list.isVisible() else self.steps_bar
        rounds = (
            (steps, steps.focus_here),
            (self.reading, self.focus_heading),
            (self.bar, self.bar.focus_continue),
        )
        at = next((place for place, (part, _) in enumerate(rounds) if _has_focus(part)), 0 if by < 0 else -1)
        rounds[(at + by) % len(rounds)][1]()

    @Slot()
    def _fit(self) -> None:
        is_compact = self.width() < StepList.width_at(self._look) + ReadingArea.width_at(self._look)
        self.list.setVisible(not is_compact)
        self.steps_bar.setVisible(is_compact)


def _has_focus(part: QWidget) -> bool:
    focus = part.window().focusWidget()
    return focus is not None and (focus is part or part.isAncestorOf(focus))
