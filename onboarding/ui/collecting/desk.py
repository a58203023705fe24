"""The part of the team's page where records come in: asks what to collect, and says what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.counting import counted
from onboarding.core.roster import RosterSummary
from onboarding.core.roster_sentences import roster_sentence
from onboarding.errors import OnboardingError
from onboarding.jobs import Job
from onboarding.session import Session
from onboarding.team_work import BroughtBack, News
from onboarding.ui.collecting.back_question import BackQuestion
from onboarding.ui.collecting.collect_menu import CollectMenu
from onboarding.ui.collecting.collecting_card import CollectingCard
from onboarding.ui.collecting.drop_target import DropTarget
from onboarding.ui.collecting.roster_dialog import RosterDialog
from onboarding.ui.collecting.words import file_name, news_words
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.page import Notice, Page, Tone
from onboarding.ui.theme import Look
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_WATCHED = "New records in the hand-in folder are collected while this page is open."
_GAP = 16
_AWAY = "The hand-in folder can’t be reached just now. It is looked for again every half minute."


class CollectingDesk(QWidget):
    """Watches the hand-in folder for as long as it can be seen. Files may be dropped on the whole page."""

    files_pressed = Signal()
    """The list of the files collected is wanted."""
    closed = Signal()
    """The keyboard wants another place."""

    def __init__(self, session: Session, look: Look, page: Page) -> None:
        super().__init__(page)
        self._session = session
        self._look = look
        self._page = page
        self._back: dict[Job, str] = {}
        self._menu = CollectMenu(self)
        self._card = CollectingCard(look)
        self._watched = WrappingLabel("", "smallest", tone="muted")
        self._watched_icon = IconLabel(look, "eye", "muted", size=18)
        self._line = QWidget()
        self._gap = QWidget()
        self._drop = DropTarget(page, look)
        self._lay_out()
        self._connect()

    def ask(self, button: QPushButton) -> None:
        """Opens the menu under the button that was pressed."""
        if self._card.is_busy:
            self._card.focus_on_progress()
        else:
            self._menu.open_under(button, self._session.settings.hand_in_folder)

    def ask_for_roster(self) -> None:
        """Opens the window that explains, imports and says what came of it."""
        dialog = RosterDialog(self._session, self._look, self._page)
        dialog.ask()
        if dialog.job is not None and not dialog.job.is_over:
            dialog.job.finished.connect(self._on_imported)

    @Slot(list)
    def collect(self, paths: Sequence[Path]) -> None:
        """One after another: a second pile waits until the first is done."""
        if self._card.is_busy:
            self._card.focus_on_progress()
            words = "Collecting is still going on. Add more once it is done, or cancel it first."
            self._page.notice.emit(Notice(Tone.INFO, words))
        else:
            self._card.follow(self._session.team.files.collect(paths))
            self._gap.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._session.team.files.hand_in_watch.stop()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 12)
        line.setSpacing(8)
        line.addWidget(self._watched_icon)
        line.addWidget(self._watched, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._card)
        column.addWidget(self._gap)
        self._gap.setFixedHeight(_GAP)
        self._gap.hide()
        self._line.hide()

    def _connect(self) -> None:
        watch = self._session.team.files.hand_in_watch
        watch.collected.connect(self._on_news)
        watch.looked.connect(self._on_looked)
        self._session.settings_changed.connect(self._watch)
        self._menu.chosen.connect(self.collect)
        self._drop.dropped.connect(self.collect)
        self._card.wanted_back.connect(self._on_wanted_back)
        self._card.files_pressed.connect(self.files_pressed)
        self._card.closed.connect(self._on_closed)

    @Slot()
    def _watch(self) -> None:
        """Starts or stops, as the page is seen and as the settings say."""
        settings = self._session.settings
        watch = self._session.team.files.hand_in_watch
        if self.isVisible() and settings.shows_team and settings.hand_in_folder:
            watch.start(Path(settings.hand_in_folder))
        else:
            watch.stop()
            self._line.hide()

    @Slot()
    def _on_closed(self) -> None:
        self._gap.hide()
        self.closed.emit()

    @Slot(bool)
    def _on_looked(self, is_reached: bool) -> None:
        self._watched.setText(_WATCHED if is_reached else _AWAY)
        icon, role = ("eye", "muted") if is_reached else ("warning", "warn")
        self._watched_icon.show_icon(icon, role)
        self._line.show()

    @Slot(object)
    def _on_news(self, news: News) -> None:
        tone = Tone.WARN if news.refused else Tone.GOOD
        self._page.notice.emit(Notice(tone, news_words(news)))

    @Slot(object)
    def _on_imported(self, summary: RosterSummary) -> None:
        """The window that would say so was closed before."""
        self._page.notice.emit(Notice(Tone.GOOD, roster_sentence(summary)))

    @Slot(str)
    def _on_wanted_back(self, path: str) -> None:
        if BackQuestion(file_name(path), self._look, self._page).ask():
            job = self._session.team.files.bring_back(Path(path))
            self._back[job] = path
            job.finished.connect(self._on_back)
            job.failed.connect(self._on_not_back)

    @Slot(object)
    def _on_back(self, back: BroughtBack) -> None:
        steps = counted(back.summary.steps_added, "step")
        self._settle(f"{back.person.name} is back: {steps} added.")

    @Slot(object)
    def _on_not_back(self, error: OnboardingError) -> None:
        """The banner says why."""
        self._back.pop(self._sender(), None)

    def _settle(self, words: str) -> None:
        path = self._back.pop(self._sender(), None)
        if path is not None:
            self._card.settle(path, words)

    def _sender(self) -> Job:
        job = self.sender()
        assert isinstance(job, Job)
        return job
