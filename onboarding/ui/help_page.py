"""Help: what counts as done, which keys there are, what is kept and who sees it, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.placeholders import worded
from onboarding.core.text import plain
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.page import Page
from onboarding.ui.support.way_in import WayToSupport
from onboarding.ui.theme import Look
from onboarding.ui.title import Title
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_MEASURE = 660

_DONE = (
    "A step is done when you have answered its questions correctly, ticked what it asks you to tick, "
    "and pressed “Done, continue”. You can try a question as often as you like. A wrong answer costs nothing "
    "and is not kept.",
    "A module is complete when every step is done that is not marked “Optional”. "
    "You can leave optional steps out.",
    "Sometimes a step changes so much that people need to read it again. Then it says “New since you did "
    "this”. Only that step waits for you, and the date you finished before stays on your record.",
)
_KEPT = (
    "Everything is kept on this computer, in the account that it is signed in to. "
    "People who share that account can open each other’s pages. The app does not use the internet.",
    "Your record says which steps you have done and when. Your manager sees it once you hand it in.",
    "What you write in a box marked “Private”, and the promises you choose, stay on this computer and are "
    "never handed in. Wrong answers and the time you take are not kept at all.",
)
_WRONG = (
    "If a red line at the top says that something was not saved, your step is still open. "
    "Make room on the disk or close other programs, then press the button again.",
    "If the hand-in folder can’t be reached, your record waits and is handed in when the folder is back. "
    "You can also save it as a file under My record and send that.",
    "If you change computers, save your record file on the old one and bring it in on the new one.",
)
_ASK = (
    "Ask your manager first. They can tell you what to do next, and who can help.",
    "When the app itself goes wrong: [council to add: help contact | tell your manager, who can ask IT].",
)
_WRITERS = "The guide for writers shows each part of a module by example."
_KEYS = (
    ("Tab, Shift + Tab", "Go to the next button, answer or link, or the one before"),
    ("Enter or Space", "Press it. Space on a page scrolls down"),
    ("Up and Down", "Go between answers, or scroll"),
    ("Alt + Right", "Done, continue to the next step"),
    ("Alt + Left", "Back to the step before"),
    ("F6", "Go between the list of steps, the page and the bar under it"),
    ("Ctrl + F", "Search"),
    ("Ctrl + 1, Ctrl + 2", "Learn, My record"),
    ("Ctrl + 3", "Team, for those who look after one"),
    ("Ctrl + 4", "Content, for those who edit the modules"),
    ("Ctrl + S", "On the Content page: save. F6 goes between its parts"),
    ("Ctrl + Shift + P", "On the Content page: publish"),
    ("Ctrl + comma", "Settings"),
    ("F1", "This page"),
    ("Escape, then Tab", "Leave the text of a module on the Content page. Ctrl + Tab does so at once"),
    ("Ctrl + F, Ctrl + H", "In the text of a module: find, find and replace"),
    ("Ctrl + Shift + V", "In the text of a module: paste the words alone"),
    ("F3, Shift + F3", "The next place that was found, or the one before"),
    ("Ctrl + Z, Ctrl + Y", "In the text of a module: undo, redo"),
    ("Ctrl + plus, Ctrl + minus", "Larger or smaller text"),
    ("Ctrl + 0", "Text in its normal size"),
)
_KEYS_OF = {
    "Ctrl + 3": "shows_team",
    **dict.fromkeys(
        (
            *("Ctrl + 4", "Ctrl + S", "Ctrl + Shift + P", "Escape, then Tab", "Ctrl + F, Ctrl + H"),
            *("Ctrl + Shift + V", "F3, Shift + F3", "Ctrl + Z, Ctrl + Y"),
        ),
        "shows_content",
    ),
}
"""Keys that are of use on one page only, and the setting that shows it."""


class HelpPage(Page):
    title = "Help"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._heading = Title("Help", "display", level=1)
        self._scroll = ScrollingColumn()
        self._column = self._scroll.column
        self._column.addWidget(self._heading)
        self._add("What counts as done", _DONE)
        self._add("What is kept, and who sees it", _KEPT)
        self._add("When something goes wrong", _WRONG)
        self._add("Keys", ())
        self._column.addLayout(_table(self._keys()))
        self._add("Who can help", self._whom_to_ask())
        support = WayToSupport()
        support.go.connect(self.go)
        self._column.addWidget(support)
        self._writers: QWidget | None = None
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        look.changed.connect(self._fit)
        session.settings_changed.connect(self.mark_stale)
        self._fit()

    def refresh(self) -> None:
        """The guide for writers is there for whoever looks after the modules."""
        is_writer = self.session.settings.shows_content
        if is_writer and self._writers is None:
            self._writers = self._for_writers()
            self._column.insertWidget(self._column.count() - 1, self._writers)
        if self._writers is not None:
            self._writers.setVisible(is_writer)

    def first_focus(self) -> QWidget:
        return self._heading

    def _whom_to_ask(self) -> tuple[str, ...]:
        """IT may have said who helps; until then the council has yet to."""
        contact = self.session.help_contact.rstrip(".")
        return (_ASK[0], f"When the app itself goes wrong: {contact}.") if contact else _ASK

    def _keys(self) -> list[tuple[str, str]]:
        """Without those of a page that the organisation has nobody see."""
        session = self.session
        never = {
            page
            for page in _KEYS_OF.values()
            if session.is_set_for_me(page) and not getattr(session.settings, page)
        }
        return [(keys, meaning) for keys, meaning in _KEYS if _KEYS_OF.get(keys) not in never]

    def _for_writers(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 28, 0, 0)
        column.setSpacing(10)
        column.addWidget(Heading("Writing modules", "h2", level=2))
        column.addWidget(WrappingLabel(_WRITERS))
        button = QPushButton("Open the guide for writers")
        button.clicked.connect(self._on_guide)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return part

    def _add(self, title: str, paragraphs: Sequence[str]) -> None:
        self._column.addSpacing(28)
        self._column.addWidget(Heading(title, "h2", level=2))
        for words in paragraphs:
            self._column.addSpacing(10)
            self._column.addWidget(WrappingLabel(plain(worded(words))))

    @Slot()
    def _on_guide(self) -> None:
        self.go.emit(to.WritersGuide())

    @Slot()
    def _fit(self) -> None:
        self._scroll.widen_to(self.look.px(_MEASURE))


def _table(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 12, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(10)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 5)
    top = Qt.AlignmentFlag.AlignTop
    for at, (keys, meaning) in enumerate(rows):
        grid.addWidget(WrappingLabel(keys, "label"), at, 0, top)
        grid.addWidget(WrappingLabel(meaning, ""), at, 1, top)
    return grid
