"""One person in the team: everything that is known of them, and what a manager notes about them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from onboarding.core.dates import moment_words
from onboarding.core.members import Answered
from onboarding.core.progress import module_progress
from onboarding.core.records import Completion
from onboarding.core.report import Row
from onboarding.core.waivers import Waiver
from onboarding.session import Session
from onboarding.ui.collecting.words import file_name, outcome_words
from onboarding.ui.destinations import Destination, Team, TeamMember, WhoIsLearning
from onboarding.ui.page import Notice, Tone
from onboarding.ui.record.completed_table import CompletedTable, completed_steps
from onboarding.ui.record.saving import ask_where
from onboarding.ui.record.standing import standings
from onboarding.ui.team.answers_log import AnswersLog
from onboarding.ui.team.back_page import BackPage
from onboarding.ui.team.forget_dialog import ForgetForGood, ForgetQuestion
from onboarding.ui.team.left_dialog import LeftDialog
from onboarding.ui.team.member_actions import MemberActions
from onboarding.ui.team.member_facts import MemberFacts
from onboarding.ui.team.member_modules import MemberModules
from onboarding.ui.team.member_words import facts, lead_words
from onboarding.ui.team.progress_line import ProgressLine
from onboarding.ui.team.waiver_dialog import TakeBackDialog, WaiverDialog
from onboarding.ui.team.waiver_log import WaiverLog
from onboarding.ui.team.words_table import Line, WordsTable
from onboarding.ui.theme import Look
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_GONE = "This person is no longer in your team"
_NOTHING_DONE = "Nothing yet. Steps are listed here once a record of theirs is collected."
_NO_FILES = "No record file of theirs was collected yet."


class MemberPage(BackPage):
    title = "Team member"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._member_id = ""
        self._row: Row | None = None
        self._going = ""
        self._facts = MemberFacts(look)
        self._modules = MemberModules(look)
        self._waivers = WaiverLog(look)
        self._answers = AnswersLog(look)
        self._steps = CompletedTable(look)
        self._files = WordsTable(look, "Files collected", ("Collected", "What it brought", "File"), wide=2)
        self._actions = MemberActions(look)
        self._progress = ProgressLine()
        self._nothing_done = WrappingLabel(_NOTHING_DONE, "body", tone="muted")
        self._no_files = WrappingLabel(_NO_FILES, "body", tone="muted")
        self._lay_out()
        self._connect()

    def open(self, destination: Destination) -> None:
        assert isinstance(destination, TeamMember)
        self._member_id = destination.member_id
        self._scroll.verticalScrollBar().setValue(0)
        self.mark_stale()

    def place_back(self) -> Destination:
        return Team(self._row.member.id if self._row else "")

    def refresh(self) -> None:
        job = self.session.team.prepare()
        if job is not None:
            self._progress.follow(job, "Reading how your team stands…")
            return
        self._row = self.session.team.row_of(self._member_id)
        for part in self._parts:
            part.setVisible(self._row is not None)
        if self._row is None:
            self.name.setText(_GONE)
            self.lead.hide()
            return
        self.lead.show()
        self.name.setText(self._row.member.person.name)
        self.lead.setText(lead_words(self._row))
        self._show_member(self._row)

    def _lay_out(self) -> None:
        self.column.addWidget(self._progress)
        self.column.addSpacing(16)
        self.column.addWidget(self._facts)
        about_waivers = "Learning done another way. What is taken back stays listed."
        modules = self.add_part("Modules", self._modules)
        self._noted = self.add_part("Done another way", self._waivers, words=about_waivers)
        self._said = self.add_part("One staff number, two ids", self._answers)
        done = self.add_part("Completed steps", self._steps, self._nothing_done)
        files = self.add_part("Files collected", self._files, self._no_files)
        more = self.add_part("More about this person", self._actions)
        self._parts = (self._facts, modules, self._noted, self._said, done, files, more)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self._steps.row_reached.connect(self.on_row_reached)
        self._modules.waive_pressed.connect(self._on_waive)
        self._waivers.take_back_pressed.connect(self._on_take_back)
        self._answers.undo_pressed.connect(self._on_undo_answer)
        self._actions.left_pressed.connect(self._on_left)
        self._actions.here_pressed.connect(self._on_still_here)
        self._actions.everything_pressed.connect(self._on_everything)
        self._actions.forget_pressed.connect(self._on_forget)

    def _show_member(self, row: Row) -> None:
        known, member, today = self.session.team.members, row.member, self.session.today()
        self._facts.show_facts(facts(member, learns_here=known.learns_here(member), today=today))
        self._modules.show_standings(self.session.team.report(), row)
        waivers = known.waivers_of(member)
        self._waivers.show_waivers(waivers)
        self._noted.setVisible(bool(waivers))
        answers = known.answered(member)
        self._answers.show_answers(answers, self._names(answers))
        self._said.setVisible(bool(answers))
        self._show_steps(row, known.completions_of(member))
        self._show_files(row)
        self._actions.show_member(member)

    def _show_steps(self, row: Row, completions: list[Completion]) -> None:
        outlines = self.session.team.report().modules
        start, today = row.member.person.start_date, self.session.today()
        progress = {outline.id: module_progress(outline, completions, start, today) for outline in outlines}
        found = standings(outlines, progress, completions)
        self._steps.show_steps(completed_steps(found, outlines, says_rev=True))
        self._steps.setVisible(bool(completions))
        self._nothing_done.setHidden(bool(completions))

    def _show_files(self, row: Row) -> None:
        receipts = self.session.team.members.receipts_of(row.member)
        self._files.show_lines(
            [
                Line(
                    receipt.path + receipt.digest,
                    (moment_words(receipt.collected_at), outcome_words(receipt), file_name(receipt.path)),
                    ((2, receipt.path),),
                )
                for receipt in receipts
            ]
        )
        self._files.setVisible(bool(receipts))
        self._no_files.setHidden(bool(receipts))

    def _names(self, answers: tuple[Answered, ...]) -> dict[str, str]:
        ids = {person_id for said in answers for person_id in (said.one, said.other)}
        return self.session.team.members.names(ids)

    # What is done

    @Slot(str)
    def _on_waive(self, module_id: str) -> None:
        if self._row is None:
            return
        module = self.session.outline(module_id)
        by, team = self.session.my_name, self.session.team
        if WaiverDialog(self._row.member, module, by, team, self.look, self).ask():
            self.name.setFocus()
            self._say(f"Noted: {module.title} was done another way.")

    @Slot(object)
    def _on_take_back(self, waiver: Waiver) -> None:
        if self._row is None:
            return
        by, team = self.session.my_name, self.session.team
        if TakeBackDialog(self._row.member, waiver, by, team, self.look, self).ask():
            self.name.setFocus()
            self._say(f"Taken back. {waiver.module_title} is asked for again.")

    @Slot(object)
    def _on_undo_answer(self, said: Answered) -> None:
        if self.session.team.members.undo_answer(said):
            self.name.setFocus()
            self._say("Undone. The Team page asks again.")

    @Slot()
    def _on_left(self) -> None:
        if self._row is None:
            return
        member, team = self._row.member, self.session.team
        if LeftDialog(member, self.session.today(), team, self.look, self).ask():
            self._say(f"Kept: the day on which {member.person.name} left.")

    @Slot()
    def _on_still_here(self) -> None:
        if self._row and self.session.team.members.set_left(self._row.member, None):
            self._actions.left.setFocus()
            self._say(f"{self._row.member.person.name} is still here.")

    @Slot()
    def _on_everything(self) -> None:
        """Asks where to; says that it is saved once it is."""
        if self._row is None:
            return
        member = self._row.member
        name = self.session.team.members.everything_file_name(member)
        path = ask_where(self, "Everything about this person", name, "Web page (*.html)")
        if path and self.session.team.members.save_everything(member, path):
            self._say(f"Saved as {path}")

    @Slot()
    def _on_forget(self) -> None:
        if self._row is None:
            return
        member, known = self._row.member, self.session.team.members
        steps = len(known.completions_of(member))
        first = ForgetQuestion(
            member, steps, learns_here=known.learns_here(member), look=self.look, parent=self
        )
        first.save_pressed.connect(self._on_everything)
        if not (first.ask() and ForgetForGood(member, self.look, self).ask()):
            return
        self._progress.follow(job := known.forget([member], first.why), f"Forgetting {member.person.name}…")
        self._going = member.person.name
        job.finished.connect(self._on_forgotten)

    @Slot()
    def _on_forgotten(self) -> None:
        self.go.emit(Team() if self.session.person else WhoIsLearning())
        self._say(f"{self._going} is forgotten.")

    def _say(self, words: str) -> None:
        self.notice.emit(Notice(Tone.GOOD, words))
