"""`onboarding --self-check`: shows with no screen that all that came with the program is there and works."""

from __future__ import annotations

import logging
import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import click
from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QLibraryInfo,
    QObject,
    QPluginLoader,
    QTimer,
    QTranslator,
    qVersion,
)
from PySide6.QtGui import QFontDatabase, QImageReader
from PySide6.QtSvg import QSvgRenderer

from onboarding import __version__
from onboarding.app import App, build, log_qt_messages, make_qt
from onboarding.core.records import Person
from onboarding.core.sentences import error_sentence
from onboarding.errors import OnboardingError
from onboarding.paths import places, shipped
from onboarding.ui import destinations as to
from onboarding.ui.fonts import FILES
from onboarding.ui.theme import THEMES

PACKAGES = {
    "PySide6_Essentials": "PySide6.QtWidgets",
    "shiboken6": "shiboken6",
    "sqlite-utils": "sqlite_utils",
    "Markdown": "markdown.extensions.tables",
    "mammoth": "mammoth",
    "xlsxwriter": "xlsxwriter",
    "readability": "readability",
    "platformdirs": "platformdirs",
    "click": "click",
}
"""What the program is made with, and for each a module that loads only where all of it came along."""

_PLUGINS = {"linux": "xcb", "win32": "windows", "darwin": "cocoa"}
_PICTURES = frozenset({"jpeg", "png", "svg"})
_LONGEST_MS = 30_000


class NotSound(Exception):
    """Says in a sentence what is wrong."""


def check_everything(library: Path) -> int:
    """Prints a line for each thing that is sound, and for each that isn't, and gives 0 only if all are.

    Records are kept in a folder of its own that goes; nothing of the person's is read or written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    checks = _Checks()
    with TemporaryDirectory(prefix="onboarding-", ignore_cleanup_errors=True) as folder:
        checks.look_at(_window(library, Path(folder)))
    checks.look_at(_library(library))
    for check in (_themes, _typefaces, _icons, _translations, _pictures, _plugin, _packages):
        checks.look_at(check())
    click.echo(_versions())
    return checks.sum_up()


class _Checks:
    """Goes on after one that fails, so that whoever reads it sees all there is to mend."""

    def __init__(self) -> None:
        self._failed: list[str] = []
        self._heard = _Warnings()
        logging.getLogger().addHandler(self._heard)
        log_qt_messages()
        sys.excepthook = self._heard.on_fault

    def look_at(self, check: Iterator[str]) -> None:
        """A check yields what is sound, and raises what isn't."""
        try:
            for words in check:
                self._heard.complain()
                click.echo(f"sound: {words}")
        except OnboardingError as error:
            self._fail(error_sentence(error))
        except Exception as error:  # noqa: BLE001  # whatever it is, this is where it has to be told
            self._fail(str(error) if isinstance(error, NotSound) else f"{type(error).__name__}: {error}")

    def sum_up(self) -> int:
        if not self._failed:
            click.echo("Everything is there and works.")
            return 0
        click.echo(f"The self-check failed: {' '.join(self._failed)}", err=True)
        return 1

    def _fail(self, words: str) -> None:
        click.echo(f"FAILED: {words}")
        self._failed.append(words)


_OF_THE_PLACE = (
    "This plugin does not support",  # the windows here have no real screen
    "Detected locale",  # a service or a bare system is not in UTF-8; Qt mends that for itself
)
"""What Qt says of where it runs: nothing is wrong with the program."""


class _Warnings(logging.Handler):
    """What is only logged, or breaks off in the middle of an event, fails the check as well."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage()
        if not any(said in words for said in _OF_THE_PLACE):
            self._heard.append(words)

    def on_fault(self, kind: type[BaseException], fault: BaseException, _: object) -> None:
        self._heard.append(f"{kind.__name__}: {fault}")

    def complain(self) -> None:
        heard, self._heard = self._heard, []
        if heard:
            raise NotSound("; ".join(heard))


def _window(library: Path, home: Path) -> Iterator[str]:
    """The window, every step in it, and the records of somebody who has done them all."""
    where = replace(places(home), policy=None)  # what IT hid here is still in the program
    app = build(where, library, make_qt(), _now)
    try:
        app.session.failed.connect(_raise)
        _paint(app)
        yield "the window opens and paints its first page"
        app.session.add_person(Person(str(uuid4()), "Self Check"))
        done = 0
        for outline in app.session.modules():
            for step in outline.steps:
                app.window.go(to.OpenStep(outline.id, step.id))
                app.session.complete_step(outline.id, step.id)
            done += len(outline.steps)
            yield f"the module “{outline.title}”, with {len(outline.steps)} steps"
    finally:
        app.close()
    yield _read_records(home, done)


def _paint(app: App) -> None:
    loop = QEventLoop()
    watch = _Watch(loop)
    app.window.page.installEventFilter(watch)
    QTimer.singleShot(_LONGEST_MS, lambda: loop.exit(1))
    app.window.show()
    if loop.exec():
        raise NotSound(f"The window painted nothing in {_LONGEST_MS // 1000} seconds.")


class _Watch(QObject):
    """Leaves the loop once something was painted."""

    def __init__(self, loop: QEventLoop) -> None:
        super().__init__(loop)
        self._loop = loop

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop.quit)
        return False


def _read_records(home: Path, done: int) -> str:
    from onboarding.store.completions import completions
    from onboarding.store.database import open_database
    from onboarding.store.people import people

    with closing(open_database(home, _now())) as db:
        (person,) = people(db)
        kept = len(completions(db, person.id))
    if kept != done:
        raise NotSound(f"Of {done} completed steps the database kept {kept}.")
    return f"a database was written and read again, with {kept} completed steps"


def _library(root: Path) -> Iterator[str]:
    from onboarding.core.catalogue import Severity
    from onboarding.core.problem_sentences import problem_words
    from onboarding.files.library_check import check_library

    problems = [found for found in check_library(root, _now().date()) if found.severity is Severity.ERROR]
    if problems:
        first = problems[0]
        more = f" There are {len(problems) - 1} more; “onboarding check” lists them." if problems[1:] else ""
        raise NotSound(f"{first.path}, line {first.line}: {problem_words(first)}{more}")
    yield f"the library, in {root}"


def _themes() -> Iterator[str]:
    from onboarding.ui.theme import Appearance, Look

    look = Look(shipped("resources"), make_qt())
    for theme in THEMES:
        look.apply(Appearance(theme=theme))
        yield f"the theme “{theme}”"
    look.deleteLater()


def _typefaces() -> Iterator[str]:
    for name, files in FILES.items():
        for file in files:
            if QFontDatabase.addApplicationFont(str(shipped("resources") / "fonts" / file)) == -1:
                raise NotSound(f"The typeface file {file} is missing or damaged. Install the program again.")
        yield f"the typeface “{name}”, in {len(files)} files"


def _icons() -> Iterator[str]:
    drawings = sorted((shipped("resources") / "icons").glob("*.svg"))
    for drawing in drawings:
        if not QSvgRenderer(str(drawing)).isValid():
            raise NotSound(f"The icon {drawing.name} is damaged. Install the program again.")
    if not drawings:
        raise NotSound("There are no icons. Install the program again.")
    yield f"{len(drawings)} icons"


def _translations() -> Iterator[str]:
    files = sorted((shipped("resources") / "translations").glob("*.qm"))
    for file in files:
        if not QTranslator().load(str(file)):
            raise NotSound(f"The translation {file.name} is damaged. Install the program again.")
        yield f"the translation {file.name}"
    if not files:
        yield "translations: none, the program speaks British English"


def _pictures() -> Iterator[str]:
    known = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    if missing := _PICTURES - known:
        raise NotSound(f"Qt can’t read pictures of these kinds: {', '.join(sorted(missing))}.")
    yield f"pictures: {', '.join(sorted(_PICTURES))}"


def _plugin() -> Iterator[str]:
    """What opens real windows loads, with all the system libraries that it asks for."""
    name = _PLUGINS.get(sys.platform, "")
    if not name:
        return
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    plugin = QPluginLoader(str(folder / (f"q{name}" if sys.platform == "win32" else f"libq{name}")))
    if not plugin.load():
        raise NotSound(f"No window can be opened on this system: {plugin.errorString()}")
    yield f"the plugin that opens windows here ({name})"


def _packages() -> Iterator[str]:
    for name, module in PACKAGES.items():
        import_module(module)
        yield f"{name} {_version_of(name)}"


def _versions() -> str:
    return (
        f"We’re Kirklees onboarding {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"SQLite {sqlite3.sqlite_version}, {platform.platform()}"
    )


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        raise NotSound(f"The package {package} did not come along as a whole.") from None


def _raise(error: OnboardingError) -> None:
    raise error


def _now() -> datetime:
    return datetime.now(UTC)
