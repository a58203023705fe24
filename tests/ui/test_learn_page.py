"""The learning page as somebody uses it: answer, tick, go on, come back. What counts is what is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.errors import NotSaved
from onboarding.files.library import open_library
from onboarding.session import Session
from onboarding.settings import Settings
from onboarding.store.database import DATABASE_NAME, open_database
from onboarding.ui.blocks.step_view import StepView
from onboarding.ui.destinations import Home, MyRecord, OpenStep
from onboarding.ui.learn.learn_page import LearnPage
from onboarding.ui.learn.link_dialog import LinkDialog, address
from onboarding.ui.theme import Appearance, Look
from tests.ui.conftest import StandingClock
from tests.vocabulary import button, buttons, name_of, press, role_of, visible, words_on

MODULE = "finding-your-way"
STEPS = ("front-door", "people-to-ask", "way-out", "more")

Open = Callable[..., LearnPage]


@pytest.fixture
def open_page(session: Session, sam: Person, look: Look, qtbot: QtBot) -> Open:
    """Opens the page as the main window does, and tells it what the session says."""

    windows: list[QMainWindow] = []

    def open_it(step_id: str = "", *, at: Session = session, width: int = 1280) -> LearnPage:
        window = QMainWindow()
        qtbot.addWidget(window)
        windows.append(window)
        page = LearnPage(at, look, window)
        for signal in (at.progress_changed, at.content_changed, at.records_changed, at.person_changed):
            signal.connect(page.mark_stale)
        page.open_step(MODULE, step_id)
        window.setCentralWidget(page)
        window.setMinimumSize(640, 480)
        window.resize(width, 800)
        with qtbot.waitActive(window):
            window.show()
        page.first_focus().setFocus()
        return page

    return open_it


def rows(session: Session) -> list[str]:
    """The steps that stand in the database file, read from beside the program."""
    with sqlite3.connect(session.data_folder / DATABASE_NAME) as db:
        found = [step for (step,) in db.execute("SELECT step FROM completion ORDER BY completed_at, step")]
    db.close()
    return found


def refuse_to_write(session: Session) -> None:
    """From here on the database takes nothing more, as on a disk that became read-only."""
    session._db.execute("PRAGMA query_only=ON")


def opened_again(session: Session, library: Path, clock: StandingClock) -> Session:
    """The program closed and started once more, on the same data."""
    folder = session.data_folder
    settings = Settings(person_id=session.person.id if session.person else "")
    content = open_library(library, folder)
    database = open_database(folder, clock())
    return Session(database, content, folder, folder / "settings.json", settings, clock, session)


def focus(page: QWidget) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def test_a_wrong_answer_costs_nothing_and_the_right_one_is_kept(open_page: Open, session: Session) -> None:
    page = open_page("front-door")

    press(page, "At the back gate")
    press(page, "Check my answer")
    assert "The gate is for deliveries." in words_on(page)
    press(page, "Try again")
    press(page, "At the desk")
    press(page, "Check my answer")
    press(page, "Done, continue")

    assert rows(session) == ["front-door"]
    assert page.place == (MODULE, "people-to-ask")
    assert "Saved on this computer" in words_on(page)


def test_going_on_with_something_missing_says_what_and_leads_there(open_page: Open, session: Session) -> None:
    page = open_page("front-door")

    press(page, "Done, continue")

    assert "Answer the question “Where do you sign in?”" in words_on(page)
    assert name_of(focus(page)) == "At the back gate"
    assert page.place == (MODULE, "front-door")
    assert rows(session) == []


def test_what_was_missing_is_taken_back_once_it_is_done(open_page: Open) -> None:
    page = open_page("people-to-ask")
    press(page, "Done, continue")
    assert "Tick" in words_on(page)

    press(page, "I know who my buddy is.")

    assert "Tick" not in words_on(page)


def test_a_step_that_asks_nothing_is_done_by_the_one_button(open_page: Open, session: Session) -> None:
    page = open_page("way-out")

    press(page, "Done, continue")

    assert rows(session) == ["way-out"]
    assert page.place == (MODULE, "more")


def test_a_write_that_fails_leaves_the_step_undone(open_page: Open, session: Session, qtbot: QtBot) -> None:
    page = open_page("way-out")
    refuse_to_write(session)

    with qtbot.waitSignal(session.failed) as failed:
        press(page, "Done, continue")

    assert isinstance(failed.args[0], NotSaved)
    assert page.place == (MODULE, "way-out")
    assert "Saved" not in words_on(page)
    assert rows(session) == []
    assert button(page, "Done, continue").isEnabled()


def test_the_last_needed_step_finishes_the_module(open_page: Open, session: Session) -> None:
    for step in STEPS[:2]:
        session.complete_step(MODULE, step)
    page = open_page("way-out")

    press(page, "Finish module")

    assert page.place == (MODULE, "")
    words = words_on(page)
    assert "You have finished Finding your way" in words
    assert "Complete, 20 November 2026. 1 of 3 modules done." in words
    assert "A good start" in words
    assert role_of(focus(page)) == QAccessible.Role.Heading


def test_the_end_leads_on_to_the_next_module_and_to_the_record(
    open_page: Open, session: Session, qtbot: QtBot
) -> None:
    for step in STEPS[:2]:
        session.complete_step(MODULE, step)
    page = open_page("way-out")
    press(page, "Finish module")
    gone_to: list[object] = []
    page.go.connect(gone_to.append)

    press(page, "Start the next module")
    press(page, "My record")

    assert gone_to == [OpenStep("a-good-start"), MyRecord()]


def test_optional_steps_that_were_left_out_are_offered_at_the_end(open_page: Open, session: Session) -> None:
    for step in STEPS[:2]:
        session.complete_step(MODULE, step)
    page = open_page("way-out")
    press(page, "Finish module")

    [offer] = [b for b in buttons(page, "More about the building") if b.text() == "More about the building"]
    offer.click()

    assert page.place == (MODULE, "more")


def test_an_optional_step_can_be_skipped_and_then_needed_ones_come(open_page: Open, session: Session) -> None:
    page = open_page("more")

    press(page, "Skip this step")

    assert page.place == (MODULE, "front-door")
    assert rows(session) == []


def test_done_steps_are_left_as_they_are(open_page: Open, session: Session, clock: StandingClock) -> None:
    session.complete_step(MODULE, "front-door")
    page = open_page("front-door")

    press(page, "Continue")

    assert page.place == (MODULE, "people-to-ask")
    assert rows(session) == ["front-door"]


def test_answers_stay_while_somebody_looks_around(open_page: Open) -> None:
    page = open_page("people-to-ask")
    press(page, "I know who my buddy is.")

    press(page, "Step 3 of 4")
    press(page, "Back")

    assert page.place == (MODULE, "people-to-ask")
    assert button(page, "I know who my buddy is.").isChecked()


def test_the_keyboard_alone_goes_all_the_way(open_page: Open, session: Session, qtbot: QtBot) -> None:
    page = open_page("front-door")

    qtbot.keyClick(focus(page), Qt.Key.Key_Tab)
    qtbot.keyClick(focus(page), Qt.Key.Key_Down)
    qtbot.keyClick(focus(page), Qt.Key.Key_Space)
    assert name_of(focus(page)) == "At the desk"
    qtbot.keyClick(focus(page), Qt.Key.Key_Return)
    qtbot.keyClick(focus(page), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert rows(session) == ["front-door"]
    assert name_of(focus(page)) == "People to ask"
    assert role_of(focus(page)) == QAccessible.Role.Heading


def test_keys_lead_back_and_from_the_first_step_to_learn(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("people-to-ask")
    gone_to: list[object] = []
    page.go.connect(gone_to.append)

    qtbot.keyClick(focus(page), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.place == (MODULE, "front-door")
    qtbot.keyClick(focus(page), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert gone_to == [Home()]


def test_f6_goes_round_list_page_and_bar(open_page: Open, qtbot: QtBot) -> None:
    page = open_page("people-to-ask")
    names = []

    for _ in range(3):
        qtbot.keyClick(focus(page), Qt.Key.Key_F6)
        names.append(name_of(focus(page)))

    assert names == ["Done, continue", "Step 2 of 4: People to ask. You are here", "People to ask"]


def test_the_page_scrolls_by_keys_wherever_the_keyboard_is(open_page: Open, look: Look, qtbot: QtBot) -> None:
    look.apply(Appearance("light", text_percent=200))
    page = open_page("front-door", width=700)
    bar = page.findChild(QWidget, "reading").verticalScrollBar()  # type: ignore[union-attr]

    for press_one in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        before = bar.value()
        qtbot.keyClick(page.first_focus(), press_one)
        assert bar.value() > before or bar.value() == bar.maximum()
    button(page, "Done, continue").setFocus()
    qtbot.keyClick(focus(page), Qt.Key.Key_Home)

    assert bar.value() == 0


def test_coming_back_opens_the_step_where_one_stopped(
    open_page: Open, session: Session, library_folder: Path, clock: StandingClock, qtbot: QtBot
) -> None:
    page = open_page("front-door")
    press(page, "Step 3 of 4")
    page.leave()

    again = opened_again(session, library_folder, clock)
    page = open_page(at=again)

    assert page.place == (MODULE, "way-out")


def test_a_step_to_read_again_says_so_and_what_changed(
    open_page: Open, session: Session, library_folder: Path, clock: StandingClock, qtbot: QtBot
) -> None:
    for step in STEPS[:3]:
        session.complete_step(MODULE, step)
    file = library_folder / f"{MODULE}.md"
    changed = file.read_text(encoding="utf-8").replace("#way-out rev=1", "#way-out rev=2")
    changed = changed.replace("First version.", "The lift is new.")
    file.write_text(changed, encoding="utf-8")

    page = open_page(at=opened_again(session, library_folder, clock))

    assert page.place == (MODULE, "way-out")
    assert "The lift is new." in words_on(page)
    assert buttons(page, "Step 3 of 4: The way out. You are here, new since you did this")
    [note] = [
        one for one in visible(page, QFrame) if name_of(one) == "New since you did this" and one.layout()
    ]
    [words] = visible(page, StepView)
    qtbot.wait(50)
    below = note.mapToGlobal(note.rect().bottomLeft()).y()
    assert words.mapToGlobal(words.rect().topLeft()).y() - below >= 16
    press(page, "Step 1 of 4")
    assert "The lift is new." not in words_on(page)


def test_a_module_that_is_gone_says_so_and_leads_back(open_page: Open) -> None:
    page = open_page("front-door")
    gone_to: list[object] = []
    page.go.connect(gone_to.append)

    page.open_step("no-such-module")
    assert "This module can’t be opened" in words_on(page)
    [*_, back] = buttons(page, "Back to Learn")
    back.click()

    assert page.place == ("", "")
    assert gone_to == [Home()]


def test_a_step_that_is_gone_opens_the_module_where_it_goes_on(open_page: Open) -> None:
    page = open_page("no-such-step")

    assert page.place == (MODULE, "front-door")


def test_the_list_gives_way_where_the_words_need_the_room(open_page: Open, look: Look) -> None:
    page = open_page("people-to-ask", width=1280)
    assert buttons(page, "Step 4 of 4")

    look.apply(Appearance("light", text_percent=150))

    assert not buttons(page, "Step 4 of 4")
    assert button(page, "Step 2 of 4").isVisible()


def test_the_menu_of_steps_opens_a_step(open_page: Open) -> None:
    page = open_page("people-to-ask", width=800)
    press(page, "Step 2 of 4")
    menu = QApplication.activePopupWidget()
    assert menu is not None

    [action] = [action for action in menu.actions() if "The way out" in action.text()]
    action.trigger()
    menu.close()

    assert page.place == (MODULE, "way-out")


def test_screen_readers_know_the_title_and_every_step(open_page: Open, session: Session) -> None:
    session.complete_step(MODULE, "front-door")
    page = open_page("people-to-ask")

    assert role_of(page.first_focus()) == QAccessible.Role.Heading
    assert name_of(page.first_focus()) == "People to ask"
    names = [name_of(step) for step in buttons(page, " of 4: ")]
    assert names == [
        "Step 1 of 4: The front door. Done",
        "Step 2 of 4: People to ask. You are here",
        "Step 3 of 4: The way out",
        "Step 4 of 4: More about the building. Optional",
    ]
    assert {role_of(step) for step in buttons(page, " of 4: ")} == {QAccessible.Role.Button}
    assert "1 of 4 steps done" in words_on(page)


def test_nobodys_private_words_are_kept_for_somebody_else(
    open_page: Open, session: Session, qtbot: QtBot
) -> None:
    page = open_page()
    page.open_step("looking-back", "think-it-over")
    [note] = [field for field in page.findChildren(QTextEdit) if field.isVisible()]
    qtbot.keyClicks(note, "Private to Sam")

    session.add_person(Person("00000000-0000-4000-8000-000000000002", "Ayo Bell"))
    page.forget_person()

    assert session.reflection("looking-back", "think-it-over", "reflection-1") == ""
    assert page.place == ("", "")


class Opened(QObject):
    """Takes the place of the browser."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())


def test_a_link_opens_only_after_its_address_was_shown(look: Look, qtbot: QtBot) -> None:
    browser = Opened()
    QDesktopServices.setUrlHandler("https", browser, "take")
    url = address("https://www.example.org/a?b=c")
    assert url is not None
    dialog = LinkDialog(url, look)
    qtbot.addWidget(dialog)
    dialog.open()

    assert "https://www.example.org/a?b=c" in [name_of(label) for label in dialog.findChildren(QWidget)]
    assert browser.urls == []
    press(dialog, "Open")
    QDesktopServices.unsetUrlHandler("https")

    assert browser.urls == ["https://www.example.org/a?b=c"]


def test_an_address_can_be_copied_instead(look: Look, qtbot: QtBot) -> None:
    url = address("mailto:help@example.org")
    assert url is not None
    dialog = LinkDialog(url, look)
    qtbot.addWidget(dialog)
    dialog.open()

    press(dialog, "Copy address")

    assert QApplication.clipboard().text() == "mailto:help@example.org"
    assert "copied" in words_on(dialog)


@pytest.mark.parametrize(
    "href",
    [
        "http://example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https:",
        "https:///x",
        "//example.org",
        "",
    ],
)
def test_no_other_kind_of_link_opens(href: str) -> None:
    assert address(href) is None
