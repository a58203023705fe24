"""Search: every step in which the words stand, as they are typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding.core.counting import counted
from onboarding.core.hits import Hit
from onboarding.core.text import Span
from onboarding.session import Session
from onboarding.ui.accessible import announce
from onboarding.ui.blocks.lines import Style
from onboarding.ui.destinations import Destination, OpenStep, SearchFor
from onboarding.ui.page import Page
from onboarding.ui.theme import Look
from onboarding.ui.widgets.press_card import FACT, TITLE, CardLine, PressCard
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.search_field import SearchField
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_PAUSE_MS = 150
_MOST = 30
_MEASURE = 760
_SNIPPET = Style(16, 400, 1.4)
_ASK = "Type a word or two. Every step that has them is listed here."


class SearchPage(Page):
    """Leads to the step that is pressed. Down and Up walk between the field and the results."""

    title = "Search"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self.field = SearchField(look)
        self._count = WrappingLabel(_ASK, "lead")
        self._cards: list[ResultCard] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_return)
        self.field.went_down.connect(self._on_went_down)
        self._pause.timeout.connect(self._search)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def results(self) -> list[ResultCard]:
        """What was found, best first."""
        return [card for card in self._cards if not card.isHidden()]

    @property
    def count_words(self) -> str:
        """How many were found, in words."""
        return self._count.text()

    def open(self, destination: Destination) -> None:
        assert isinstance(destination, SearchFor)
        self.show_words(destination.words)

    def refresh(self) -> None:
        if self.session.person is not None and self.field.text().strip():
            self._search()

    def first_focus(self) -> QWidget:
        return self.field

    def forget_person(self) -> None:
        self.field.clear()
        self._search()

    def show_words(self, text: str) -> None:
        """Searches for these words; with none, what was looked for last stands there to be typed over."""
        if text.strip():
            self.field.setText(text)
            self._search()
        self.field.selectAll()

    def _lay_out(self) -> None:
        scroll = self._scroll = ScrollingColumn()
        self._column = scroll.column
        self._column.addWidget(Heading("Search", "h1", level=1))
        self._column.addSpacing(16)
        self._column.addWidget(self.field)
        self._column.addSpacing(12)
        self._column.addWidget(self._count)
        self._column.addSpacing(16)
        self._results = QVBoxLayout()
        self._results.setSpacing(12)
        self._column.addLayout(self._results)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _show(self, hits: list[Hit]) -> None:
        while len(self._cards) < len(hits):
            card = ResultCard(self.look, self)
            card.opened.connect(self._on_opened)
            self._results.addWidget(card)
            self._cards.append(card)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(hits))
            if number < len(hits):
                card.show_hit(hits[number])

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        text = self.field.text().strip()
        hits = self.session.search(text) if text else []
        self._show(hits)
        self._count.setText(_count_words(text, len(hits)))
        if text:
            announce(self.field, self._count.text())

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_return(self) -> None:
        self._search()
        self._on_went_down()

    @Slot()
    def _on_went_down(self) -> None:
        for first in self.results[:1]:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(first)

    @Slot(str, str)
    def _on_opened(self, module_id: str, step_id: str) -> None:
        self.go.emit(OpenStep(module_id, step_id))

    @Slot()
    def _fit(self) -> None:
        self._scroll.widen_to(self.look.px(_MEASURE))


class ResultCard(PressCard):
    """One step that was found; emits its module and its own id when it is pressed."""

    opened = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._place = ("", "")
        self.clicked.connect(self._on_clicked)

    def show_hit(self, hit: Hit) -> None:
        self._place = (hit.module_id, hit.step_id)
        snippet = tuple(Span(text, strong=is_match) for text, is_match in hit.snippet)
        words = "".join(span.text for span in snippet)
        self.show_lines(
            (
                CardLine((Span(hit.step_title),), TITLE),
                CardLine((Span(hit.module_title),), FACT),
                *([CardLine(snippet, _SNIPPET)] if words.strip() else []),
            ),
            ", ".join(part for part in (hit.step_title, f"in {hit.module_title}", words) if part.strip()),
        )

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(*self._place)


def _count_words(text: str, found: int) -> str:
    if not text:
        return _ASK
    if not found:
        return f"Nothing found for “{text}”. Try another word, or a shorter one."
    return f"The first {found} steps found" if found == _MOST else f"{counted(found, 'step')} found"
