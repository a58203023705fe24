"""My record: what I have completed, the ways it leaves this computer, and what is held about me."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from onboarding.core.counting import counted
from onboarding.core.progress import PathwayProgress
from onboarding.core.records import Person
from onboarding.core.who_helps import who_helps
from onboarding.session import Session
from onboarding.ui.destinations import Home, WhoIsLearning
from onboarding.ui.page import Notice, Page, Tone
from onboarding.ui.record.bring_in_dialog import bring_record, joined_words
from onboarding.ui.record.completed_table import CompletedTable, completed_steps
from onboarding.ui.record.completion_page import Completed, completion_pdf
from onboarding.ui.record.erase_dialog import EraseForGood, EraseQuestion
from onboarding.ui.record.hand_in_card import HandInCard
from onboarding.ui.record.hand_in_words import HandInState, last_words
from onboarding.ui.record.letter import print_colours
from onboarding.ui.record.more_card import MoreCard
from onboarding.ui.record.saving import ask_where
from onboarding.ui.record.sides import Sides
from onboarding.ui.record.standing import Standing, modules_complete, standings
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.empty_state import EmptyState
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_NOTHING = "Nothing yet. Each step you finish is listed here, with its date."


class RecordPage(Page):
    title = "My record"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._name = Heading("", "h1", level=1)
        self._summary = WrappingLabel("", "lead")
        self._pdf = QPushButton("Page of completion…")
        self._hand_in = HandInCard(look)
        self._table = CompletedTable(look)
        self._order = QComboBox()
        self._empty = EmptyState(look, "record", _NOTHING, action="Start")
        self._more = MoreCard(look)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        person = self.session.person
        if person is None:
            return
        completions = self.session.completions()
        self._name.setText(person.name)
        found = self._standings()
        self._summary.setText(summary_words(self.session.pathway_progress(), found))
        self._hand_in.show_state(self._hand_in_state())
        self._table.show_steps(completed_steps(found, self.session.modules()))
        for part in (self._pdf, self._hand_in, self._done):
            part.setVisible(bool(completions))
        self._empty.setHidden(bool(completions))

    def first_focus(self) -> QWidget:
        return self._pdf if not self._pdf.isHidden() else self._empty.button

    def forget_person(self) -> None:
        self._table.show_steps([])
        self._order.setCurrentIndex(0)

    def _lay_out(self) -> None:
        mark(self._pdf, role="")
        self.look.put_icon(self._pdf, "certificate")
        self._scroll = ScrollingColumn(widest=1100, parent=self)
        column = self._scroll.column
        who = _stacked(WrappingLabel(self.title, "eyebrow"), self._name, self._summary)
        column.addWidget(Sides(self.look, who, self._pdf))
        column.addSpacing(24)
        column.addWidget(self._hand_in)
        column.addSpacing(32)
        self._done = self._completed()
        column.addWidget(self._done)
        column.addWidget(self._empty)
        column.addSpacing(32)
        column.addWidget(Heading("More about my record", "h2", level=2))
        column.addSpacing(12)
        column.addWidget(self._more)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _completed(self) -> QWidget:
        self._order.addItems(["By module", "Newest first"])
        self._order.setAccessibleName("Order of the steps")
        self._order.view().setAccessibleName("Order of the steps")
        label = QLabel("&Order")
        mark(label, role="label")
        label.setBuddy(self._order)
        title = Heading("What you have completed", "h2", level=2)
        order = ButtonRow(label, self._order)
        return _stacked(Sides(self.look, title, order, least_words=260), self._table, spacing=12)

    def _connect(self) -> None:
        self._pdf.clicked.connect(self._on_pdf)
        self._empty.button.clicked.connect(self._on_start)
        self._order.currentIndexChanged.connect(self._on_order)
        self._table.row_reached.connect(self._on_row_reached)
        self._hand_in.hand_in_pressed.connect(self._on_hand_in)
        self._hand_in.save_pressed.connect(self._on_save_record)
        self._more.bring_in_pressed.connect(self._on_bring_in)
        self._more.everything_pressed.connect(self._on_everything)
        self._more.erase_pressed.connect(self._on_erase)

    def _standings(self) -> list[Standing]:
        outlines = self.session.modules()
        progress = {outline.id: self.session.progress(outline.id) for outline in outlines}
        return standings(outlines, progress, self.session.completions())

    def _hand_in_state(self) -> HandInState:
        session = self.session
        return HandInState(
            session.settings.hand_in_folder,
            session.last_hand_in(),
            session.waiting_hand_in(),
            tuple(session.completions()),
            session.help_contact,
        )

    @Slot()
    def _on_start(self) -> None:
        self.go.emit(Home())

    @Slot(int)
    def _on_order(self, choice: int) -> None:
        if choice:
            self._table.order_newest_first()
        else:
            self._table.order_by_pathway()

    @Slot(QRect)
    def _on_row_reached(self, place: QRect) -> None:
        self._scroll.show_row(self._table, place)

    @Slot()
    def _on_hand_in(self) -> None:
        if not self.session.hand_in():
            return
        last, waiting = self.session.last_hand_in(), self.session.waiting_hand_in()
        if waiting:
            words = "Waiting: the folder can’t be reached. Your record will be handed in when it can."
            words = f"{words} {who_helps(self.session.help_contact)}".rstrip()
            self.notice.emit(Notice(Tone.WARN, words))
        elif last:
            self.notice.emit(Notice(Tone.GOOD, last_words(last, self.session.settings.hand_in_folder)))

    @Slot()
    def _on_save_record(self) -> None:
        name = self.session.record_file_name()
        self._save(
            "Save my record file", name, "Record files (*.onboarding.json)", self.session.save_record_file
        )

    @Slot()
    def _on_pdf(self) -> None:
        name = self.session.record_file_name().split(".")[0]
        self._save("Save the page of completion", f"{name}.pdf", "PDF (*.pdf)", self._save_pdf)

    @Slot()
    def _on_everything(self) -> None:
        name = self.session.record_file_name().split(".")[0]
        title = "Save everything held about me"
        self._save(title, f"{name}-everything.html", "Web page (*.html)", self.session.save_everything)

    @Slot()
    def _on_bring_in(self) -> None:
        brought = bring_record(self, self.session, self.look)
        if brought:
            self.notice.emit(Notice(Tone.GOOD, joined_words(brought)))

    @Slot()
    def _on_erase(self) -> None:
        person = self.session.person
        if person is None or not self._is_sure(person):
            return
        if self.session.erase_me():
            self.go.emit(WhoIsLearning())
            self.notice.emit(Notice(Tone.GOOD, f"{person.name} is erased from this computer."))

    def _is_sure(self, person: Person) -> bool:
        done = f"the {counted(len(self.session.completions()), 'step')} you completed"
        first = EraseQuestion(person, done, self.look, self)
        first.save_pressed.connect(self._on_save_record)
        return first.ask() and EraseForGood(person, self.look, self).ask()

    def _save_pdf(self, path: Path) -> bool:
        person = self.session.person
        assert person is not None, "a page of completion is somebody's"
        completed = Completed(
            person,
            self.session.pathway().title,
            self.session.pathway_progress().modules_total,
            tuple(self._standings()),
            self.session.now(),
            self.session.organisation,
        )
        page = completion_pdf(completed, self.look.font(16).family(), print_colours())
        return self.session.save_page(path, page)

    def _save(self, title: str, name: str, kind: str, verb: Callable[[Path], bool]) -> None:
        """Asks where to; says that it is saved once it is."""
        path = ask_where(self, title, name, kind)
        if path is not None and verb(path):
            self.notice.emit(Notice(Tone.GOOD, f"Saved as {path}"))


def summary_words(progress: PathwayProgress, standings: Sequence[Standing]) -> str:
    """`7 of 10 steps done. 1 module complete.` A module stays complete when HR adds a step to it."""
    steps = f"{progress.steps_done} of {counted(progress.steps_total, 'step')} done."
    return f"{steps} {counted(modules_complete(standings), 'module')} complete."


def _stacked(*parts: QWidget, spacing: int = 4) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    return whole
