"""The card for handing in a record: what became of it last, and the two ways to do it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.icon_label import IconLabel
from onboarding.ui.record.hand_in_words import HandInState, status_words
from onboarding.ui.record.sides import Sides
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel


class HandInCard(QFrame):
    """With no hand-in folder set, saving the file is the one way."""

    hand_in_pressed = Signal()
    save_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        mark(self, role="hero")
        self._icon = IconLabel(look, "collect", "accent_ink", size=28)
        self._status = WrappingLabel(role="body")
        self._hand_in = QPushButton("Hand in now")
        self._save = QPushButton("Save my record file…")
        self._hand_in.clicked.connect(self.hand_in_pressed)
        self._save.clicked.connect(self.save_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 20, 24, 20)
        row.addWidget(Sides(look, self._words(), self._buttons(), least_words=360))

    @property
    def says(self) -> str:
        return self._status.text()

    def show_state(self, state: HandInState) -> None:
        self._status.setText(status_words(state))
        self._hand_in.setVisible(bool(state.folder))
        self._hand_in.setText("Try again now" if state.waiting_since else "Hand in now")
        mark(self._hand_in, role="primary")
        mark(self._save, role="" if state.folder else "primary")
        self._look.put_icon(self._save, "save", "ink" if state.folder else "on_accent")
        if state.waiting_since:
            self._icon.show_icon("clock", "warn")
        elif state.last:
            self._icon.show_icon("tick-circle", "accent_ink")
        else:
            self._icon.show_icon("collect", "accent_ink")

    def _words(self) -> QWidget:
        words = QWidget()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(Heading("Hand in your record", "h2", level=2))
        column.addWidget(self._status)
        column.addStretch(1)
        row = QHBoxLayout(words)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._icon)
        row.addLayout(column, 1)
        return words

    def _buttons(self) -> QWidget:
        buttons = QWidget()
        column = QVBoxLayout(buttons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._hand_in)
        column.addWidget(self._save)
        return buttons
