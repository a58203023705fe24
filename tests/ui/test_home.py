"""Home: one obvious next thing, and every module with its state in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.catalogue import Pathway
from onboarding.core.records import Person
from onboarding.files.library import Library, open_library
from onboarding.session import Session
from onboarding.settings import Settings
from onboarding.store.database import open_database
from onboarding.ui.destinations import Destination, MyRecord, OpenStep, SearchFor
from onboarding.ui.home.home_page import HomePage
from onboarding.ui.home.library_problems import LibraryProblems
from onboarding.ui.home.module_card import ModuleCard
from onboarding.ui.home.new_since import NewSince
from onboarding.ui.home.pathway_view import PathwayView
from onboarding.ui.home.words import new_since_words
from onboarding.ui.theme import Appearance, Look
from onboarding.ui.widgets.ring import Ring
from onboarding.ui.widgets.search_field import SearchField
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel
from tests.ui.conftest import StandingClock
from tests.vocabulary import press

LEFT = Qt.MouseButton.LeftButton
STEPS = [
    ("finding-your-way", "front-door"),
    ("finding-your-way", "people-to-ask"),
    ("finding-your-way", "way-out"),
    ("a-good-start", "ask-early"),
    ("a-good-start", "say-it-back"),
    ("looking-back", "think-it-over"),
]


@pytest.fixture
def page(session: Session, sam: Person, look: Look, qtbot: QtBot) -> HomePage:
    return open_home(session, look, qtbot)


def ask_again_for_a_step(library_folder: Path) -> None:
    file = library_folder / "a-good-start.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("#ask-early rev=1", "#ask-early rev=2"), encoding="utf-8")


def open_home(session: Session, look: Look, qtbot: QtBot) -> HomePage:
    page = HomePage(session, look)
    qtbot.addWidget(page)
    session.progress_changed.connect(page.mark_stale)
    page.resize(1044, 800)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.findChild(PathwayView).is_whole)
    return page


def on_screen(page: QWidget) -> list[str]:
    """Every label's words, from top to bottom as they were made."""
    return [label.text() for label in page.findChildren(WrappingLabel) if label.isVisible() and label.text()]


def cards(page: QWidget) -> list[ModuleCard]:
    return [card for card in page.findChildren(ModuleCard) if card.isVisible()]


def card_names(page: QWidget) -> dict[str, str]:
    return {card.module_id: card.accessibleName() for card in cards(page)}


def places_gone_to(page: HomePage) -> list[Destination]:
    places: list[Destination] = []
    page.go.connect(places.append)
    return places


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Good morning, Sam."),
        (11, "Good morning, Sam."),
        (12, "Good afternoon, Sam."),
        (17, "Good afternoon, Sam."),
        (18, "Good evening, Sam."),
        (3, "Good evening, Sam."),
    ],
)
def test_the_greeting_goes_by_the_clock_and_the_first_name(
    hour: int, words: str, clock: StandingClock, session: Session, sam: Person, look: Look, qtbot: QtBot
) -> None:
    clock.moment = datetime(2026, 11, 20, hour, 30).astimezone()

    page = open_home(session, look, qtbot)

    assert words in on_screen(page)


def test_a_new_starter_reads_the_welcome_and_where_to_start(page: HomePage) -> None:
    words = on_screen(page)

    assert "Welcome to the team." in words
    assert "Take it one step at a time." in words
    assert "Start here" in words
    assert "Step 1 of 4: The front door. About 10 minutes left." in words
    assert page.first_focus().text() == "Start"


def test_the_one_big_button_opens_the_next_step(page: HomePage, qtbot: QtBot) -> None:
    places = places_gone_to(page)

    qtbot.mouseClick(page.first_focus(), LEFT)

    assert places == [OpenStep("finding-your-way", "front-door")]


def test_enter_on_the_big_button_is_as_good_as_a_click(page: HomePage, qtbot: QtBot) -> None:
    places = places_gone_to(page)

    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)

    assert places == [OpenStep("finding-your-way", "front-door")]


def test_later_it_says_what_is_done_and_where_one_stopped(page: HomePage, session: Session) -> None:
    session.complete_step("finding-your-way", "front-door")

    words = on_screen(page)
    assert "You have done 1 of 6 steps. About 17 minutes to go." in words
    assert "Carry on where you stopped" in words
    assert "Step 2 of 4: People to ask. About 6 minutes left." in words
    assert page.first_focus().text() == "Continue"


def test_a_module_done_leads_to_the_next_one(page: HomePage, session: Session) -> None:
    for step in STEPS[:3]:
        session.complete_step(*step)

    assert "Next for you" in on_screen(page)
    assert "A good start" in on_screen(page)


def test_when_all_is_done_it_says_so_and_offers_the_record(
    page: HomePage, session: Session, qtbot: QtBot
) -> None:
    for step in STEPS:
        session.complete_step(*step)
    places = places_gone_to(page)

    qtbot.mouseClick(page.first_focus(), LEFT)

    assert "You have finished everything for now" in on_screen(page)
    assert "You have done all 6 steps." in on_screen(page)
    assert places == [MyRecord()]


def test_the_ring_says_its_figures_in_words(page: HomePage, session: Session) -> None:
    session.complete_step("finding-your-way", "front-door")

    ring = page.findChild(Ring)
    interface = QAccessible.queryAccessibleInterface(ring)
    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "1 of 6 steps done, 17 per cent"


def test_each_card_says_all_of_it_in_its_name(page: HomePage, session: Session) -> None:
    session.complete_step("finding-your-way", "front-door")
    session.complete_step("a-good-start", "ask-early")
    session.complete_step("a-good-start", "say-it-back")

    assert card_names(page) == {
        "finding-your-way": (
            "Finding your way, 10 minutes, in progress, 1 of 3 steps done, due soon, 26 November 2026"
        ),
        "a-good-start": "A good start, 6 minutes, complete, 20 November 2026",
        "looking-back": "Looking back, 5 minutes, not started, due 10 February 2027",
    }


def test_a_module_past_its_date_is_overdue(
    clock: StandingClock, session: Session, sam: Person, look: Look, qtbot: QtBot
) -> None:
    clock.moment += timedelta(days=7)

    page = open_home(session, look, qtbot)

    assert card_names(page)["finding-your-way"].endswith("not started, overdue, was due 26 November 2026")


def test_the_last_day_is_not_overdue(
    clock: StandingClock, session: Session, sam: Person, look: Look, qtbot: QtBot
) -> None:
    clock.moment += timedelta(days=6)

    page = open_home(session, look, qtbot)

    assert card_names(page)["finding-your-way"].endswith("due soon, 26 November 2026")


def test_a_step_to_read_again_is_told_on_the_card_and_comes_next(
    tmp_path: Path,
    library_folder: Path,
    clock: StandingClock,
    session: Session,
    sam: Person,
    look: Look,
    qtbot: QtBot,
) -> None:
    for step in STEPS:
        session.complete_step(*step)
    ask_again_for_a_step(library_folder)
    renewed = session_on(tmp_path, open_library(library_folder), clock, sam)

    page = open_home(renewed, look, qtbot)

    assert card_names(page)["a-good-start"] == (
        "A good start, 6 minutes, complete, 20 November 2026, 1 step is new since you did this"
    )
    assert "New since you did this" in on_screen(page)
    assert page.findChild(NewSince) is None


def test_a_step_to_read_again_is_told_at_the_top_when_something_else_comes_next(
    tmp_path: Path,
    library_folder: Path,
    clock: StandingClock,
    session: Session,
    sam: Person,
    look: Look,
    qtbot: QtBot,
) -> None:
    for step in (STEPS[0], *STEPS[3:5]):
        session.complete_step(*step)
    ask_again_for_a_step(library_folder)
    page = open_home(session_on(tmp_path, open_library(library_folder), clock, sam), look, qtbot)
    places = places_gone_to(page)

    words = on_screen(page)
    assert "Finding your way" in words
    assert "1 step in “A good start” is new since you did it." in words
    press(page, "Read it now")

    assert places == [OpenStep("a-good-start", "ask-early")]


def test_nothing_is_told_at_the_top_when_it_is_the_next_thing_or_nothing_is_new(page: HomePage) -> None:
    assert page.findChild(NewSince) is None


@pytest.mark.parametrize(
    ("here", "everywhere", "modules", "words"),
    [
        (2, 2, 1, "2 steps in “A” are new since you did it."),
        (1, 3, 2, "3 steps in 2 modules are new since you did them. First comes “A”."),
    ],
)
def test_how_much_is_new_is_counted(here: int, everywhere: int, modules: int, words: str) -> None:
    assert new_since_words("A", here, everywhere, modules) == words


def session_on(tmp_path: Path, library: Library, clock: StandingClock, person: Person) -> Session:
    """Another start of the program on the same data."""
    folder = tmp_path / "data"
    settings = Settings(person_id=person.id)
    return Session(open_database(folder, clock()), library, folder, folder / "settings.json", settings, clock)


def test_the_whole_card_is_one_button(page: HomePage, qtbot: QtBot) -> None:
    places = places_gone_to(page)
    card = cards(page)[0]

    qtbot.mouseClick(card, LEFT, pos=card.rect().center())
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.keyClick(card, Qt.Key.Key_Space)

    assert places == [OpenStep("finding-your-way")] * 3
    assert QAccessible.queryAccessibleInterface(card).role() == QAccessible.Role.PushButton
    assert QAccessible.queryAccessibleInterface(card).childCount() == 0


def test_headings_have_levels(page: HomePage) -> None:
    levels = [(heading.accessible_level, heading.text()) for heading in page.findChildren(Heading)]

    assert (1, "Good morning, Sam.") in levels
    assert (2, "First things") in levels
    heading = QAccessible.queryAccessibleInterface(page.findChild(Heading))
    assert heading.role() == QAccessible.Role.Heading


def test_enter_in_the_search_field_goes_to_the_search(page: HomePage, qtbot: QtBot) -> None:
    places = places_gone_to(page)
    field = page.findChild(SearchField)

    qtbot.keyClicks(field, "kettle")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert places == [SearchFor("kettle")]
    assert field.accessibleName() == "Search all modules"


def test_an_empty_library_is_told_in_a_sentence(
    tmp_path: Path, clock: StandingClock, session: Session, sam: Person, look: Look, qtbot: QtBot
) -> None:
    library = Library(tmp_path, Pathway("", (), ()), (), ())

    page = open_home(session_on(tmp_path, library, clock, sam), look, qtbot)

    assert any(words.startswith("There are no modules here yet.") for words in on_screen(page))
    assert cards(page) == []
    assert isinstance(page.first_focus(), SearchField)


def test_an_area_with_no_module_in_it_takes_no_room(
    tmp_path: Path, library_folder: Path, clock: StandingClock, sam: Person, look: Look, qtbot: QtBot
) -> None:
    pathway = library_folder / "pathway.md"
    words = pathway.read_text(encoding="utf-8").replace(
        "## First", "## Still to come {#soon}\n\nSoon.\n\n## First"
    )
    pathway.write_text(words, encoding="utf-8")

    page = open_home(session_on(tmp_path, open_library(library_folder), clock, sam), look, qtbot)

    assert not {"Still to come", "Soon."} & set(on_screen(page))
    assert {"First things", "Later things"} <= set(on_screen(page))


def test_with_nobody_chosen_the_page_just_stands(session: Session, look: Look, qtbot: QtBot) -> None:
    page = open_home(session, look, qtbot)

    page.refresh()

    assert cards(page) == []


def test_a_broken_module_is_told_quietly_with_file_and_line(
    tmp_path: Path,
    library_folder: Path,
    clock: StandingClock,
    session: Session,
    sam: Person,
    look: Look,
    qtbot: QtBot,
) -> None:
    (library_folder / "broken.md").write_text("---\nid: broken\nno colon\n---\n", encoding="utf-8")
    page = open_home(session_on(tmp_path, open_library(library_folder), clock, sam), look, qtbot)
    problems = page.findChild(LibraryProblems)

    told_at_first = [words for words in on_screen(page) if "broken.md" in words]
    qtbot.mouseClick(problems.toggle, LEFT)
    qtbot.mouseClick(problems.copy, LEFT)

    assert told_at_first == []
    assert "Something in the library needs mending." in on_screen(page)
    assert any(words.startswith("Tell HR:") and "broken.md, line 3:" in words for words in on_screen(page))
    assert "broken.md, line 3:" in QGuiApplication.clipboard().text()
    assert len(cards(page)) == 3


def test_what_to_tell_hr_comes_after_the_next_thing_by_keyboard(
    tmp_path: Path,
    library_folder: Path,
    clock: StandingClock,
    session: Session,
    sam: Person,
    look: Look,
    qtbot: QtBot,
) -> None:
    (library_folder / "broken.md").write_text("---\nid: broken\nno colon\n---\n", encoding="utf-8")
    page = open_home(session_on(tmp_path, open_library(library_folder), clock, sam), look, qtbot)
    page.first_focus().setFocus()

    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Tab)

    assert page.focusWidget() is page.findChild(LibraryProblems).toggle


def test_what_is_new_comes_between_the_next_thing_and_what_to_tell_hr_by_keyboard(
    tmp_path: Path,
    library_folder: Path,
    clock: StandingClock,
    session: Session,
    sam: Person,
    look: Look,
    qtbot: QtBot,
) -> None:
    for step in (STEPS[0], *STEPS[3:5]):
        session.complete_step(*step)
    ask_again_for_a_step(library_folder)
    (library_folder / "broken.md").write_text("---\nid: broken\nno colon\n---\n", encoding="utf-8")
    page = open_home(session_on(tmp_path, open_library(library_folder), clock, sam), look, qtbot)
    new_since, problems = page.findChild(NewSince), page.findChild(LibraryProblems)
    page.first_focus().setFocus()

    reached = []
    for _ in range(2):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.focusWidget())

    assert reached == [new_since.button, problems.toggle]
    assert new_since.geometry().bottom() < problems.geometry().top()
    siblings = new_since.parentWidget().children()
    assert siblings.index(new_since) < siblings.index(problems)


def test_a_sound_library_says_nothing_of_mending(page: HomePage) -> None:
    assert not [words for words in on_screen(page) if "mending" in words]


@pytest.fixture
def large_library(library_folder: Path) -> Path:
    """Three hundred modules."""
    text = (library_folder / "a-good-start.md").read_text(encoding="utf-8")
    for number in range(297):
        area = "first" if number % 2 else "later"
        changed = text.replace("id: a-good-start", f"id: m-{number:03}").replace(
            "order: 2", f"order: {number + 3}"
        )
        path = library_folder / f"m-{number:03}.md"
        path.write_text(changed.replace("area: first", f"area: {area}"), encoding="utf-8")
    return library_folder


def test_of_hundreds_of_modules_only_the_first_are_built_at_once(
    large_library: Path, session: Session, sam: Person, look: Look, qtbot: QtBot
) -> None:
    page = HomePage(session, look)
    qtbot.addWidget(page)
    page.resize(1044, 800)

    page.refresh()
    at_first = len(page.findChildren(ModuleCard))
    page.show()
    qtbot.waitUntil(lambda: page.findChild(PathwayView).is_whole, timeout=20_000)

    assert at_first == 12
    assert len(cards(page)) == 300


def test_tab_walks_the_cards_in_the_order_of_the_pathway(
    large_library: Path, session: Session, sam: Person, look: Look, qtbot: QtBot
) -> None:
    page = open_home(session, look, qtbot)

    walked, at = [], page.first_focus().nextInFocusChain()
    while at is not page.first_focus():
        walked += [at.module_id] if isinstance(at, ModuleCard) else []
        at = at.nextInFocusChain()

    assert walked == [outline.id for outline in session.modules()]


def test_cards_stay_where_they_are_when_something_is_done(page: HomePage, session: Session) -> None:
    before = cards(page)

    session.complete_step("finding-your-way", "front-door")

    assert cards(page) == before


def test_columns_give_way_to_room_and_text_size(page: HomePage, look: Look, qtbot: QtBot) -> None:
    def columns() -> int:
        return len({card.mapTo(page, card.rect().topLeft()).x() for card in cards(page)})

    wide = columns()
    look.apply(Appearance("light", text_percent=200))
    page.resize(800, 700)
    qtbot.waitUntil(lambda: columns() == 1)

    assert wide == 2


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [460, 564, 1044])
def test_no_words_are_cut(percent: int, width: int, page: HomePage, look: Look, qtbot: QtBot) -> None:
    look.apply(Appearance("light", text_percent=percent))
    page.resize(width, 600)
    qtbot.wait(20)

    for label in page.findChildren(WrappingLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.mapTo(page, label.rect().topRight()).x() < width, label.text()
    for card in cards(page):
        assert card.height() >= card.heightForWidth(card.width())
        assert card.mapTo(page, card.rect().topRight()).x() < width
