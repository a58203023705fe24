"""Who is overdue, and a kind reminder for each, ready to paste into an e-mail."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from onboarding.core.counting import people_words
from onboarding.core.reminder import SUBJECT
from onboarding.session import Session
from onboarding.ui.accessible import announce
from onboarding.ui.destinations import Destination, TeamMember
from onboarding.ui.page import Notice, Tone
from onboarding.ui.team.back_page import BackPage
from onboarding.ui.team.progress_line import ProgressLine
from onboarding.ui.team.reminders import Late, for_all, late, lines
from onboarding.ui.team.words_table import WordsTable
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.empty_state import EmptyState
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_NOBODY = "Nobody is overdue. Whoever is will be listed here, with a reminder to copy."
_HOW = "The arrow keys choose a person, Enter opens their page. The longest overdue come first."
_HEIGHT = 300


class OverduePage(BackPage):
    title = "Overdue and reminders"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._late: list[Late] = []
        self._progress = ProgressLine()
        self._table = WordsTable(look, "Overdue", ("Name", "Team", "Overdue by", "Modules"), wide=3)
        self._whose = Heading("", "h3", level=3)
        self._words = QPlainTextEdit()
        self._copy = QPushButton("&Copy the reminder")
        self._copy_all = QPushButton("Copy for &all")
        self._empty = EmptyState(look, "tick-circle", _NOBODY)
        self._lay_out()
        self._table.chosen.connect(self._on_chosen)
        self._table.opened.connect(self._on_opened)
        self._copy.clicked.connect(self._on_copy)
        self._copy_all.clicked.connect(self._on_copy_all)
        look.changed.connect(self._fit)
        self._fit()

    def open(self, destination: Destination) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        self.mark_stale()

    def refresh(self) -> None:
        job = self.session.team.prepare()
        if job is not None:
            self._progress.follow(job, "Reading how your team stands…")
            return
        self._late = late(self.session.team.report())
        words = _lead(len(self._late))
        self.lead.setText(words)
        self.lead.setVisible(bool(words))
        self._copy_all.setText(f"Copy for &all {len(self._late):,}")
        self._copy_all.setVisible(len(self._late) > 1)
        for part in self._parts:
            part.setVisible(bool(self._late))
        self._empty.setHidden(bool(self._late))
        self._table.show_lines(lines(self._late))
        if self._late and not self._chosen():
            self._table.choose(self._late[0].row.member.id)
        self._show_reminder()

    def first_focus(self) -> QWidget:
        return self._table if self._late else self.name

    def forget_person(self) -> None:
        self._words.clear()

    def _lay_out(self) -> None:
        mark(self._copy, role="primary")
        self.look.put_icon(self._copy, "copy", "on_accent")
        self.look.put_icon(self._copy_all, "copy")
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName("The reminder")
        card = QFrame()
        mark(card, role="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 20)
        inside.setSpacing(8)
        inside.addWidget(self._whose)
        inside.addWidget(WrappingLabel(f"A subject for it: {SUBJECT}", "small", tone="muted"))
        inside.addWidget(self._words)
        inside.addSpacing(4)
        inside.addWidget(ButtonRow(self._copy, self._copy_all))
        self.column.addWidget(self._progress)
        self._parts = (
            self.add_part("Who is overdue", self._table, words=_HOW),
            self.add_part("The reminder", card),
        )
        self.column.addWidget(self._empty)
        self.column.addStretch(1)

    def _chosen(self) -> Late | None:
        return next((one for one in self._late if one.row.member.id == self._table.key), None)

    def _show_reminder(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._whose.setText(f"For {chosen.row.member.person.name}")
            words = chosen.reminder(self.session.my_name)
            if words != self._words.toPlainText():
                self._words.setPlainText(words)
            self._copy.setAccessibleName(f"Copy the reminder for {chosen.row.member.person.name}")

    def _say(self, words: str) -> None:
        announce(self, words)
        self.notice.emit(Notice(Tone.GOOD, words))

    @Slot()
    def _fit(self) -> None:
        self._words.setFixedHeight(self.look.px(_HEIGHT))

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._show_reminder()

    @Slot(str)
    def _on_opened(self, member_id: str) -> None:
        self.go.emit(TeamMember(member_id))

    @Slot()
    def _on_copy(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            QGuiApplication.clipboard().setText(chosen.reminder(self.session.my_name))
            self._say(f"Copied: the reminder for {chosen.row.member.person.name}")

    @Slot()
    def _on_copy_all(self) -> None:
        QGuiApplication.clipboard().setText(for_all(self._late, self.session.my_name))
        self._say(f"Copied: {len(self._late):,} reminders, with a line between them")


def _lead(number: int) -> str:
    return f"{people_words(number)} {'is' if number == 1 else 'are'} overdue." if number else ""
