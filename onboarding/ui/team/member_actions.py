"""The card of what is rarely wanted: that somebody left, all that is held about them, and forgetting them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from onboarding.core.dates import day_words
from onboarding.core.members import Member
from onboarding.ui.record.sides import Sides
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.rule import Rule
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_STILL_HERE = "Their record is then kept for as long as you set under Keep and forget."


class MemberActions(QFrame):
    left_pressed = Signal()
    here_pressed = Signal()
    """They haven't left after all."""
    everything_pressed = Signal()
    forget_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._left_title = Heading("They have left", "h3", level=3)
        self._left_words = WrappingLabel("", "small", tone="muted")
        self.left = _button("They have left…", look, "calendar")
        self.here = _button("They are still here", look, "undo")
        self.everything = _button("Save a copy…", look, "page", name="Everything about this person…")
        self.forget = _button("Forget this person…", look, "trash", role="danger")
        self._lay_out()
        self.left.clicked.connect(self.left_pressed)
        self.here.clicked.connect(self.here_pressed)
        self.everything.clicked.connect(self.everything_pressed)
        self.forget.clicked.connect(self.forget_pressed)

    def show_member(self, member: Member) -> None:
        has_left = member.left_on is not None
        self.left.setText("Change the day…" if has_left else "They have left…")
        self.here.setVisible(has_left)
        self._left_words.setText(
            f"Left on {day_words(member.left_on)}. {_STILL_HERE}" if member.left_on else _STILL_HERE
        )

    def _lay_out(self) -> None:
        mark(self, role="card")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        buttons = QWidget()
        pair = QVBoxLayout(buttons)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(8)
        pair.addWidget(self.left)
        pair.addWidget(self.here)
        column.addWidget(self._sides(self._left_title, self._left_words, buttons))
        column.addWidget(Rule())
        words = "One page to read, for somebody who asks what is held about them."
        column.addWidget(self._said("Everything about this person", words, self.everything))
        column.addWidget(Rule())
        words = "Deletes everything kept here about them, for good. You are asked twice."
        column.addWidget(self._said("Forget this person", words, self.forget))

    def _said(self, title: str, words: str, button: QWidget) -> Sides:
        return self._sides(Heading(title, "h3", level=3), WrappingLabel(words, "small", tone="muted"), button)

    def _sides(self, title: Heading, words: WrappingLabel, buttons: QWidget) -> Sides:
        said = QWidget()
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(words)
        return Sides(self._look, said, buttons, least_words=320)


def _button(words: str, look: Look, icon: str, *, name: str = "", role: str = "") -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(name)
    mark(button, role=role)
    look.put_icon(button, icon, "bad" if role else "ink")
    return button
