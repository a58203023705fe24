"""Team: who has done what, for the people a manager looks after."""

from __future__ import annotations

from PySide6.QtCore import QRect, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.core.choices import Choice, figures
from onboarding.core.counting import people_words
from onboarding.core.members import Answer, Answered, Question
from onboarding.core.report import Report, ReportFilter, Row, matching, teams
from onboarding.session import Session
from onboarding.ui.accessible import announce
from onboarding.ui.collecting.desk import CollectingDesk
from onboarding.ui.destinations import (
    Destination,
    FilesCollected,
    KeepAndForget,
    Overdue,
    Team,
    TeamMember,
)
from onboarding.ui.page import Page
from onboarding.ui.team.empty_team import EmptyTeam
from onboarding.ui.team.export_dialog import ExportDialog
from onboarding.ui.team.export_wish import export_wish
from onboarding.ui.team.figures import bars, weeks
from onboarding.ui.team.filters import Filters
from onboarding.ui.team.overview import Overview
from onboarding.ui.team.progress_line import ProgressLine
from onboarding.ui.team.question_card import QuestionCard
from onboarding.ui.team.team_head import TeamHead
from onboarding.ui.team.team_table import TeamTable
from onboarding.ui.team.twins import twins
from onboarding.ui.team.words import collected_words, shown_words
from onboarding.ui.theme import Look
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.scrolling_column import ScrollingColumn

_READING = "Reading how your team stands…"
_OPENS = "Double click or Enter opens a person."
_PAUSE_MS = 400
"""A screen reader says how many are left once the typing rests."""
_LEAST_ROWS = 4
_TABLE_SHARE = 0.66


class TeamPage(Page):
    """Reads the team's report; leads to one person."""

    title = "Team"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._report = Report((), ())
        self._groups: dict[str, Choice] = {}
        self._last = "", self._report
        self._put_off: set[Question] = set()
        self._said: Answered | None = None
        self._back_from = ""
        self._owes_focus = False  # the button that had it goes when the first people come
        self._head = TeamHead(look)
        self._empty = EmptyTeam(look)
        self._progress = ProgressLine()
        self._desk = CollectingDesk(session, look, self)
        self._question = QuestionCard(look)
        self._overview = Overview(look)
        self._filters = Filters(look)
        self._remind = QPushButton("Reminders…")
        self._table = TeamTable(look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What the table shows, as it stands there."""
        return tuple(self._table.rows)

    def open(self, destination: Destination) -> None:
        """What was put off is asked again another time."""
        assert isinstance(destination, Team)
        self._back_from = destination.member_id
        self._put_off.clear()
        self._said = None
        self.mark_stale()

    def refresh(self) -> None:
        job = self.session.team.prepare()
        if job is not None:
            self._progress.follow(job, _READING)
            self._show_parts(is_known=bool(self._report.rows), is_waiting=True)
            return
        self._report = self.session.team.report()
        self._show_parts(is_known=bool(self._report.rows), is_waiting=False)
        self._filters.offer(teams(self._report.rows), self._report.modules)
        self._table.show_everyone(self._report, twins(self.session.team.questions()))
        self._show_question()
        self._show_team()
        self._fit()

    def first_focus(self) -> QWidget:
        if self._back_from and self._table.choose(self._back_from):
            return self._table
        return self._collect_button()

    def forget_person(self) -> None:
        """The page is told to read again as well, and need not do so twice."""
        self._filters.blockSignals(True)
        self._filters.clear()
        self._filters.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._scroll = ScrollingColumn()
        column = self._scroll.column
        self._board = QWidget()
        board = QVBoxLayout(self._board)
        board.setContentsMargins(0, 0, 0, 0)
        board.setSpacing(0)
        board.addWidget(self._question)
        self._gap = QWidget()
        self._gap.setFixedHeight(16)
        board.addWidget(self._gap)
        board.addWidget(self._overview)
        board.addSpacing(20)
        board.addWidget(self._filters)
        self.look.put_icon(self._remind, "copy")
        self._remind_row = ButtonRow(self._remind)
        board.addWidget(self._remind_row)
        board.addSpacing(8)
        board.addWidget(self._table, 100)
        board.addStretch(1)
        column.addWidget(self._head)
        column.addSpacing(16)
        column.addWidget(self._desk)
        column.addWidget(self._progress)
        column.addWidget(self._empty)
        column.addWidget(self._board, 1)
        column.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _connect(self) -> None:
        self.session.team.changed.connect(self.mark_stale)
        self.look.changed.connect(self._fit)
        for collect in (self._head.collect, self._empty.collect):
            collect.clicked.connect(self._on_collect)
        self._head.export.clicked.connect(self._on_export)
        self._head.import_roster_pressed.connect(self._on_import_roster)
        self._empty.import_roster.clicked.connect(self._on_import_roster)
        self._head.overdue_pressed.connect(self._on_overdue)
        self._remind.clicked.connect(self._on_overdue)
        self._head.receipts_pressed.connect(self._on_receipts)
        self._head.keep_and_forget_pressed.connect(self._on_keep_and_forget)
        self._desk.files_pressed.connect(self._on_receipts)
        self._desk.closed.connect(self._on_desk_closed)
        self._question.answered.connect(self._on_answered)
        self._question.undone.connect(self._on_undone)
        self._question.put_off.connect(self._on_put_off)
        self._question.closed.connect(self._on_read)
        self._overview.tiles.chosen.connect(self._filters.choose)
        self._filters.ground_changed.connect(self._on_ground_changed)
        self._filters.narrowed.connect(self._on_narrowed)
        self._filters.went_down.connect(self._on_went_down)
        self._table.opened.connect(self._on_opened)
        self._table.row_reached.connect(self._on_row_reached)
        self._pause.timeout.connect(self._say_count)

    # What is shown

    def _show_parts(self, *, is_known: bool, is_waiting: bool) -> None:
        focused = self.focusWidget()
        self._owes_focus |= focused is not None and self._empty.isAncestorOf(focused)
        self._head.buttons.setVisible(is_known)
        self._board.setVisible(is_known)
        self._empty.setVisible(not is_known and not is_waiting)
        if is_known and self._owes_focus:
            self._owes_focus = False
            self._head.collect.setFocus()
        if not is_known:
            self._head.say("")

    def _show_team(self) -> None:
        """Everything that goes by the team and the module that are chosen."""
        team, chosen = self.session.team, self._filters
        self._groups = team.groups(chosen.module_id)
        self._last = ("", self._report)
        rows = matching(self._report, ReportFilter(team=chosen.team))
        number = figures(rows, self._groups)
        self._filters.show_figures(number)
        self._overview.tiles.show_figures(number, is_one_module=bool(chosen.module_id))
        found = team.figures(chosen.team)
        self._overview.chart.show_figures(bars(found.by_module), weeks(found.over_time, self.session.today()))
        self._head.say(self._facts(rows) if self._report.rows else "")
        self._table.show_module(chosen.module_id)
        self._show_rows()

    def _show_rows(self) -> None:
        """Those who are left when the group and the words are asked for too."""
        chosen = self._filters
        rows = self._found(chosen.text)
        if chosen.choice is not Choice.EVERYONE:
            rows = tuple(row for row in rows if self._groups[row.member.id] is chosen.choice)
        self._table.show_only([row.member.id for row in rows])
        self._overview.tiles.choose(chosen.choice)
        self._remind_row.setVisible(chosen.choice is Choice.OVERDUE and bool(rows))
        words = shown_words(len(rows), len(self._report.rows))
        self._filters.say_count(f"{words}. {_OPENS}" if rows else f"{words}.")

    def _collect_button(self) -> QPushButton:
        return self._empty.collect if self._head.buttons.isHidden() else self._head.collect

    def _found(self, text: str) -> tuple[Row, ...]:
        """Those in the team whom the words name; words that go on are looked for among those found before."""
        before, among = self._last
        if not text.startswith(before):
            among = self._report
        rows = matching(among, ReportFilter(text=text, team=self._filters.team))
        self._last = text, Report(self._report.modules, rows)
        return rows

    def _facts(self, rows: tuple[Row, ...]) -> str:
        names = teams(rows)
        whose = f"{names[0]}, " if len(names) == 1 else f"{len(names)} teams, " if names else ""
        collected = collected_words(self.session.team.files.last_collected(), self.session.today())
        return f"{whose}{people_words(len(rows))}. {collected}".strip()

    @Slot()
    def _show_question(self) -> None:
        if self._said is not None:
            return
        questions = self.session.team.questions()
        open_ones = [question for question in questions if question not in self._put_off]
        if open_ones:
            number = len(questions) - len(open_ones) + 1
            self._question.ask(open_ones[0], number, len(questions))
        else:
            self._question.clear()
        self._gap.setHidden(self._question.isHidden())

    @Slot()
    def _fit(self) -> None:
        """A small team's table is as tall as its rows; a large one fills most of the page, and scrolls."""
        whole = self._table.height_of(max(_LEAST_ROWS, len(self._report.rows)))
        share = max(round(self.height() * _TABLE_SHARE), self._table.height_of(_LEAST_ROWS))
        self._table.setMinimumHeight(min(share, whole))
        self._table.setMaximumHeight(whole)

    # What is done

    @Slot()
    def _on_collect(self) -> None:
        """Asks which files or folder, collects them, and says what became of each."""
        self._desk.ask(self._collect_button())

    @Slot()
    def _on_export(self) -> None:
        """Saves what the table shows."""
        chosen = self._filters
        wish = export_wish(self._report, self.rows, chosen.choice, chosen.text, chosen.team, chosen.module_id)
        dialog = ExportDialog(wish, self.session, self.look, self)
        dialog.notice.connect(self.notice)
        dialog.ask()

    @Slot()
    def _on_import_roster(self) -> None:
        """Adds people from a list that HR or a manager keeps."""
        self._desk.ask_for_roster()

    @Slot()
    def _on_overdue(self) -> None:
        """Who is overdue, with a reminder to copy for each."""
        self.go.emit(Overdue())

    @Slot()
    def _on_receipts(self) -> None:
        """What became of each file that was collected."""
        self.go.emit(FilesCollected())

    @Slot()
    def _on_desk_closed(self) -> None:
        self.first_focus().setFocus()

    @Slot()
    def _on_keep_and_forget(self) -> None:
        """Whose records have been kept long enough."""
        self.go.emit(KeepAndForget())

    @Slot(object, object)
    def _on_answered(self, question: Question, answer: Answer) -> None:
        said = self.session.team.members.answer(question, answer)
        if said is not None:
            self._said = said
            self._question.confirm(question, answer)
            self._gap.show()

    @Slot(object)
    def _on_undone(self, question: Question) -> None:
        said, self._said = self._said, None
        if said is not None and self.session.team.members.undo_answer(said):
            announce(self, "Undone")
            self._question.take_focus()

    @Slot()
    def _on_read(self) -> None:
        """What was noted has been read: on to the next question."""
        self._said = None
        self._show_question()
        self._head.collect.setFocus()

    @Slot(object)
    def _on_put_off(self, question: Question) -> None:
        self._put_off.add(question)
        self._show_question()
        self._head.collect.setFocus()

    @Slot()
    def _on_ground_changed(self) -> None:
        """While a large team is read anew, that shows what is chosen when it is ready."""
        if self.session.team.prepare() is None:
            self._show_team()
            self._pause.start()
        else:
            self.mark_stale()

    @Slot()
    def _on_narrowed(self) -> None:
        self._show_rows()
        self._pause.start()

    @Slot()
    def _say_count(self) -> None:
        announce(self._table, shown_words(len(self._table.rows), len(self._report.rows)))

    @Slot()
    def _on_went_down(self) -> None:
        if self._table.rows:
            self._table.setFocus()

    @Slot(str)
    def _on_opened(self, member_id: str) -> None:
        self.go.emit(TeamMember(member_id))

    @Slot(QRect)
    def _on_row_reached(self, place: QRect) -> None:
        self._scroll.show_row(self._table, place)
