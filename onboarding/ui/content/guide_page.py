"""The guide for writers: how a module is written, by example."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.core.images import ImageRefusal
from onboarding.errors import ImageRefused
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.learn.reading_area import ReadingArea
from onboarding.ui.page import Page
from onboarding.ui.theme import Look, mark
from onboarding.ui.title import Title


class WordsOnly:
    """A page of words and examples: it has no pictures, and nothing is noted on it."""

    def image(self, source: str) -> bytes:
        raise ImageRefused(source, ImageRefusal.MISSING)

    def reflection(self, reflection_id: str) -> str:
        return ""

    def save_reflection(self, reflection_id: str, text: str) -> bool:
        return False


class GuidePage(Page):
    title = "Guide for writers"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._heading = Title(self.title, "display", level=1)
        self._view = StepView(look, WordsOnly(), title_level=1)
        self._back = QPushButton("Back to Content")
        self._back.setToolTip("Alt+Left")
        mark(self._back, role="quiet")
        look.put_icon(self._back, "back", "accent_ink")
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._heading)
        column.addWidget(self._view)
        self._area = ReadingArea(look)
        self._area.add(sheet)
        self._area.show_sheet(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self._back.clicked.connect(self._on_back)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._on_back)
        self._is_read = False

    def refresh(self) -> None:
        """Once: nothing on it changes while the program is open."""
        guide = None if self._is_read else self.session.content.guide()
        if guide is not None:
            title, blocks = guide
            self._heading.setText(title)
            self._view.show_blocks(blocks, done=True)
            self._is_read = True

    def first_focus(self) -> QWidget:
        return self._heading

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page scrolls wherever the keyboard is on it."""
        if not self._area.scrolls_by(event):
            super().keyPressEvent(event)

    @Slot()
    def _on_back(self) -> None:
        self.go.emit(to.Content())
