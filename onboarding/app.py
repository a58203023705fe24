"""Builds the program from its parts: the only place that knows every one of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLocale, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from onboarding.errors import (
    OnboardingError,
    SettingsDamaged,
)
from onboarding.files.library import open_library
from onboarding.logs import start_log
from onboarding.one_copy import OneCopy
from onboarding.options import Options
from onboarding.paths import Places, shipped
from onboarding.session import Session
from onboarding.settings import Settings, read_settings, set_settings_aside
from onboarding.store.database import open_database
from onboarding.ui import accessible
from onboarding.ui.crash_dialog import CrashReporter
from onboarding.ui.main_window import MainWindow, appearance
from onboarding.ui.page import Notice, Tone
from onboarding.ui.theme import Look

log = logging.getLogger(__name__)

_HAND_IN_AGAIN_MS = 60_000
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(slots=True)
class App:
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
    start_log(options.places.log)
    CrashReporter().install()
    copy = OneCopy(options.places.data)
    if not _is_only_copy(copy):
        copy.call()
        print("We’re Kirklees is already open; its window comes to the front.")  # noqa: T201
        return 0
    log_qt_messages()
    qt = make_qt()
    app = _build_or_ask(options.places, options.library, qt)
    if app is None:
        return 1
    keep_watch(app, copy)
    app.window.show()
    code = qt.exec()
    app.close()
    copy.let_go()
    return code


def make_qt() -> QApplication:
    """The one QApplication, named and speaking British English."""
    qt = QApplication.instance() or QApplication(["onboarding"])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("We’re Kirklees")
    qt.setDesktopFileName("kirklees-onboarding")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    accessible.install()
    return qt


def log_qt_messages() -> None:
    """Sends what Qt has to say to the log, where somebody can find it, and not to a console nobody sees."""
    qInstallMessageHandler(lambda kind, _, words: log.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", words))


def build(
    places: Places, library: Path, qt: QApplication, clock: Callable[[], datetime] | None = None
) -> App:
    """Every part put together, the window not yet shown.

    Raises an OnboardingError when the data or the library can't be opened.
    """
    clock = clock or _now
    settings, trouble = _settings(places.settings)
    content = open_library(library, places.cache)
    database = open_database(places.data, clock())
    session = Session(database, content, places.data, places.settings, settings, clock, parent=qt)
    look = Look(shipped("resources"), qt, parent=qt)
    look.apply(appearance(settings))
    window = MainWindow(session, look)
    if trouble:
        from onboarding.core.sentences import error_sentence

        window.say(Notice(Tone.WARN, error_sentence(trouble)))
    return App(session, look, window)


def keep_watch(app: App, copy: OneCopy) -> None:
    """Answers a second copy's call, and tries again to hand in what waits for its folder."""
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


def _is_only_copy(copy: OneCopy) -> bool:
    try:
        return copy.take()
    except OSError as error:
        log.warning("no lock in %s: %s", copy.calls.parent, error)
        return True


def _settings(path: Path) -> tuple[Settings, OnboardingError | None]:
    try:
        return read_settings(path), None
    except SettingsDamaged as error:
        try:
            error.kept_as = set_settings_aside(path)
        except OSError as failure:
            log.warning("settings can't be set aside: %s", failure)
        return Settings(), error


def _build_or_ask(places: Places, library: Path, qt: QApplication) -> App | None:
    """None when the person would rather close the program than try again."""
    mend: Callable[[], None] | None = None
    while True:
        try:
            if mend:
                mend()
            return build(places, library, qt)
        except OnboardingError as error:
            from onboarding.mending import ask_what_to_do

            log.error("%r", error)
            Look(shipped("resources"), qt, parent=qt).apply(appearance(Settings()))
            mend = ask_what_to_do(error, places.data, _now())
            if mend is None:
                return None


def _now() -> datetime:
    return datetime.now(UTC)
