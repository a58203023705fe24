"""The window: knows the navigation, the banner and the session, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from onboarding.errors import NotSaved, OnboardingError
from onboarding.session import Session
from onboarding.settings import TEXT_PERCENTS, Settings
from onboarding.ui import destinations as to
from onboarding.ui.accessible import announce
from onboarding.ui.focus_ring import FocusRing
from onboarding.ui.nav_column import NavColumn
from onboarding.ui.page import Notice, Page, Tone
from onboarding.ui.pages import page_class
from onboarding.ui.theme import Appearance, Look
from onboarding.ui.widgets.banner import Banner, BannerShelf

APP_TITLE = "We’re Kirklees"
_DESIGN_SIZE = (1280, 800)
_LEAST_SIZE = (720, 540)

_LOAD_AHEAD_MS = 40
_WITHOUT_NAV = (to.OpenStep, to.Content, to.WhoIsLearning, to.Welcome)


class MainWindow(QMainWindow):
    """Takes a person to the place that a page asks for, and tells every page what changed.

    A page is made when it is first gone to, so that the first one is on the screen as soon as can be.
    """

    went = Signal()
    """The person is somewhere else now: see `place`."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self._look = look
        self._pages: dict[type, Page] = {}
        self._ahead: list[type] = [to.OpenStep, to.MyRecord, to.Preferences, to.SearchFor, to.Help]
        self._at: to.Destination | None = None
        self._not_saved = ""  # what the banner says until something is saved again
        whole = QWidget()  # in its place before it is filled, or Qt dresses all that is in it twice
        self.setCentralWidget(whole)
        self._nav = NavColumn(look, whole)
        self._stack = QStackedWidget(whole)
        self.banner = Banner(look)
        self._lay_out(whole)
        self._connect()
        self._add_shortcuts()
        self._ring = FocusRing(self, look)
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(*(session.settings.window or _DESIGN_SIZE))
        self.setWindowIcon(QIcon(look.pixmap("app", "accent", 64, self.devicePixelRatioF())))
        self.go_first()

    @property
    def place(self) -> to.Destination | None:
        """Where the person is now."""
        return self._at

    @property
    def is_in_a_step(self) -> bool:
        """Whether the person is in the middle of a module."""
        return isinstance(self._at, to.OpenStep)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def go_first(self) -> None:
        """The page to start with: home for who learnt here last, else who is learning, else the welcome."""
        if self._session.person:
            self.go(to.Home())
        elif self._session.people():
            self.go(to.WhoIsLearning())
        else:
            self.go(to.Welcome())

    @Slot(object)
    def go(self, destination: to.Destination) -> None:
        """Shows a place; the keyboard starts at its first control."""
        if isinstance(destination, to.BringRecord):
            self._bring_record()
            return
        page = self._page_for(destination)
        page.open(destination)
        self.banner.turn_page()
        self._at = destination
        self._nav.setVisible(not isinstance(destination, _WITHOUT_NAV))
        self._nav.show_place(destination)
        self._stack.setCurrentWidget(page)
        self._name_window()
        page.first_focus().setFocus()
        announce(self, page.title)
        self.went.emit()

    def show_in_front(self) -> None:
        """Comes to the front, from wherever the window was."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def say(self, notice: Notice) -> None:
        """Shows a notice in the banner."""
        self.banner.say(notice)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_LOAD_AHEAD_MS, self, self._load_ahead)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses every button, as Help says; of themselves only default buttons know it."""
        pressed = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(pressed, QPushButton):
            pressed.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._nav.fit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        for page in self._pages.values():
            page.leave()
        if not self.isMaximized() and not self.isFullScreen():
            size = (self.width(), self.height())
            if size != self._session.settings.window:
                self._session.change_settings(replace(self._session.settings, window=size))
        super().closeEvent(event)

    def _lay_out(self, whole: QWidget) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(BannerShelf(self.banner))
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._nav)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        session = self._session
        for signal in (session.progress_changed, session.records_changed):
            signal.connect(self._on_changed)
        # Comes in the middle of a page's reading, which must come to its end before any page reads again.
        session.content_changed.connect(self._on_content_changed, Qt.ConnectionType.QueuedConnection)
        session.person_changed.connect(self._on_person_changed)
        session.settings_changed.connect(self._on_settings_changed)
        session.failed.connect(self._on_failed)
        self._nav.go.connect(self.go)
        self._nav.show_person(session.person)
        self._nav.show_team(session.settings.shows_team)
        self._nav.show_content(session.settings.shows_content)

    def _add_shortcuts(self) -> None:
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+1", lambda: self._go_if_known(to.Home())),
            ("Ctrl+2", lambda: self._go_if_known(to.MyRecord())),
            ("Ctrl+3", self._go_to_team),
            ("Ctrl+4", self._go_to_content),
            ("Ctrl+,", lambda: self._go_if_known(to.Preferences())),
            ("F1", lambda: self._go_if_known(to.Help())),
            ("Ctrl+F", lambda: self._go_if_known(to.SearchFor(""))),
            ("Ctrl+K", lambda: self._go_if_known(to.SearchFor(""))),
            ("Ctrl++", lambda: self._change_text(+1)),
            ("Ctrl+=", lambda: self._change_text(+1)),
            ("Ctrl+-", lambda: self._change_text(-1)),
            ("Ctrl+0", lambda: self._change_text(0)),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _go_if_known(self, destination: to.Destination) -> None:
        if self._session.person:
            self.go(destination)

    def _go_to_team(self) -> None:
        if self._session.settings.shows_team:
            self._go_if_known(to.Team())

    def _go_to_content(self) -> None:
        if self._session.settings.shows_content:
            self._go_if_known(to.Content())

    def _change_text(self, by: int) -> None:
        now = self._session.settings.text_percent
        at = TEXT_PERCENTS.index(now) + by if by else 0
        percent = TEXT_PERCENTS[max(0, min(at, len(TEXT_PERCENTS) - 1))]
        if percent != now:
            self._session.change_settings(replace(self._session.settings, text_percent=percent))
        announce(self, f"Text {percent} per cent")

    def _page_for(self, destination: to.Destination) -> Page:
        kind = type(destination)
        if kind not in self._pages:
            page = page_class(kind)(self._session, self._look, self._stack)
            page.go.connect(self.go)
            page.notice.connect(self.say)
            self._pages[kind] = page
            self._stack.addWidget(page)
        return self._pages[kind]

    @Slot()
    def _load_ahead(self) -> None:
        """Reads the pages that may be gone to next, one at a time, once the first one is on the screen."""
        if self._ahead:
            page_class(self._ahead.pop(0))
            QTimer.singleShot(_LOAD_AHEAD_MS, self, self._load_ahead)

    def _name_window(self) -> None:
        title = self.page.title
        self.setWindowTitle(f"{title} · {APP_TITLE}" if title else APP_TITLE)

    def _bring_record(self) -> None:
        from onboarding.ui.record.bring_in_dialog import bring_record

        if bring_record(self, self._session, self._look):
            self.go(to.Home())

    @Slot()
    def _on_content_changed(self) -> None:
        for page in self._pages.values():
            page.mark_stale()

    @Slot()
    def _on_changed(self) -> None:
        for page in self._pages.values():
            page.mark_stale()
        self._nav.show_saving(True)
        if self._not_saved and self.banner.words == self._not_saved:
            self.banner.clear()

    @Slot()
    def _on_person_changed(self) -> None:
        self._nav.show_person(self._session.person)
        for page in self._pages.values():
            page.forget_person()
            page.mark_stale()

    @Slot()
    def _on_settings_changed(self) -> None:
        self._look.apply(appearance(self._session.settings))
        self._nav.show_team(self._session.settings.shows_team)
        self._nav.show_content(self._session.settings.shows_content)
        self._nav.fit(self.width())

    @Slot(object)
    def _on_failed(self, error: OnboardingError) -> None:
        from onboarding.core.sentences import error_sentence
        from onboarding.core.who_helps import with_contact

        words = with_contact(error_sentence(error), self._session.help_contact)
        if isinstance(error, NotSaved):
            self._nav.show_saving(False)
            self._not_saved = words
        self.banner.say(Notice(Tone.BAD, words))


def appearance(settings: Settings) -> Appearance:
    """What the look needs to know of the settings."""
    return Appearance(settings.theme, settings.font, settings.text_percent, settings.reduced_motion)
