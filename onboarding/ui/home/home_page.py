"""Learn: the first thing a person sees, with one obvious next thing and the whole pathway under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from onboarding.core.catalogue import Problem, Severity
from onboarding.core.progress import State
from onboarding.session import Session
from onboarding.ui.destinations import OpenStep, SearchFor
from onboarding.ui.home.hero_card import HeroCard
from onboarding.ui.home.next_thing import next_thing
from onboarding.ui.home.pathway_view import PathwayView, by_area
from onboarding.ui.home.words import done_words, greeting
from onboarding.ui.page import Page
from onboarding.ui.theme import Look
from onboarding.ui.widgets.empty_state import EmptyState
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.search_field import SearchField
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

if TYPE_CHECKING:
    from onboarding.ui.home.library_problems import LibraryProblems
    from onboarding.ui.home.new_since import NewSince, Renewed

_SIDE_BY_SIDE_FROM = 820
_MEASURE = 700
_SEARCH_WIDTH = 280
_NOTHING_HERE = "There are no modules here yet. They will appear as soon as HR has put some into the library."


class HomePage(Page):
    """Reads the pathway and the person's progress; leads to steps, to the search and to the record."""

    title = "Learn"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._search = SearchField(look)
        self._greeting = Heading(role="display", level=1)
        self._lead, self._more = WrappingLabel(role="lead"), WrappingLabel(role="lead")
        self._hero = HeroCard(look)
        self._new_since: NewSince | None = None
        self._problems: LibraryProblems | None = None
        self._empty = EmptyState(look, "learn", _NOTHING_HERE)
        self._pathway = PathwayView(look)
        self._lay_out()
        self._search.returnPressed.connect(self._on_search)
        self._hero.go.connect(self.go)
        self._pathway.opened.connect(self._on_module_opened)
        look.changed.connect(self._fit)

    def refresh(self) -> None:
        session = self.session
        if session.person is None:
            return
        areas = by_area(session.pathway(), session.modules())
        has_modules = bool(areas)
        self._hero.setVisible(has_modules)
        self._pathway.setVisible(has_modules)
        self._empty.setVisible(not has_modules)
        self._greeting.setText(greeting(session.now().hour, session.person.name))
        lead, more = self._lead_words()
        self._lead.setText(lead)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._show_problems(session.problems())
        if has_modules:
            self._hero.show_next(next_thing(session), session.pathway_progress())
        self._show_renewed(self._renewed())
        self._pathway.show_areas(areas, session.progress, session.today())

    def first_focus(self) -> QWidget:
        return self._search if self._hero.isHidden() else self._hero.button

    def forget_person(self) -> None:
        self._search.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_renewed(self, renewed: Sequence[Renewed]) -> None:
        if renewed and self._new_since is None:
            self._new_since = self._add_new_since()
        if self._new_since is not None:
            self._new_since.show_renewed(renewed)

    def _add_new_since(self) -> NewSince:
        from onboarding.ui.home.new_since import NewSince

        new_since = NewSince(self.look)
        self._column.insertWidget(self._column.indexOf(self._hero) + 1, new_since)
        new_since.stackUnder(self._problems or self._empty)  # screen readers go by this order
        QWidget.setTabOrder(self._hero.button, new_since.button)
        new_since.go.connect(self.go)
        return new_since

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Only errors are told: advice is for the people who write. Most libraries never have one."""
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if errors and self._problems is None:
            self._problems = self._add_problems()
        if self._problems is not None:
            self._problems.show_problems(errors)

    def _add_problems(self) -> LibraryProblems:
        from onboarding.ui.home.library_problems import LibraryProblems

        problems, above = LibraryProblems(self.look), self._new_since or self._hero
        self._column.insertWidget(self._column.indexOf(above) + 1, problems)
        problems.stackUnder(self._empty)  # screen readers go by this order
        QWidget.setTabOrder(above.button, problems.toggle)
        QWidget.setTabOrder(problems.toggle, problems.copy)
        return problems

    def _lead_words(self) -> tuple[str, str]:
        """What stands under the greeting, and a second paragraph if there is more to say."""
        if self.session.completions():
            return done_words(self.session.pathway_progress()), ""
        first, *others = self.session.pathway().welcome or ("",)
        return first, "\n\n".join(others)

    def _renewed(self) -> list[Renewed]:
        """Modules with steps to read that were complete, but for the one that Continue leads to anyway."""
        found = self.session.what_next()
        next_id = found[0] if found else ""
        pairs = ((outline, self.session.progress(outline.id)) for outline in self.session.modules())
        return [
            (outline.id, outline.title, progress.renewed)
            for outline, progress in pairs
            if progress.state is State.RENEWED and progress.renewed and outline.id != next_id
        ]

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.RightToLeft)
        self._head.setSpacing(16)
        self._head.addWidget(self._search)
        self._head.addWidget(self._greeting, 1)
        lead = QVBoxLayout()
        lead.setSpacing(8)
        lead.addWidget(self._lead)
        lead.addWidget(self._more)
        measured = QHBoxLayout()
        measured.addLayout(lead, 1)
        measured.addStretch()
        scroll = ScrollingColumn(parent=self)
        column = self._column = scroll.column
        column.addLayout(self._head)
        column.addSpacing(4)
        column.addLayout(measured)
        column.addSpacing(20)
        column.addWidget(self._hero)
        column.addSpacing(24)
        column.addWidget(self._empty)
        column.addWidget(self._pathway)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    @Slot()
    def _fit(self) -> None:
        is_wide = self.width() >= self.look.px(_SIDE_BY_SIDE_FROM)
        way = QBoxLayout.Direction.RightToLeft if is_wide else QBoxLayout.Direction.TopToBottom
        if self._head.direction() != way:
            self._head.setDirection(way)
        width = self.look.px(_SEARCH_WIDTH)
        self._search.setMinimumWidth(width if is_wide else 0)
        self._search.setMaximumWidth(width if is_wide else self.maximumWidth())
        for label in (self._lead, self._more):
            label.setMaximumWidth(self.look.px(_MEASURE))

    @Slot()
    def _on_search(self) -> None:
        self.go.emit(SearchFor(self._search.text()))

    @Slot(str)
    def _on_module_opened(self, module_id: str) -> None:
        self.go.emit(OpenStep(module_id))
