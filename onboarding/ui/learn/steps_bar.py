"""What stands above a step when there is no room for the list: the way back, and a menu of the steps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.learn.way import Standing, StepLine
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.rule import Rule

_ICONS = {Standing.DONE: ("tick-circle", "accent_ink"), Standing.NEW: ("new", "note")}


class StepsBar(QFrame):
    step_pressed = Signal(str)
    back_to_learn = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: tuple[StepLine, ...] = ()
        mark(self, role="nav-column")
        self._back = QPushButton("Learn")
        self._back.setAccessibleName("Back to Learn")
        mark(self._back, role="link")
        look.put_icon(self._back, "back", "accent_ink")
        self._steps = QPushButton("Steps")
        look.put_icon(self._steps, "chevron-down", "ink", after=True)
        self._steps.setAccessibleDescription("Opens the list of steps")
        self._menu = QMenu(self)
        self._lay_out()
        self._back.clicked.connect(self.back_to_learn)
        self._steps.clicked.connect(self._open_menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._on_triggered)

    def show_lines(self, lines: tuple[StepLine, ...]) -> None:
        self._lines = lines
        here = next((line for line in lines if line.is_here), None)
        self._steps.setText(f"Step {here.number} of {len(lines)}" if here else "Steps")
        self._steps.setEnabled(bool(lines))

    def focus_here(self) -> None:
        self._steps.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule())

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self._steps.mapToGlobal(QPoint(0, self._steps.height() + 4)))

    @Slot()
    def _fill_menu(self) -> None:
        self._menu.clear()
        for line in self._lines:
            words = f"{line.number}  {line.title}".replace("&", "&&")
            action = self._menu.addAction(f"{words} ({line.note})" if line.note else words)
            action.setData(line.id)
            if line.standing in _ICONS:
                action.setIcon(self._look.icon(*_ICONS[line.standing], 20))
            if line.is_here:
                self._menu.setActiveAction(action)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.step_pressed.emit(action.data())
