"""One staff number under two records: are they one person? Shows both; what was said can be undone."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.dates import day_words
from onboarding.core.members import Answer, KnownPerson, Question
from onboarding.ui.accessible import announce
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_WHY = (
    "One person may have learnt on two computers; or somebody mistyped a number. "
    "Nothing is lost either way, and it can be undone."
)
_SIDE_BY_SIDE_FROM = 620


class QuestionCard(QFrame):
    """Hidden until there is something to ask or to undo."""

    answered = Signal(object, object)
    """The Question and the Answer."""
    undone = Signal(object)
    """The Question whose answer is taken back."""
    put_off = Signal(object)
    """The Question that is to be asked another time."""

    closed = Signal()
    """What was noted has been read."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._question: Question | None = None
        mark(self, role="banner", tone="warn")
        self._icon = IconLabel(look, "help", "warn", size=24)
        self._title = Heading("", "h3", level=2)
        self._why = WrappingLabel(_WHY, "small")
        self._one, self._other = Candidate(), Candidate()
        self._same = QPushButton("Same person")
        self._different = QPushButton("Two people")
        self._later = QPushButton("Not now")
        self._undo = QPushButton("Undo")
        self._close = QPushButton("Close")
        self._lay_out()
        self._connect()
        self.hide()

    def ask(self, question: Question, number: int, total: int) -> None:
        """`number` of `total` questions, counted from 1."""
        self._question = question
        which = f" ({number} of {total})" if total > 1 else ""
        self._dress("warn", "help")
        self._title.setText(f"Staff number {question.one.person.staff_number}: is this one person?{which}")
        self._one.show_person(question.one)
        self._other.show_person(question.other)
        self._show_parts(is_asking=True)

    def confirm(self, question: Question, answer: Answer) -> None:
        """What was noted, and the way back."""
        self._question = question
        self._dress("good", "tick-circle")
        self._title.setText(said_words(question, answer))
        self._show_parts(is_asking=False)
        self.take_focus()
        announce(self, self._title.text())

    def take_focus(self) -> None:
        """The button that was pressed is gone: the keyboard goes on with what is there instead."""
        (self._undo if self.is_confirming else self._same).setFocus()

    def clear(self) -> None:
        """Nothing to ask."""
        self._question = None
        self.hide()

    @property
    def is_confirming(self) -> bool:
        return not self.isHidden() and not self._confirming.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _lay_out(self) -> None:
        mark(self._same, role="")
        for quiet in (self._later, self._close):
            mark(quiet, role="quiet")
        self._look.put_icon(self._undo, "undo")
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(12)
        self._pair.addWidget(self._one, 1)
        self._pair.addWidget(self._other, 1)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        self._asking = ButtonRow(self._same, self._different, self._later)
        self._confirming = ButtonRow(self._undo, self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addLayout(self._pair)
        column.addWidget(self._asking)
        column.addWidget(self._confirming)

    def _connect(self) -> None:
        self._same.clicked.connect(self._on_same)
        self._different.clicked.connect(self._on_different)
        self._later.clicked.connect(self._on_later)
        self._undo.clicked.connect(self._on_undo)
        self._close.clicked.connect(self.closed)

    def _dress(self, tone: str, icon: str) -> None:
        mark(self, tone=tone)
        self._icon.show_icon(icon, "warn" if tone == "warn" else "accent_ink")

    def _show_parts(self, *, is_asking: bool) -> None:
        asking: tuple[QWidget, ...] = (self._why, self._one, self._other, self._asking)
        for part in asking:
            part.setVisible(is_asking)
        self._confirming.setVisible(not is_asking)
        self.show()
        self._turn()

    def _turn(self) -> None:
        is_wide = self.width() >= self._look.px(_SIDE_BY_SIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._pair.direction() != way:
            self._pair.setDirection(way)

    @Slot()
    def _on_same(self) -> None:
        self.answered.emit(self._question, Answer.SAME)

    @Slot()
    def _on_different(self) -> None:
        self.answered.emit(self._question, Answer.DIFFERENT)

    @Slot()
    def _on_later(self) -> None:
        self.put_off.emit(self._question)

    @Slot()
    def _on_undo(self) -> None:
        self.undone.emit(self._question)


class Candidate(QFrame):
    """One of the two: name, staff number, team, start date, and where they are known from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self._name = Heading("", "h3", level=3)
        self._facts = WrappingLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addWidget(self._facts)
        column.addStretch(1)

    def show_person(self, known: KnownPerson) -> None:
        self._name.setText(known.person.name)
        self._facts.setText("\n".join(facts(known)))


def facts(known: KnownPerson) -> list[str]:
    """A line each."""
    person = known.person
    started = f"Started {day_words(person.start_date)}" if person.start_date else "No start date"
    found = [f"Staff number {person.staff_number}", person.team or "No team", started]
    if person.manager:
        found.append(f"Manager {person.manager}")
    if known.has_record:
        found.append("Record collected")
    if known.learns_here:
        found.append("Learns on this computer")
    return found


def said_words(question: Question, answer: Answer) -> str:
    """What an answer comes to."""
    one, other = question.one.person.name, question.other.person.name
    if answer is Answer.SAME:
        names = one if one == other else f"{one} and {other}"
        return f"Noted: {names}, one person. Both records count together."
    return f"Noted: {one} and {other} are two people."
