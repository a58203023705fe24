"""The head of the page: whose team it is, when records were last collected, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.record.sides import Sides
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.flow import Flow
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel


class TeamHead(QWidget):
    """Connect to the `clicked` of `collect` and `export`, and to the signals for what is in the menu."""

    import_roster_pressed = Signal()
    overdue_pressed = Signal()
    receipts_pressed = Signal()
    keep_and_forget_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = WrappingLabel("", "small", tone="muted")
        self._facts.hide()
        self.collect = QPushButton("Collect…")
        self.export = QPushButton("Export…")
        self.more = QPushButton("More")
        self._menu = QMenu(self.more)
        self._dress(look)
        words = QWidget()
        told = QVBoxLayout(words)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(2)
        told.addWidget(Heading("Your team", "display", level=1))
        told.addWidget(self._facts)
        self.buttons = Flow(self.collect, self.export, self.more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Sides(look, words, self.buttons, least_words=320))
        self.more.clicked.connect(self._on_more)

    def say(self, facts: str) -> None:
        """How many people, and when records were last collected."""
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    def _dress(self, look: Look) -> None:
        mark(self.collect, role="primary")
        look.put_icon(self.collect, "collect", "on_accent")
        look.put_icon(self.export, "down")
        look.put_icon(self.more, "chevron-down", after=True)
        self.more.setAccessibleDescription("Opens a menu")
        self._menu.setAccessibleName("More")
        for words, signal in (
            ("Import a roster…", self.import_roster_pressed),
            ("Overdue and reminders…", self.overdue_pressed),
            ("Files collected…", self.receipts_pressed),
            ("Keep and forget…", self.keep_and_forget_pressed),
        ):
            action = QAction(words, self._menu)
            action.triggered.connect(signal)
            self._menu.addAction(action)

    @Slot()
    def _on_more(self) -> None:
        """Under the button; Qt moves it where the screen ends."""
        below = QPoint(0, self.more.height() + 4)
        self._menu.popup(self.more.mapToGlobal(below))
