"""Team: who has done what, for the people a manager looks after."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.session import Session
from onboarding.ui.page import Page
from onboarding.ui.team.empty_team import EmptyTeam
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.wrapping_label import Heading


class TeamPage(Page):
    """Reads the team's report; leads to one person."""

    title = "Team"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._heading = Heading("Your team", "display", level=1)
        self._collect = QPushButton("Collect…")
        self._export = QPushButton("Export…")
        self._empty = EmptyTeam(look)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        has_people = bool(self.session.team.report().rows)
        self._buttons.setVisible(has_people)
        self._empty.setHidden(has_people)

    def first_focus(self) -> QWidget:
        return self._empty.collect if self._buttons.isHidden() else self._collect

    def _lay_out(self) -> None:
        mark(self._collect, role="primary")
        self.look.put_icon(self._collect, "collect", "on_accent")
        self.look.put_icon(self._export, "down")
        self._buttons = ButtonRow(self._collect, self._export)
        scroll = ScrollingColumn()
        scroll.column.addWidget(self._heading)
        scroll.column.addSpacing(16)
        scroll.column.addWidget(self._buttons)
        scroll.column.addWidget(self._empty)
        scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _connect(self) -> None:
        self.session.team.changed.connect(self.mark_stale)
        for button in (self._collect, self._empty.collect):
            button.clicked.connect(self._on_collect)
        self._export.clicked.connect(self._on_export)
        self._empty.import_roster.clicked.connect(self._on_import_roster)

    @Slot()
    def _on_collect(self) -> None:
        """Asks which files or folder, collects them, and says what became of each."""

    @Slot()
    def _on_export(self) -> None:
        """Saves what the table shows."""

    @Slot()
    def _on_import_roster(self) -> None:
        """Adds people from a list that HR or a manager keeps."""

    @Slot()
    def _on_overdue(self) -> None:
        """Who is overdue, with a reminder to copy for each."""

    @Slot()
    def _on_receipts(self) -> None:
        """What became of each file that was collected."""

    @Slot()
    def _on_keep_and_forget(self) -> None:
        """Whose records have been kept long enough."""
