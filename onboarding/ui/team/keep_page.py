"""How long records of people who have left are kept, whose time is up, and what was deleted before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from onboarding.core.counting import counted, people_words
from onboarding.core.dates import day_words, moment_words
from onboarding.core.leavers import Leaver, Leavers
from onboarding.session import Session
from onboarding.ui.destinations import Destination, TeamMember
from onboarding.ui.page import Notice, Tone
from onboarding.ui.preferences.keep_months import KeepMonths
from onboarding.ui.team.back_page import BackPage
from onboarding.ui.team.forget_dialog import WHYS, DeleteLeavers
from onboarding.ui.team.progress_line import ProgressLine
from onboarding.ui.team.words_table import Line, WordsTable
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_LEAD = "People who have left, and how long their records stay here. Nothing goes by itself."
_MONTHS = "You say on a person’s page that they have left, or a roster does."
_NOBODY = "Nobody’s time is up: there is nothing to delete."
_LEARNERS = "They also learn on this computer, so they stay: forget them one by one, on their pages."
_NO_LOG = "Nothing was deleted yet."
_HEADINGS = ("Name", "Team", "Left on", "Completed steps")


class KeepPage(BackPage):
    title = "Keep and forget"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._found = Leavers((), ())
        self._deleted = ""
        self._months = KeepMonths(session, look, _MONTHS)
        self._due = WordsTable(look, "Whose time is up", _HEADINGS)
        self._nobody = WrappingLabel(_NOBODY, "body", tone="muted")
        self._delete = QPushButton("Delete…")
        self._learners = WordsTable(look, "Whose time is up, and who learn here", _HEADINGS)
        self._log = WordsTable(look, "Earlier deletions", ("When", "By", "People", "Why"), wide=3)
        self._no_log = WrappingLabel(_NO_LOG, "body", tone="muted")
        self._progress = ProgressLine()
        self._lay_out()
        self._delete.clicked.connect(self._on_delete)
        session.settings_changed.connect(self.mark_stale)
        for table in (self._due, self._learners):
            table.opened.connect(self._on_opened)

    def open(self, destination: Destination) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        self.mark_stale()

    def refresh(self) -> None:
        self._months.refresh()
        team = self.session.team
        job = team.prepare()
        if job is not None:
            self._progress.follow(job, "Reading how your team stands…")
            return
        everybody = [row.member for row in team.report().rows]
        self._found = team.members.leavers(self.session.settings.keep_months, everybody)
        due = self._found.due
        self._due.show_lines(_lines(due))
        self._learners.show_lines(_lines(self._found.also_learn_here))
        self._learn_here.setVisible(bool(self._found.also_learn_here))
        for part in (self._due, self._delete_row):
            part.setVisible(bool(due))
        self._nobody.setHidden(bool(due))
        self._delete.setText(f"Delete {people_words(len(due))}…")
        log = team.members.forgettings()
        self._log.show_lines(
            [
                Line(str(number), (moment_words(one.at), one.by, f"{one.people:,}", one.why))
                for number, one in enumerate(log)
            ]
        )
        self._log.setVisible(bool(log))
        self._no_log.setHidden(bool(log))

    def _lay_out(self) -> None:
        self.lead.setText(_LEAD)
        mark(self._delete, role="danger")
        self.look.put_icon(self._delete, "trash", "bad")
        self._delete_row = ButtonRow(self._delete)
        card = QFrame()
        mark(card, role="card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 16, 24, 20)
        inside.addWidget(self._months)
        self.column.addWidget(self._progress)
        self.column.addSpacing(20)
        self.column.addWidget(card)
        words = "They left longer ago than that. Enter opens a person’s page."
        self.add_part("Whose time is up", self._due, self._nobody, self._delete_row, words=words)
        self._learn_here = self.add_part("Who also learn here", self._learners, words=_LEARNERS)
        words = "The log says how many and why, and names nobody."
        self.add_part("Earlier deletions", self._log, self._no_log, words=words)
        self.column.addStretch(1)

    @Slot(str)
    def _on_opened(self, member_id: str) -> None:
        self.go.emit(TeamMember(member_id))

    @Slot()
    def _on_delete(self) -> None:
        due = self._found.due
        steps = sum(leaver.steps for leaver in due)
        if DeleteLeavers(len(due), steps, self.look, self).ask():
            months = self.session.settings.keep_months
            why = f"{WHYS[0]} {counted(months, 'month')} ago or more"
            job = self.session.team.members.forget([leaver.member for leaver in due], why)
            self._deleted = people_words(len(due))
            self._progress.follow(job, f"Deleting {self._deleted}…")
            self._delete.setEnabled(False)
            job.finished.connect(self._on_deleted)
            job.ended.connect(self._on_ended)

    @Slot()
    def _on_deleted(self) -> None:
        self.notice.emit(Notice(Tone.GOOD, f"Deleted: {self._deleted}."))

    @Slot()
    def _on_ended(self) -> None:
        self._delete.setEnabled(True)
        self.name.setFocus()


def _lines(leavers: Sequence[Leaver]) -> list[Line]:
    return [
        Line(
            leaver.member.id,
            (
                leaver.member.person.name,
                leaver.member.person.team,
                day_words(leaver.left_on),
                f"{leaver.steps:,}",
            ),
        )
        for leaver in leavers
    ]
