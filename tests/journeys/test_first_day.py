"""Somebody's first day, and the day after: learn, close, come back, finish, hand in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog

from onboarding.app import App
from onboarding.core.progress import State
from onboarding.files.record_file import read_record_file
from onboarding.ui import destinations as to
from onboarding.ui.blocks.reflection import NoteField
from onboarding.ui.widgets.search_field import SearchField
from tests.journeys.conftest import OpenProgram, close, visitor
from tests.ui.conftest import StandingClock
from tests.vocabulary import button, buttons, field, press, type_into, visible, words_on


def welcome(app: App, name: str, number: str = "00123") -> None:
    """Fills the welcome page in and starts."""
    type_into(app.window, "Your name", name)
    type_into(app.window, "Staff number", number)
    press(app.window, "Start learning")


def do_open_step(app: App) -> None:
    """Everything the open step asks for, and Continue."""
    page = app.window.page
    module_id, step_id = page.place
    person = visitor(app)
    person.answer(app.session.module(module_id).step(step_id))
    person.press_onward()


def done(app: App) -> list[str]:
    return [completion.step_id for completion in app.session.completions()]


def test_a_new_starter_stops_and_goes_on_the_next_day_at_the_exact_step(
    open_program: OpenProgram, clock: StandingClock
) -> None:
    monday = open_program()
    welcome(monday, "Asha Patel")
    press(monday.window, "Start")
    _, first = monday.window.page.place
    do_open_step(monday)
    assert done(monday) == [first]
    second = monday.window.page.place
    close(monday)

    clock.moment += timedelta(days=1)
    tuesday = open_program()

    assert "Asha" in words_on(tuesday.window)
    assert isinstance(tuesday.window.place, to.Home)
    press(tuesday.window, "Continue")
    assert tuesday.window.page.place == second
    assert tuesday.session.completions()[0].completed_at == clock.moment - timedelta(days=1)


def test_the_whole_pathway_ends_in_a_record_that_can_be_trusted(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    app = open_program()
    welcome(app, "Asha Patel")
    folder = tmp_path / "hand-in"
    folder.mkdir()
    app.session.change_settings(replace(app.session.settings, hand_in_folder=str(folder)))
    for outline in app.session.modules():
        app.window.go(to.OpenStep(outline.id, outline.steps[0].id))
        for step in outline.steps:
            app.window.go(to.OpenStep(outline.id, step.id))
            do_open_step(app)

    assert "finished" in words_on(app.window)
    press(app.window, "My record")
    press(app.window, "Hand in now")

    (path,) = folder.iterdir()
    record = read_record_file(path)
    assert record.person.name == "Asha Patel"
    assert record.person.staff_number == "00123"
    assert {completion.step_id for completion in record.completions} == {
        step.id for outline in app.session.modules() for step in outline.steps
    }
    states = {app.session.progress(outline.id).state for outline in app.session.modules()}
    assert states == {State.COMPLETE}


def test_a_record_waits_for_its_folder_and_goes_in_when_the_folder_is_back(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    app = open_program()
    welcome(app, "Asha Patel")
    press(app.window, "Start")
    do_open_step(app)
    folder = tmp_path / "share"
    app.session.change_settings(replace(app.session.settings, hand_in_folder=str(folder)))
    app.window.go(to.MyRecord())
    press(app.window, "Hand in now")
    assert "Waiting" in words_on(app.window)
    close(app)

    folder.mkdir()
    later = open_program()
    later.session.hand_in_again()

    assert len(list(folder.iterdir())) == 1
    assert later.session.waiting_hand_in() is None


def test_two_people_on_one_computer_never_mix(open_program: OpenProgram) -> None:
    app = open_program()
    welcome(app, "Asha Patel")
    press(app.window, "Start")
    note = write_note(app, "Only Asha may read this.")
    do_open_step(app)
    app.window.go(to.WhoIsLearning())
    press(app.window, "Somebody new")
    welcome(app, "Ben Jones", "00124")

    assert done(app) == []
    assert "Only Asha" not in text_of_note(app, note)

    app.window.go(to.WhoIsLearning())
    press(app.window, "Asha Patel")
    assert len(done(app)) == 1
    assert text_of_note(app, note) == "Only Asha may read this."


def test_what_somebody_looked_for_is_gone_for_the_next_person(open_program: OpenProgram) -> None:
    app = open_program()
    welcome(app, "Asha Patel")
    type_into(app.window, "Search all modules", "grievance")

    app.window.go(to.WhoIsLearning())
    press(app.window, "Somebody new")
    welcome(app, "Ben Jones", "00124")

    assert [field.text() for field in visible(app.window, SearchField)] == [""]


def write_note(app: App, words: str) -> to.OpenStep:
    """Types a private note in the first step that asks for one, goes back, and says where that was."""
    start = app.window.page.place
    for outline in app.session.modules():
        for step in outline.steps:
            app.window.go(to.OpenStep(outline.id, step.id))
            for note in visible(app.window, NoteField):
                note.setFocus()
                QTest.keyClicks(note, words)
                app.window.go(to.OpenStep(*start))
                return to.OpenStep(outline.id, step.id)
    raise AssertionError("no step asks for a note")


def text_of_note(app: App, place: to.OpenStep) -> str:
    app.window.go(place)
    (note,) = visible(app.window, NoteField)
    return note.toPlainText()


def test_a_record_from_another_computer_is_joined_at_the_welcome(
    open_program: OpenProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = open_program(tmp_path / "laptop")
    welcome(laptop, "Asha Patel")
    press(laptop.window, "Start")
    do_open_step(laptop)
    record = tmp_path / "asha.onboarding.json"
    assert laptop.session.save_record_file(record)
    close(laptop)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(record), ""))

    depot = open_program(tmp_path / "depot")
    answer_next_dialog("Yes, this is me")
    press(depot.window, "I started on another computer")

    assert depot.session.person is not None
    assert depot.session.person.name == "Asha Patel"
    assert len(done(depot)) == 1
    assert isinstance(depot.window.place, to.Home)


def test_a_file_that_is_no_record_is_refused_in_words(
    open_program: OpenProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "asha.onboarding.json"
    page.write_text("<!DOCTYPE html><title>Sign in</title>", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(page), ""))
    app = open_program()

    press(app.window, "I started on another computer")

    assert app.session.people() == []
    welcome(app, "Asha Patel")
    app.window.go(to.MyRecord())
    press(app.window, "Bring in")
    assert "asha.onboarding.json" in app.window.banner.words
    assert "web page" in app.window.banner.words
    assert "not saved" not in words_on(app.window).lower()


def test_erasing_is_asked_twice_and_leaves_nothing(
    open_program: OpenProgram, home: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = open_program()
    welcome(app, "Asha Quillfeather")
    (tmp_path / "in-the-way").touch()
    assert not app.session.save_record_file(tmp_path / "in-the-way" / app.session.record_file_name())
    press(app.window, "Start")
    do_open_step(app)
    app.window.go(to.MyRecord())

    answer_next_dialog("Go on…", "Erase")
    press(app.window, "Erase me")

    assert app.session.people() == []
    assert isinstance(app.window.place, to.WhoIsLearning | to.Welcome)
    close(app)
    holding = [path for path in home.rglob("*") if path.is_file() and b"Quillfeather" in path.read_bytes()]
    assert holding == []
    assert "FileNotWritten" in caplog.text
    assert "quillfeather" not in caplog.text.casefold()


def answer_next_dialog(*words: str) -> None:
    """Presses these buttons, each in the next dialog that opens; ticks what has to be ticked first."""
    from PySide6.QtCore import QTimer

    left = list(words)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            for box in visible(dialog, QCheckBox):
                box.setChecked(True)
            press(dialog, left.pop(0))
        if left:
            QTimer.singleShot(50, answer)

    QTimer.singleShot(50, answer)


def test_details_can_be_changed_later(open_program: OpenProgram) -> None:
    app = open_program()
    welcome(app, "Asha Patel", "")
    app.window.go(to.Preferences())

    type_into(app.window, "Staff number", "00777")
    press(app.window, "Save")

    assert app.session.people()[0].staff_number == "00777"
    assert "Saved" in words_on(app.window)


def test_text_size_and_theme_apply_at_once_and_last(open_program: OpenProgram) -> None:
    app = open_program()
    welcome(app, "Asha Patel")
    before = app.look.px(18)

    for _ in range(2):
        QTest.keyClick(app.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    app.session.change_settings(replace(app.session.settings, theme="dark", font="lexend"))

    assert app.look.px(18) > before
    assert app.look.theme.is_dark
    close(app)
    again = open_program()
    assert again.look.appearance.text_percent == 125
    assert again.look.appearance.font == "lexend"
    assert again.look.theme.is_dark


def test_the_first_step_can_be_done_by_keyboard_alone(open_program: OpenProgram) -> None:
    app = open_program()
    QTest.keyClicks(app.window.focusWidget(), "Asha Patel")
    walk_to(app, "Start learning")
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    walk_to(app, "Start")
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    module_id, step_id = app.window.page.place
    step = app.session.module(module_id).step(step_id)

    for check in (block for block in step.blocks if type(block).__name__ == "Check"):
        for option in check.options:
            if option.is_right:
                walk_to(app, "".join(span.text for span in option.text))
                QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
        walk_to(app, "Check my answer")
        QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    walk_to(app, "Done, continue")
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)

    assert done(app) == [step_id]


def walk_to(app: App, words: str) -> None:
    """Tab, and Down inside a group of radio buttons, until the focus is on what says `words`."""
    for _ in range(80):
        here = app.window.focusWidget()
        wanted = [widget for widget in buttons(app.window, words) if widget is here]
        if wanted:
            return
        down = "RadioRow" in type(here).__name__
        group = [widget for widget in buttons(app.window, words) if "RadioRow" in type(widget).__name__]
        key = Qt.Key.Key_Down if down and group and group[0].parent() is here.parent() else Qt.Key.Key_Tab
        QTest.keyClick(here, key)
    raise AssertionError(f"the keyboard never came to {words!r}")


def test_due_dates_run_from_the_start_date(open_program: OpenProgram, clock: StandingClock) -> None:
    app = open_program()
    welcome(app, "Asha Patel")
    assert app.session.person is not None
    assert app.session.person.start_date == date(2026, 11, 23)
    close(app)

    clock.moment += timedelta(days=400)
    later = open_program()

    assert "overdue, was due 7 December 2026" in words_on(later.window)


def test_an_empty_name_is_answered_beside_the_field(open_program: OpenProgram) -> None:
    app = open_program()

    press(app.window, "Start learning")

    assert "Please type your name." in words_on(app.window)
    assert app.window.focusWidget() is field(app.window, "Your name")
    assert app.session.people() == []


def test_a_second_copy_brings_the_first_to_the_front(open_program: OpenProgram, home: Path, qtbot) -> None:
    from onboarding.app import keep_watch
    from onboarding.one_copy import OneCopy

    first = OneCopy(home)
    app = open_program()
    first.take()
    keep_watch(app, first)
    app.window.showMinimized()

    OneCopy(home).call()

    qtbot.waitUntil(lambda: not app.window.isMinimized(), timeout=5000)
    first.let_go()
    assert button(app.window, "Start learning").isVisible()
