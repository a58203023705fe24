"""One person in the team: everything that is known of them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding.core.report import Row
from onboarding.session import Session
from onboarding.ui.destinations import Destination, TeamMember
from onboarding.ui.page import Page
from onboarding.ui.theme import Look
from onboarding.ui.title import Title
from onboarding.ui.widgets.scrolling_column import ScrollingColumn

_GONE = "This person is no longer in your team"


class MemberPage(Page):
    title = "Team member"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._member_id = ""
        self._name = Title("", "h1", level=1)
        scroll = ScrollingColumn()
        scroll.column.addWidget(self._name)
        scroll.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        session.team.changed.connect(self.mark_stale)

    def open(self, destination: Destination) -> None:
        assert isinstance(destination, TeamMember)
        self._member_id = destination.member_id
        self.refresh()

    def refresh(self) -> None:
        row = self._row()
        self._name.setText(row.member.person.name if row else _GONE)

    def first_focus(self) -> QWidget:
        return self._name

    def _row(self) -> Row | None:
        rows = self.session.team.report().rows
        return next((row for row in rows if row.member.id == self._member_id), None)
