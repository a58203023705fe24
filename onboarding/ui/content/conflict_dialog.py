"""Somebody else saved the page meanwhile: both texts side by side, and a choice that loses neither."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from onboarding.ui.content.splitting import read_in_order
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look
from onboarding.ui.widgets.wrapping_label import Heading

_LEAST_HEIGHT = 240
_WHY = (
    "Somebody else saved this page after you opened it. Nothing of yours was written. Whichever you choose, "
    "the other text is kept in the drafts folder."
)


class Choice(Enum):
    MINE = auto()
    THEIRS = auto()
    NEITHER = auto()


class ConflictDialog(Question):
    def __init__(self, title: str, mine: str, theirs: str, look: Look, parent: QWidget) -> None:
        super().__init__(f"“{title}” was saved by somebody else", look, parent)
        self.choice = Choice.NEITHER
        self.say(_WHY)
        self._sides = QSplitter()
        self._sides.setChildrenCollapsible(False)
        for name, text in (("Your text", mine), ("The text that is saved", theirs)):
            self._sides.addWidget(_side(name, text, look))
        read_in_order(self._sides)
        self.column.addWidget(self._sides, 1)
        mine_button = self.add_button("Save mine", "danger")
        theirs_button = self.add_button("Take theirs")
        mine_button.setAccessibleDescription("Saves your text over theirs")
        theirs_button.setAccessibleDescription("Puts their text in place of yours")
        mine_button.clicked.connect(self._on_mine)
        theirs_button.clicked.connect(self._on_theirs)
        self.add_cancel()

    @Slot()
    def _on_mine(self) -> None:
        self.choice = Choice.MINE
        self.accept()

    @Slot()
    def _on_theirs(self) -> None:
        self.choice = Choice.THEIRS
        self.accept()


def _side(name: str, text: str, look: Look) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    words = QPlainTextEdit(text)
    words.setReadOnly(True)
    words.setTabChangesFocus(True)
    words.setAccessibleName(name)
    words.setMinimumHeight(_LEAST_HEIGHT)
    words.setFont(look.font(15, mono=True))
    column.addWidget(Heading(name, "h3", level=2))
    column.addWidget(words, 1)
    return side
