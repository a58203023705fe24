"""A page behind the team's: Escape and Alt+Left lead back, as its first button does."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.session import Session
from onboarding.ui.destinations import Destination, Team
from onboarding.ui.page import Page
from onboarding.ui.team.words_table import WordsTable
from onboarding.ui.theme import Look, mark
from onboarding.ui.title import Title
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_KEYS = ("Esc", "Alt+Left")


class BackPage(Page):
    """Add what belongs to it to `column`, below the title."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self.back = QPushButton("Back to the team")
        self.name = Title(self.title, "h1", level=1)
        self.lead = WrappingLabel("", "lead")
        self._scroll = ScrollingColumn(widest=1100, parent=self)
        self.column = self._scroll.column
        mark(self.back, role="quiet")
        look.put_icon(self.back, "back", "accent_ink")
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(8)
        self.column.addWidget(self.name)
        self.column.addSpacing(4)
        self.column.addWidget(self.lead)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.back.clicked.connect(self._on_back)
        for key in _KEYS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_back)
        session.team.changed.connect(self.mark_stale)

    def first_focus(self) -> QWidget:
        return self.name

    def place_back(self) -> Destination:
        """Where Escape leads."""
        return Team()

    def add_part(self, title: str, *parts: QWidget, words: str = "") -> QWidget:
        """A part under a heading of its own, which can be hidden as a whole."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 32, 0, 0)
        column.setSpacing(12)
        column.addWidget(Heading(title, "h2", level=2))
        if words:
            column.addWidget(WrappingLabel(words, "small", tone="muted"))
        for part in parts:
            column.addWidget(part)
            if isinstance(part, WordsTable):
                part.row_reached.connect(self.on_row_reached)
        self.column.addWidget(whole)
        return whole

    @Slot(QRect)
    def on_row_reached(self, place: QRect) -> None:
        table = self.sender()
        if isinstance(table, QWidget):
            self._scroll.show_row(table, place)

    @Slot()
    def _on_back(self) -> None:
        self.go.emit(self.place_back())
