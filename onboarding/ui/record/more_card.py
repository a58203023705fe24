"""The card of what is rarely wanted: another computer, what is held about me, and being erased."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.record.sides import Sides
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.rule import Rule
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel


class MoreCard(QFrame):
    bring_in_pressed = Signal()
    everything_pressed = Signal()
    erase_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        mark(self, role="card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(16)
        self._add(
            "I started on another computer",
            "Bring in the record file you saved there, and go on with one record.",
            self._button("Bring in…", "I started on another computer…", "down", self.bring_in_pressed),
        )
        self._column.addWidget(Rule())
        self._add(
            "Everything held about me",
            "One page to read: who you are, what you did, your private notes, and what was handed in.",
            self._button("Save a copy…", "Everything held about me…", "page", self.everything_pressed),
        )
        self._column.addWidget(Rule())
        self._add(
            "Erase me from this computer",
            "For when you leave, or if this is not your computer. You are asked twice.",
            self._button("Erase me…", "Erase me from this computer…", "trash", self.erase_pressed, "danger"),
        )

    def _add(self, title: str, words: str, button: QPushButton) -> None:
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Heading(title, "h3", level=3))
        column.addWidget(WrappingLabel(words, "small", tone="muted"))
        self._column.addWidget(Sides(self._look, said, button, least_words=320))

    def _button(
        self, words: str, name: str, icon: str, pressed: SignalInstance, role: str = ""
    ) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.clicked.connect(pressed)
        mark(button, role=role)
        self._look.put_icon(button, icon, "bad" if role else "ink")
        return button
