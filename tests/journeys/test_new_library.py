"""HR publishes; a learner's program takes it up at the next start, or while it is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from onboarding.app import App, build, make_qt, watch_library
from onboarding.core.progress import State
from onboarding.core.records import Person
from onboarding.errors import LibraryUnreadable
from onboarding.files.library import open_library
from onboarding.files.published import look
from onboarding.paths import places, shipped
from onboarding.publishing import publish
from onboarding.settings import Settings, save_settings
from onboarding.ui import destinations as to
from tests.journeys.conftest import close
from tests.libraries import edit, make_library, page
from tests.ui.conftest import StandingClock
from tests.vocabulary import press, words_on

Start = Callable[..., App]

SAM = Person("00000000-0000-4000-8000-000000000001", "Sam Lee")
PEOPLE = page("people", "Ask {#ask} | Ask what matters.", "Listen {#listen} | Listen first.", title="People")
PLACE = page("place", "Walk {#walk} | Walk one street.", title="Place")


@pytest.fixture
def working(tmp_path: Path) -> Path:
    return make_library(tmp_path / "working", PEOPLE, PLACE)


@pytest.fixture
def share(tmp_path: Path, home: Path) -> Path:
    """The published folder, which the settings of this computer name."""
    share = tmp_path / "share"
    share.mkdir()
    save_settings(places(home).settings, Settings(published_folder=str(share)))
    return share


@pytest.fixture
def start(qapp: QApplication, home: Path, clock: StandingClock) -> Iterator[Start]:
    """Starts the program as somebody does who names no library."""
    opened: list[App] = []

    def start_at(library: Path | None = None) -> App:
        app = build(places(home), library, make_qt(), clock)
        opened.append(app)
        app.window.show()
        return app

    yield start_at
    for app in opened:
        close(app)


def ids(app: App) -> list[str]:
    return [outline.id for outline in app.session.modules()]


def test_before_anything_is_fetched_the_shipped_modules_are_read(share: Path, start: Start) -> None:
    app = start()

    assert ids(app) == [outline.id for outline in open_library(shipped("content")).outlines]
    assert app.session.library_in_use().number is None


def test_what_was_fetched_is_read_at_the_next_start_even_when_the_folder_is_away(
    share: Path, working: Path, home: Path, start: Start
) -> None:
    publish(working, share, (), "First.", "Jo", start().session.now())
    look(share, places(home).data)
    (share / "library-00001.zip").unlink()
    share.rmdir()

    app = start()

    assert ids(app) == ["people", "place"]
    assert app.session.library_in_use().number == 1


def test_a_library_that_is_named_goes_before_the_published_one(
    share: Path, working: Path, home: Path, tmp_path: Path, start: Start
) -> None:
    publish(working, share, (), "First.", "Jo", start().session.now())
    look(share, places(home).data)
    named = make_library(tmp_path / "named", PLACE)

    app = start(named)

    assert ids(app) == ["place"]
    assert app.session.library_in_use().number is None


def test_a_published_library_that_is_damaged_here_keeps_nobody_from_learning(
    share: Path, working: Path, home: Path, start: Start
) -> None:
    publish(working, share, (), "First.", "Jo", start().session.now())
    root = look(share, places(home).data)
    assert root is not None
    for path in root.glob("*.md"):
        path.unlink()

    assert "people" not in ids(start())

    assert look(share, places(home).data) == root
    assert ids(start()) == ["people", "place"]


def test_without_a_published_folder_what_was_fetched_is_not_read(
    share: Path, working: Path, home: Path, start: Start
) -> None:
    publish(working, share, (), "First.", "Jo", start().session.now())
    look(share, places(home).data)
    save_settings(places(home).settings, Settings())

    assert "people" not in ids(start())


def test_a_new_library_is_taken_up_while_somebody_reads_and_their_place_stays(
    share: Path, working: Path, home: Path, start: Start, qtbot: QtBot
) -> None:
    first = start()
    now = first.session.now()
    publish(working, share, (), "First.", "Jo", now)
    look(share, places(home).data)
    close(first)
    app = start()
    app.session.add_person(SAM)
    for step in ("ask", "listen"):
        assert app.session.complete_step("people", step)
    assert app.session.search("speak") == []
    app.window.go(to.OpenStep("people", "listen"))
    edit(working / "people.md", "Listen first.", "Listen, then speak.")
    publish(working, share, ["people#listen"], "Speaking comes in.", "Jo", now)

    root = look(share, places(home).data, app.session.library_in_use().root)
    assert root is not None
    with qtbot.waitSignal(app.session.content_changed) as told:
        assert app.session.take_up_library(root)

    assert told.args == [""]
    qtbot.waitUntil(lambda: "Listen, then speak." in words_on(app.window.page))
    assert app.session.progress("people").state is State.RENEWED
    assert app.session.progress("people").renewed == ("listen",)
    assert app.session.outline("people").change_note == "Speaking comes in."
    assert [hit.step_id for hit in app.session.search("speak")] == ["listen"]
    assert app.session.library_in_use().number == 2
    press(app.window.page, "Finish module")
    assert app.session.progress("people").state is State.COMPLETE


def test_whoever_publishes_sees_it_as_a_learner_at_once(
    share: Path, working: Path, start: Start, qtbot: QtBot
) -> None:
    first = start()
    publish(working, share, (), "First.", "Jo", first.session.now())
    look(share, first.session.data_folder)
    close(first)
    app = start()
    session = app.session
    session.add_person(SAM)
    for step in ("ask", "listen"):
        assert session.complete_step("people", step)
    session.change_settings(replace(session.settings, shows_content=True, content_folder=str(working)))
    watch_library(app)
    app.window.go(to.Content())
    edit(working / "people.md", "Listen first.", "Listen, then speak.")
    qtbot.waitUntil(lambda: session.content.is_open)
    with qtbot.waitSignal(session.content.plan().finished) as planned:
        pass

    session.content.publish(planned.args[0], frozenset({"people#listen"}), "Speaking comes in.", "Jo")

    qtbot.waitUntil(lambda: session.library_in_use().number == 2)
    app.window.go(to.Home())
    assert "1 step is new since you did this" in words_on(app.window.page)


def test_when_the_module_on_show_is_gone_its_page_says_so(
    share: Path, working: Path, start: Start, qtbot: QtBot
) -> None:
    app = start(working)
    app.session.add_person(SAM)
    app.window.go(to.OpenStep("place", "walk"))
    other = make_library(working.parent / "other", PEOPLE)

    assert app.session.take_up_library(other)

    qtbot.waitUntil(lambda: "This module can’t be opened" in words_on(app.window.page))
    assert app.session.what_next() == ("people", "ask")


def test_a_library_that_can_not_be_read_is_told_and_the_old_one_stays(
    working: Path, tmp_path: Path, start: Start
) -> None:
    app = start(working)
    told: list[object] = []
    app.session.failed.connect(told.append)

    assert not app.session.take_up_library(tmp_path / "nowhere")

    assert [type(error) for error in told] == [LibraryUnreadable]
    assert ids(app) == ["people", "place"]


def test_a_note_follows_a_step_to_its_new_place(working: Path, start: Start) -> None:
    edit(working / "people.md", "Listen first.", "Listen first.\n\nWhat did you hear?\n\n[[___]]")
    app = start(working)
    app.session.add_person(SAM)
    app.session.save_reflection("people", "listen", "reflection-1", "The kettle.")
    edit(working / "people.md", "#listen", "#listening was=listen")

    assert app.session.take_up_library(working)

    assert app.session.reflection("people", "listening", "reflection-1") == "The kettle."


def test_settings_say_which_library_is_in_use_and_why_a_newer_one_is_not(
    share: Path, working: Path, home: Path, start: Start, qtbot: QtBot
) -> None:
    first = start()
    publish(working, share, (), "First.", "Jo", first.session.now())
    look(share, places(home).data)
    close(first)
    (share / "library-00002.zip").write_bytes(b"<html>Sign in</html>")
    look(share, places(home).data)
    app = start()
    app.session.add_person(SAM)

    app.window.go(to.Preferences())

    said = words_on(app.window.page).replace("\u200b", "")
    assert "In use: library 1. library-00002.zip was not taken: it is not a published library." in said
    app.session.change_settings(replace(app.session.settings, published_folder=""))
    app.window.page.refresh()
    assert "library-00002.zip" not in words_on(app.window.page).replace("\u200b", "")


def test_the_open_program_fetches_new_modules_but_never_in_the_middle_of_a_step(
    share: Path, working: Path, home: Path, start: Start, qtbot: QtBot
) -> None:
    app = start()
    app.session.add_person(SAM)
    first = app.session.modules()[0]
    app.window.go(to.OpenStep(first.id))
    watch = watch_library(app)
    publish(working, share, (), "First.", "Jo", app.session.now())

    with qtbot.waitSignal(watch.looked):
        watch.look()
    in_the_step = ids(app)
    app.window.go(to.Home())

    assert in_the_step[0] == first.id
    assert ids(app) == ["people", "place"]
    assert app.session.library_in_use().number == 1


def test_a_published_folder_that_is_away_changes_nothing(
    share: Path, home: Path, start: Start, qtbot: QtBot
) -> None:
    app = start()
    app.session.change_settings(replace(app.session.settings, published_folder=str(share / "away")))
    watch, before = watch_library(app), ids(app)

    with qtbot.waitSignal(watch.looked):
        watch.look()

    assert ids(app) == before


def test_a_look_that_is_wanted_during_another_comes_after_it(share: Path, start: Start, qtbot: QtBot) -> None:
    watch = watch_library(start())
    looks: list[bool] = []
    watch.looked.connect(lambda: looks.append(True))

    for _ in range(3):
        watch.look()

    qtbot.waitUntil(lambda: len(looks) == 2)
    qtbot.wait(100)
    assert len(looks) == 2
