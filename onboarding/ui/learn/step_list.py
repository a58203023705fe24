"""The column beside a step: the way back, the module, and its steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from onboarding.ui.learn.step_button import StepButton
from onboarding.ui.learn.way import StepLine
from onboarding.ui.theme import Look, mark

_WIDTH = 296
_WIDEST = 360


class StepList(QScrollArea):
    """Keeps its buttons from step to step and changes only what they say."""

    accessible_role = QAccessible.Role.Grouping
    step_pressed = Signal(str)
    back_to_learn = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: tuple[StepLine, ...] = ()
        self._buttons: list[StepButton] = []
        mark(self, role="nav-column")
        self.setAccessibleName("Steps of this module")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        look.changed.connect(self._fit)
        self._fit()

    @staticmethod
    def width_at(look: Look) -> int:
        """How much room the list takes at this text scale."""
        return min(look.px(_WIDTH), _WIDEST)

    def show_module(self, *, area: str, title: str, minutes: str) -> None:
        for label, words in ((self._area, area), (self._title, title), (self._minutes, minutes)):
            label.setText(words)
            label.setVisible(bool(words))

    def show_lines(self, lines: tuple[StepLine, ...]) -> None:
        for _ in range(len(self._buttons), len(lines)):
            self._add_button()
        for button, line in zip(self._buttons, lines, strict=False):
            button.show_line(line, len(lines))
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(lines))
        self._lines = lines
        here = [button for button, line in zip(self._buttons, lines, strict=False) if line.is_here]
        if here and self.isVisible():
            self.ensureWidgetVisible(here[0], 0, 24)

    def focus_here(self) -> None:
        """The keyboard goes to the open step, or to the way back."""
        here = [button for button in self._buttons if button.isChecked()]
        (here[0] if here else self._back).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        column = QWidget()
        self._back = QPushButton("Back to Learn")
        mark(self._back, role="link")
        self._look.put_icon(self._back, "back", "accent_ink")
        self._back.clicked.connect(self.back_to_learn)
        self._area, self._title, self._minutes = (
            _label("small", "muted"),
            _label("h3"),
            _label("small", "muted"),
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(16, 24, 16, 24)
        layout.setSpacing(4)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(24)
        for label in (self._area, self._title, self._minutes):
            layout.addWidget(label)
        layout.addSpacing(16)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self.setWidget(column)

    def _add_button(self) -> None:
        button = StepButton(self._look)
        button.clicked.connect(self._on_clicked)
        self._buttons.append(button)
        self._rows.addWidget(button)
        before = self._buttons[-2] if len(self._buttons) > 1 else self._back
        QWidget.setTabOrder(before, button)

    @Slot()
    def _on_clicked(self) -> None:
        pressed = self.sender()
        assert isinstance(pressed, StepButton)
        self.step_pressed.emit(self._lines[self._buttons.index(pressed)].id)

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(self.width_at(self._look))


def _label(role: str, tone: str = "ink") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    mark(label, role=role, tone=tone)
    return label
