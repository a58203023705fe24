"""Builds the program from its parts: the only place that knows every one of them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QLocale, QSettings, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from onboarding import starting
from onboarding.errors import LibraryUnreadable, OnboardingError, SettingsDamaged
from onboarding.files.library import Library, open_library
from onboarding.logs import start_log
from onboarding.one_copy import OneCopy
from onboarding.options import Options
from onboarding.paths import Places, shipped
from onboarding.policy import help_contact, in_force, log_problems, policy_in_force
from onboarding.session import Session
from onboarding.settings import Settings, read_settings, set_settings_aside
from onboarding.store.database import open_database
from onboarding.ui import accessible
from onboarding.ui.crash_reporter import CrashReporter
from onboarding.ui.main_window import MainWindow, appearance
from onboarding.ui.page import Notice, Tone
from onboarding.ui.theme import STYLED, Look

if TYPE_CHECKING:
    from onboarding.library_watch import LibraryWatch

log = logging.getLogger(__name__)

_HAND_IN_AGAIN_MS = 60_000
_STARTED_MS = 1000
"""By then the first page has long been painted, and the pages that may come next have been read ahead."""
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class App(NamedTuple):
    """The parts that live as long as the window does."""

    session: Session
    look: Look
    window: MainWindow

    def close(self) -> None:
        """Closes the window, which keeps what was just typed, and then the records."""
        self.window.close()
        self.window.deleteLater()
        self.session.close()


def open_window(options: Options) -> int:
    """Opens the program and stays until its window is closed. Gives the exit code."""
    CrashReporter(lambda: help_contact(options.places.policy)).install()
    copy = OneCopy(options.places.data)
    if not _is_only_copy(copy):
        return 0
    start_log(options.places.log)
    log_qt_messages()
    keep_qt_settings(options.places.settings.parent)
    qt = make_qt()
    app = _build_or_ask(options, qt, copy)
    if app is None:
        return 1
    part_faults(app)
    keep_watch(app, copy)
    app.window.show()
    QTimer.singleShot(_STARTED_MS, starting.take_time)
    code = qt.exec()
    app.close()
    copy.let_go()
    return code


def make_qt() -> QApplication:
    """The one QApplication, named and speaking British English."""
    qt = QApplication.instance() or _fresh_qt()
    assert isinstance(qt, QApplication)
    qt.setApplicationName("We’re Kirklees")
    qt.setDesktopFileName("kirklees-onboarding")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    accessible.install()
    return qt


def _fresh_qt() -> QApplication:
    qt = QApplication(["onboarding", "-style", "fusion"])
    qt.setProperty(STYLED, True)
    return qt


def keep_qt_settings(folder: Path) -> None:
    """Has what Qt's own file dialogs remember, the folders last looked into, kept with our settings.

    Only Linux lets itself be told: Windows keeps it in the account's registry, macOS in its preferences.
    """
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


def log_qt_messages() -> None:
    """Sends what Qt has to say to the log, where somebody can find it, and not to a console nobody sees."""
    qInstallMessageHandler(lambda kind, _, words: log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", words))


def build(
    places: Places, library: Path | None, qt: QApplication, clock: Callable[[], datetime] | None = None
) -> App:
    """Every part put together, the window not yet shown.

    Without a `library`, the one that HR published last, as far as it is here; else the shipped one. Raises an
    OnboardingError when the data or the library can't be opened.
    """
    clock = clock or _now
    policy = policy_in_force(places.policy) if places.policy else None
    log_problems(policy)
    chosen, trouble = _settings(places.settings)
    settings = in_force(chosen, policy)
    content = open_library(library, places.cache) if library else _library(settings, places)
    database = open_database(places.data, clock())
    try:
        session = Session(
            database,
            content,
            places.data,
            places.settings,
            chosen,
            clock,
            parent=qt,
            cache=places.cache,
            policy=policy,
            where=places,
        )
    except OnboardingError:
        database.close()  # Windows sets no file aside that is open
        raise
    look = Look(shipped("resources"), qt, parent=qt, cache=places.cache / "look")
    look.apply(appearance(settings))
    window = MainWindow(session, look)
    if trouble:
        _set_aside(trouble)
        window.say(Notice(Tone.WARN, _sentence(trouble)))
    return App(session, look, window)


def keep_watch(app: App, copy: OneCopy) -> None:
    """Answers a second copy's call, hands in what waited for its folder, and fetches new modules."""
    watcher = QFileSystemWatcher([str(copy.calls)], app.window)

    def answer_call() -> None:
        if copy.answer():
            app.window.show_in_front()

    watcher.directoryChanged.connect(answer_call)
    timer = QTimer(app.window)
    timer.setInterval(_HAND_IN_AGAIN_MS)
    timer.timeout.connect(app.session.hand_in_again)
    timer.start()
    QTimer.singleShot(0, app.session.hand_in_again)
    watch_library(app).start()


def watch_library(app: App) -> LibraryWatch:
    """Not yet looking. New modules never come in the middle of a step, but once the person has left it."""
    from onboarding.library_watch import LibraryWatch

    watch = LibraryWatch(app.session, lambda: not app.window.is_in_a_step, app.window)
    app.window.went.connect(watch.settle)
    app.session.published.connect(watch.look)
    return watch


def part_faults(app: App) -> None:
    """A fault of the world that comes up while a page reads goes to the banner; ours to the crash dialog."""
    ours = sys.excepthook

    def report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, OnboardingError):
            log.warning("not foreseen here", exc_info=(kind, fault, trace))
            app.session.failed.emit(fault)
        else:
            ours(kind, fault, trace)

    sys.excepthook = report


def _is_only_copy(copy: OneCopy) -> bool:
    """Where another one has the data open, that is called to the front."""
    try:
        if copy.take():
            return True
        copy.call()
    except OSError as error:
        log.warning("no lock in %s: %s", copy.calls.parent, error)
        return True
    print("We’re Kirklees is already open; its window comes to the front.")  # noqa: T201
    return False


def _settings(path: Path) -> tuple[Settings, SettingsDamaged | None]:
    try:
        return read_settings(path), None
    except SettingsDamaged as error:
        return Settings(), error


def _library(settings: Settings, places: Places) -> Library:
    """What HR published, when it is here and whole; nobody is kept from learning when it isn't."""
    if settings.published_folder:
        from onboarding.files.in_use import put_away, unpacked

        root = unpacked(places.data)
        if root:
            try:
                return open_library(root, places.cache)
            except LibraryUnreadable as error:
                log.warning("the published library is damaged here: %s", error.reason)
                put_away(root)
    return open_library(shipped("content"), places.cache)


def _set_aside(trouble: SettingsDamaged) -> None:
    try:
        trouble.kept_as = set_settings_aside(trouble.path)
    except OSError as error:
        log.warning("settings can't be set aside: %s", error)


def _sentence(error: OnboardingError) -> str:
    from onboarding.core.sentences import error_sentence

    return error_sentence(error)


def _build_or_ask(options: Options, qt: QApplication, copy: OneCopy) -> App | None:
    """None when the person would rather close the program, or another copy was quicker."""
    mend: Callable[[], None] | None = _as_it_is
    while mend and _is_only_copy(copy):
        try:
            mend()
            return build(options.places, options.library, qt)
        except OnboardingError as error:
            log.error("%r", error)
            mend = _ask(error, options.places, qt)
    return None


def _as_it_is() -> None:
    """The first try mends nothing."""


def _ask(error: OnboardingError, places: Places, qt: QApplication) -> Callable[[], None] | None:
    from onboarding.mending import ask_what_to_do

    look = Look(shipped("resources"), qt, parent=qt)
    look.apply(appearance(Settings()))
    mend = ask_what_to_do(error, places.data, _now(), help_contact(places.policy))
    look.deleteLater()  # it would go on dressing the program in the system's theme
    return mend


def _now() -> datetime:
    return datetime.now(UTC)
