"""Somebody else saved the page meanwhile: both texts side by side, and a choice that loses neither."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import Enum, auto

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QTextEdit, QVBoxLayout, QWidget

from onboarding.ui.content.splitting import read_in_order
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look
from onboarding.ui.widgets.wrapping_label import Heading

_LEAST_HEIGHT = 240
_NAMES = ("Your text", "The text that is saved")
_WHY = (
    "Somebody else saved this page after you opened it. Nothing of yours was written. Whichever you choose, "
    "the other text is kept in the drafts folder. Lines that differ are coloured."
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
        self._texts: list[QPlainTextEdit] = []
        self._sides.setChildrenCollapsible(False)
        for name, text, lines in zip(_NAMES, (mine, theirs), _differing(mine, theirs), strict=True):
            words = _words(name, text, look)
            _mark_lines(words, lines, look)
            self._texts.append(words)
            self._sides.addWidget(_side(name, words))
        read_in_order(self._sides)
        self.column.addWidget(self._sides, 1)
        mine_button = self.add_button("Save mine", "danger")
        theirs_button = self.add_button("Take theirs")
        mine_button.setAccessibleDescription("Saves your text over theirs")
        theirs_button.setAccessibleDescription("Puts their text in place of yours")
        mine_button.clicked.connect(self._on_mine)
        theirs_button.clicked.connect(self._on_theirs)
        self.add_cancel()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_first)

    @Slot()
    def _show_first(self) -> None:
        """A page can be 400 lines long: what differs first is in sight at once."""
        for words in self._texts:
            words.centerCursor()

    @Slot()
    def _on_mine(self) -> None:
        self.choice = Choice.MINE
        self.accept()

    @Slot()
    def _on_theirs(self) -> None:
        self.choice = Choice.THEIRS
        self.accept()


def _side(name: str, words: QPlainTextEdit) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Heading(name, "h3", level=2))
    column.addWidget(words, 1)
    return side


def _words(name: str, text: str, look: Look) -> QPlainTextEdit:
    words = QPlainTextEdit(text)
    words.setReadOnly(True)
    words.setTabChangesFocus(True)
    words.setAccessibleName(name)
    words.setMinimumHeight(_LEAST_HEIGHT)
    words.setFont(look.font(15, mono=True))
    return words


def _mark_lines(words: QPlainTextEdit, lines: tuple[int, ...], look: Look) -> None:
    """Colours the lines, and puts the cursor into the first."""
    marked = []
    for line in lines:
        one = QTextEdit.ExtraSelection()
        one.cursor = QTextCursor(words.document().findBlockByNumber(line))
        one.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        one.format.setBackground(look.colour("accent_soft"))
        one.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        marked.append(one)
    words.setExtraSelections(marked)
    if lines:
        words.setTextCursor(QTextCursor(words.document().findBlockByNumber(lines[0])))


def _differing(mine: str, theirs: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The lines of each, counted from 0, that the other doesn't have at that place."""
    here: list[int] = []
    there: list[int] = []
    matcher = SequenceMatcher(None, mine.split("\n"), theirs.split("\n"), autojunk=False)
    for kind, start, end, their_start, their_end in matcher.get_opcodes():
        if kind != "equal":
            here += range(start, max(end, start + 1))
            there += range(their_start, max(their_end, their_start + 1))
    return tuple(here), tuple(there)
