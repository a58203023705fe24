"""Who is learning? The people who learn on this computer account, each with a big button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from onboarding.core.dates import day_words
from onboarding.core.records import Person
from onboarding.core.text import Span
from onboarding.session import Session
from onboarding.ui.blocks.lines import Style
from onboarding.ui.destinations import Home, Welcome
from onboarding.ui.page import Page
from onboarding.ui.theme import Look
from onboarding.ui.widgets.press_card import FACT, CardLine, PressCard
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_MEASURE = 560
_NAME = Style(20, 600, 1.3)
_NOW = Style(15, 600, 1.4, "accent_ink")
_LEAD = "Press your name. Everybody’s progress is kept apart."


class PeoplePage(Page):
    """Makes the person who is pressed the one who learns now."""

    title = "Who is learning?"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self.cards: list[PersonCard] = []
        self.new = QPushButton("Somebody new")
        self.new.setAutoDefault(True)
        look.put_icon(self.new, "add")
        self._scroll = ScrollingColumn(centred=True)
        self._list = QVBoxLayout()
        self._lay_out()
        self.new.clicked.connect(self._on_new)
        look.changed.connect(self._fit)
        self._fit()

    def refresh(self) -> None:
        people = self.session.people()
        while len(self.cards) < len(people):
            self._add_card()
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(people))
            if number < len(people):
                card.show_person(people[number], is_learning=people[number] == self.session.person)

    def first_focus(self) -> QWidget:
        shown = [card for card in self.cards if not card.isHidden()]
        mine = [card for card in shown if self.session.person and card.person_id == self.session.person.id]
        return next(iter(mine or shown), self.new)

    def _lay_out(self) -> None:
        column = self._scroll.column
        self._list.setSpacing(12)
        column.addStretch(1)
        column.addWidget(Heading(self.title, "display", level=1))
        column.addSpacing(4)
        column.addWidget(WrappingLabel(_LEAD, "lead"))
        column.addSpacing(24)
        column.addLayout(self._list)
        column.addSpacing(20)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _add_card(self) -> None:
        card = PersonCard(self.look, self)
        card.chosen.connect(self._on_chosen)
        self._list.addWidget(card)
        self.cards.append(card)
        QWidget.setTabOrder(card, self.new)
        self.new.raise_()  # for screen readers too, the button comes after the cards

    @Slot(str)
    def _on_chosen(self, person_id: str) -> None:
        if self.session.choose_person(person_id):
            self.go.emit(Home())

    @Slot()
    def _on_new(self) -> None:
        self.go.emit(Welcome())

    @Slot()
    def _fit(self) -> None:
        self._scroll.widen_to(self.look.px(_MEASURE))


class PersonCard(PressCard):
    """A name, and what tells two people of that name apart."""

    chosen = Signal(str)
    """The person's id."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.person_id = ""
        self.clicked.connect(self._on_clicked)

    def show_person(self, person: Person, *, is_learning: bool) -> None:
        self.person_id = person.id
        lines = [CardLine((Span(person.name),), _NAME)]
        if details := _details(person):
            lines.append(CardLine((Span(details),), FACT))
        if is_learning:
            lines.append(CardLine((Span("Learning now"),), _NOW, "tick-circle"))
        self.show_lines(lines, ", ".join(line.text[0].text for line in lines))

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.person_id)


def _details(person: Person) -> str:
    facts = (
        person.team,
        f"staff number {person.staff_number}" if person.staff_number else "",
        f"started {day_words(person.start_date)}" if person.start_date else "",
    )
    words = ", ".join(fact for fact in facts if fact)
    return words[:1].upper() + words[1:]
