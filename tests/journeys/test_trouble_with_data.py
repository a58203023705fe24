"""When the disk, the clock or the power lets a learner down: nothing that was said to be saved is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from traceback import walk_tb

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from onboarding import app as program
from onboarding.app import App, build, make_qt, part_faults
from onboarding.core.progress import State
from onboarding.core.sentences import error_sentence
from onboarding.errors import DatabaseDamaged, DataFolderUnwritable, OnboardingError
from onboarding.one_copy import OneCopy
from onboarding.options import Options
from onboarding.paths import places
from onboarding.store.connection import APPLICATION_ID, DATABASE_NAME
from onboarding.ui import destinations as to
from onboarding.ui.start_trouble import Trouble
from tests.journeys.conftest import OpenProgram, close
from tests.journeys.learn_until_killed import SAVED
from tests.store.samples import without_leave
from tests.ui.conftest import StandingClock
from tests.vocabulary import buttons, press, type_into, words_on

PATHWAY = "---\ntitle: A pathway\n---\n\nWelcome.\n\n## First things {#first}\n\nWhat comes first.\n"
STEPS = ("one", "two", "three")


def write_library(folder: Path, *, modules: int = 1, steps: tuple[str, ...] = STEPS) -> Path:
    """Modules that ask for nothing but the one button, due after fourteen days."""
    folder.mkdir()
    (folder / "pathway.md").write_text(PATHWAY, encoding="utf-8")
    pages = "\n".join(f"## Step {step} {{#{step} rev=1}}\n\nWords.\n" for step in steps)
    for number in range(1, modules + 1):
        details = f"id: m{number:02}\ntitle: Module {number}\narea: first\norder: {number}\nversion: 1.0.0"
        text = f"---\n{details}\ndue_days: 14\n---\n\n{pages}"
        (folder / f"m{number:02}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


@pytest.fixture
def open_it(open_program: OpenProgram, library: Path) -> Callable[[], App]:
    return lambda: open_program(library=library)


def begin(app: App) -> App:
    type_into(app.window, "Your name", "Asha Patel")
    press(app.window, "Start learning")
    return app


def do_step(app: App, step: str) -> None:
    app.window.go(to.OpenStep("m01", step))
    press(app.window, "Finish module" if buttons(app.window, "Finish module") else "Done, continue")


def kept(home: Path) -> list[str]:
    """The steps that stand in the file, read from beside the program."""
    with closing(sqlite3.connect(home / DATABASE_NAME)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [step for (step,) in db.execute("SELECT step FROM completion ORDER BY rowid")]


def done(app: App) -> list[str]:
    return [completion.step_id for completion in app.session.completions()]


# Settings


@pytest.mark.parametrize("half", [b'{\n  "theme": "dark",\n  "person_id": "', b"", b"\0" * 200, b"[1, 2]"])
def test_half_a_settings_file_is_told_and_kept_and_the_record_is_there(
    half: bytes, open_it: Callable[[], App], home: Path
) -> None:
    app = begin(open_it())
    do_step(app, "one")
    close(app)
    (home / "settings.json").write_bytes(half)

    app = open_it()

    aside = home / "settings-damaged.json"
    assert app.window.banner.words == (
        f"The settings in {home / 'settings.json'} can’t be read, so the usual ones are used. "
        f"The old file is kept as {aside.name}. Your record is safe."
    )
    assert aside.read_bytes() == half
    press(app.window, "Asha Patel")
    assert done(app) == ["one"]
    assert json.loads((home / "settings.json").read_bytes())["person_id"] == app.session.person.id


def test_settings_are_told_of_even_when_the_record_is_damaged_too(home: Path, library: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_bytes(b"half")
    (home / DATABASE_NAME).write_bytes(b"noise" * 1000)

    with dialogs([], ["Start with an empty record"]):
        app = build_or_ask(home, library)

    assert app is not None
    assert "The old file is kept as settings-damaged.json." in app.window.banner.words
    assert (home / "settings-damaged.json").read_bytes() == b"half"
    close(app)


def test_settings_that_cannot_be_kept_apply_and_are_told(open_it: Callable[[], App], home: Path) -> None:
    app = begin(open_it())
    (home / "settings.json").unlink()
    (home / "settings.json").mkdir()

    app.window.go(to.Preferences())
    press(app.window, "Dark")

    assert app.look.theme.is_dark
    assert app.window.banner.words.startswith("settings.json was not written: ")


# The folder


def test_a_file_where_the_folder_should_be_is_told_in_words(home: Path, library: Path) -> None:
    home.write_bytes(b"")
    told: list[str] = []

    with dialogs(told, [Trouble.CLOSE]):
        app = build_or_ask(home, library)

    assert app is None
    assert told == [
        f"Your record can’t be kept in {home}: there is a file of that name. "
        "Free some space or ask IT for access, then try again."
    ]


def test_once_the_folder_is_free_trying_again_is_enough(home: Path, library: Path) -> None:
    home.write_bytes(b"")

    with dialogs([], [Trouble.AGAIN], beforehand=home.unlink):
        app = build_or_ask(home, library)

    assert app is not None
    app.window.show()
    do_step(begin(app), "one")
    close(app)
    assert kept(home) == ["one"]


def test_once_the_folder_is_free_no_second_copy_opens_it(home: Path, library: Path) -> None:
    home.write_bytes(b"")
    copy = OneCopy(home)

    with dialogs([], [Trouble.AGAIN], beforehand=home.unlink):
        app = program._build_or_ask(Options(places(home), library), make_qt(), copy)

    assert app is not None
    assert not OneCopy(home).take()
    copy.let_go()
    close(app)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights on folders")
def test_a_folder_that_may_not_be_written_is_told_in_words(
    home: Path, library: Path, qapp: QApplication
) -> None:
    home.mkdir()

    with without_leave(home), pytest.raises(DataFolderUnwritable) as caught:
        build(places(home), library, qapp)

    assert error_sentence(caught.value).startswith(f"Your record can’t be kept in {home}: you may not write")


# The disk


@contextmanager
def read_only(app: App) -> Iterator[None]:
    app.session._db.execute("PRAGMA query_only=ON")
    yield
    app.session._db.execute("PRAGMA query_only=OFF")


@contextmanager
def no_page_left(app: App) -> Iterator[None]:
    """The file may not grow, and each completion takes more room than is left in its pages."""
    db = app.session._db
    db.execute("CREATE TABLE ballast (words TEXT)")
    db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0]}")
    db.execute(
        "CREATE TEMP TRIGGER heavy AFTER INSERT ON main.completion BEGIN"
        " INSERT INTO ballast VALUES (hex(zeroblob(90000))); END"
    )
    yield
    db.execute("DROP TRIGGER heavy")
    db.execute("PRAGMA max_page_count=1000000")


@contextmanager
def files_cut_at(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource")  # Windows has none
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


FAULTS = {
    "read-only": (read_only, "the file is read-only"),
    "full": (no_page_left, "the disk is full"),
    "no room for the journal": (lambda _: files_cut_at(2000), "the disk did not answer"),
    "no room half-way": (lambda _: files_cut_at(24_000), "the disk did not answer"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_on_the_disk_is_never_called_saved(
    fault: str, open_it: Callable[[], App], home: Path
) -> None:
    spoil, reason = FAULTS[fault]
    app = begin(open_it())
    do_step(app, "one")
    app.window.go(to.OpenStep("m01", "two"))

    with spoil(app):
        press(app.window, "Done, continue")

    assert app.window.banner.words.startswith(f"Not saved: {reason}. What was saved before is safe. ")
    assert "try again" in app.window.banner.words.lower()
    assert app.window.page.place == ("m01", "two")
    assert SAVED not in words_on(app.window.page)
    assert done(app) == kept(home) == ["one"]
    press(app.window, "Done, continue")
    assert SAVED in words_on(app.window.page)
    assert app.window.banner.words == ""
    assert app.window.page.place == ("m01", "three")
    assert kept(home) == ["one", "two"]


def test_a_record_that_cannot_be_read_any_more_is_the_disks_fault_and_said_so(
    open_it: Callable[[], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = begin(open_it())
    ours: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: ours.append(kind))
    part_faults(app)
    app.session._db.execute(
        "INSERT INTO hand_in (person, asked_at, place) SELECT id, 'one fine day', '' FROM person"
    )

    for ask in (app.session.waiting_hand_in, lambda: app.session.outline("none")):
        try:
            ask()
        except (OnboardingError, KeyError) as fault:
            sys.excepthook(type(fault), fault, fault.__traceback__)

    assert app.window.banner.words.startswith("The file with your record, ")
    assert ours == [KeyError]


# The clock


def test_a_clock_set_back_a_year_changes_no_order_and_stops_nothing(
    open_it: Callable[[], App], clock: StandingClock, home: Path
) -> None:
    app = begin(open_it())
    do_step(app, "one")
    close(app)
    now = clock.moment
    clock.moment = now - timedelta(days=365)

    app = open_it()
    press(app.window, "Continue")
    assert app.window.page.place == ("m01", "two")
    press(app.window, "Done, continue")
    press(app.window, "Finish module")

    assert "Complete, 23 November 202" in words_on(app.window.page)
    assert kept(home) == ["one", "two", "three"]
    progress = app.session.progress("m01")
    assert (progress.state, progress.overdue) == (State.COMPLETE, False)
    assert (home / "backups" / "records-2025-11-23.db").exists()
    press(app.window, "My record")
    assert "3 of 3 steps done. 1 module complete." in words_on(app.window.page)
    close(app)
    clock.moment = now + timedelta(days=1)
    app = open_it()
    assert app.session.progress("m01").state is State.COMPLETE
    assert sorted(done(app)) == ["one", "three", "two"]
    assert (home / "backups" / "records-2026-11-24.db").exists()


# The database


@contextmanager
def dialogs(
    told: list[str], presses: list[str], beforehand: Callable[[], object] = lambda: None
) -> Iterator[None]:
    """Presses these words in the questions that come at the start, and notes what each asks."""
    make_qt()  # a timer made before the application never rings
    timer = QTimer(interval=10)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.text())
            beforehand()
            press(box, presses.pop(0) if presses else Trouble.CLOSE)

    timer.timeout.connect(answer)
    timer.start()
    yield
    timer.stop()
    assert presses == []


def build_or_ask(home: Path, library: Path) -> App | None:
    copy = OneCopy(home)
    try:
        return program._build_or_ask(Options(places(home), library), make_qt(), copy)
    finally:
        copy.let_go()


def two_days(open_it: Callable[[], App], clock: StandingClock) -> None:
    """One step a day: the second day begins with a backup of the first."""
    app = begin(open_it())
    do_step(app, "one")
    close(app)
    clock.moment += timedelta(days=1)
    app = open_it()
    do_step(app, "two")
    close(app)


def overwrite(at: int, words: bytes) -> Callable[[bytes], bytes]:
    return lambda raw: raw[:at] + words + raw[at + len(words) :]


DAMAGE = {
    "header": overwrite(0, b"\0" * 100),
    "half a header": overwrite(0, b"SQLite?"),
    "middle page": overwrite(3 * 4096, bytes(range(256)) * 16),
    "cut in half": lambda raw: raw[: len(raw) // 2 + 100],
    "cut in the header": lambda raw: raw[:60],
    "emptied": lambda _: b"",
    "noise": lambda raw: random.Random(7).randbytes(len(raw)),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_record_is_kept_and_yesterdays_comes_back(
    damage: str, open_it: Callable[[], App], clock: StandingClock, home: Path, library: Path
) -> None:
    two_days(open_it, clock)
    damaged = DAMAGE[damage]((home / DATABASE_NAME).read_bytes())
    (home / DATABASE_NAME).write_bytes(damaged)
    told: list[str] = []

    with dialogs(told, ["Bring back the backup"]):
        app = build_or_ask(home, library)

    assert app is not None
    assert told == [
        f"The file with your record, {home / DATABASE_NAME}, is damaged. Go back to the newest backup. "
        "The damaged file is kept."
    ]
    assert done(app) == ["one"]
    app.window.show()
    press(app.window, "Continue")
    press(app.window, "Done, continue")
    close(app)
    assert kept(home) == ["one", "two"]
    [aside] = home.glob("records-damaged-20*.db")
    assert aside.read_bytes() == damaged


def test_a_person_that_cannot_be_read_is_damage_and_the_file_is_let_go_of(
    open_it: Callable[[], App], clock: StandingClock, home: Path, library: Path, qapp: QApplication
) -> None:
    """On Windows a file that is open can't be set aside."""
    two_days(open_it, clock)
    with closing(sqlite3.connect(home / DATABASE_NAME)) as db, db:
        db.execute("UPDATE person SET start_date = 'one fine day'")

    with pytest.raises(DatabaseDamaged) as caught:
        build(places(home), library, qapp)

    seen = [local for frame, _ in walk_tb(caught.tb) for local in frame.f_locals.values()]
    opened = [local for local in seen if isinstance(local, sqlite3.Connection)]
    assert opened
    for db in opened:
        with pytest.raises(sqlite3.ProgrammingError):
            db.execute("SELECT 1")


def test_starting_afresh_keeps_the_damaged_file_with_its_date(
    open_it: Callable[[], App], clock: StandingClock, home: Path, library: Path
) -> None:
    two_days(open_it, clock)
    (home / DATABASE_NAME).write_bytes(b"damaged")

    with dialogs([], ["Start with an empty record"]):
        app = build_or_ask(home, library)

    assert app is not None
    assert app.session.people() == []
    assert isinstance(app.window.place, to.Welcome)
    close(app)
    [aside] = home.glob("records-damaged-20*.db")
    assert aside.read_bytes() == b"damaged"
    assert len(list((home / "backups").iterdir())) == 1


def test_a_backup_that_finds_no_room_is_asked_for_again_and_nothing_is_begun_without_it(
    open_it: Callable[[], App], clock: StandingClock, home: Path, library: Path
) -> None:
    two_days(open_it, clock)
    (home / DATABASE_NAME).write_bytes(b"damaged")
    in_the_way = home / "records.tmp"
    in_the_way.mkdir()
    told: list[str] = []

    with dialogs(told, ["Bring back the backup", "Close"]):
        assert build_or_ask(home, library) is None
    assert told[1].startswith(f"Your record can’t be kept in {home}: ")
    assert (home / DATABASE_NAME).read_bytes() == b"damaged"
    in_the_way.rmdir()
    with dialogs(told, ["Bring back the backup"]):
        app = build_or_ask(home, library)

    assert app is not None
    assert done(app) == ["one"]
    close(app)


def test_without_a_backup_only_a_fresh_start_is_offered(home: Path, library: Path) -> None:
    home.mkdir()
    (home / DATABASE_NAME).write_bytes(b"noise" * 1000)
    told: list[str] = []

    with dialogs(told, ["Start with an empty record"]):
        app = build_or_ask(home, library)

    assert app is not None
    close(app)
    assert told == [
        f"The file with your record, {home / DATABASE_NAME}, is damaged. "
        "There is no backup: start a fresh record. The damaged file is kept."
    ]


def test_an_empty_file_with_nothing_before_it_is_a_first_start(
    open_it: Callable[[], App], home: Path
) -> None:
    home.mkdir()
    (home / DATABASE_NAME).touch()

    app = begin(open_it())
    do_step(app, "one")

    assert kept(home) == ["one"]


def test_another_programs_database_is_left_alone(home: Path, library: Path) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / DATABASE_NAME)) as db:
        db.execute("CREATE TABLE music (title TEXT)")
    before = (home / DATABASE_NAME).read_bytes()
    told: list[str] = []

    with dialogs(told, ["Close"]):
        assert build_or_ask(home, library) is None

    path = home / DATABASE_NAME
    assert told == [f"{path} belongs to another program. Move it somewhere else, then try again."]
    assert path.read_bytes() == before


def test_a_newer_record_is_left_alone(home: Path, library: Path) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / DATABASE_NAME)) as db:
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute("PRAGMA user_version=99")
        db.execute("CREATE TABLE later (words TEXT)")
    before = (home / DATABASE_NAME).read_bytes()
    told: list[str] = []

    with dialogs(told, ["Close"]):
        assert build_or_ask(home, library) is None

    path = home / DATABASE_NAME
    assert told == [f"{path} was made by a newer version of this program. Update the program first."]
    assert path.read_bytes() == before


# The power


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_any_moment_it_keeps_what_it_called_saved_and_resumes(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    library = write_library(tmp_path / "many", modules=9, steps=tuple(f"s{at:02}" for at in range(40)))
    in_order = [(f"m{number:02}", f"s{at:02}") for number in range(1, 10) for at in range(40)]
    said: list[tuple[str, str]] = []
    chance = random.Random()

    for during_start in (False, True, False, True, False):
        said += learn_and_kill(home, library, chance.uniform(0.02, 0.4), during_start=during_start)

    with closing(sqlite3.connect(home / DATABASE_NAME)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        in_file = list(db.execute("SELECT module, step FROM completion ORDER BY rowid"))
    assert len(said) >= 3
    assert set(said) <= set(in_file)
    assert in_file == in_order[: len(in_file)]
    app = open_program(home, library)
    assert app.session.what_next() == in_order[len(in_file)]


def learn_and_kill(home: Path, library: Path, after: float, *, during_start: bool) -> list[tuple[str, str]]:
    """Kills the learner some seconds after the first step, or while the program starts.

    Gives the steps that were said to be saved.
    """
    command = [sys.executable, "-m", "tests.journeys.learn_until_killed", str(home), str(library)]
    root = Path(__file__).parents[2]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as learner:
        assert learner.stdout is not None
        first = "" if during_start else learner.stdout.readline()
        time.sleep(after * 2 if during_start else after)
        os.kill(learner.pid, signal.SIGKILL)
        lines = [first, *learner.stdout]
    assert learner.returncode == -signal.SIGKILL
    return [(words[0], words[1]) for line in lines if line.endswith("\n") and (words := line.split())]
