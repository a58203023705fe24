"""Search: results as one types, reached and opened without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui.destinations import Destination, OpenStep
from onboarding.ui.home.search_page import SearchPage
from onboarding.ui.theme import Look
from onboarding.ui.widgets.wrapping_label import Heading

KETTLE = [OpenStep("finding-your-way", "front-door"), OpenStep("looking-back", "think-it-over")]


@pytest.fixture
def page(session: Session, sam: Person, look: Look, qtbot: QtBot) -> SearchPage:
    page = SearchPage(session, look)
    qtbot.addWidget(page)
    page.resize(1044, 800)
    with qtbot.waitExposed(page):
        page.show()
    page.first_focus().setFocus()
    return page


def places_gone_to(page: SearchPage) -> list[Destination]:
    places: list[Destination] = []
    page.go.connect(places.append)
    return places


def focus(page: SearchPage) -> QWidget:
    return page.window().focusWidget()


def type_words(page: SearchPage, words: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(focus(page), words)
    qtbot.waitUntil(lambda: words in page.count_words or page.count_words.endswith("found"))


def test_results_come_as_one_types(page: SearchPage, qtbot: QtBot) -> None:
    type_words(page, "kettle", qtbot)

    assert page.count_words == "2 steps found"
    assert {card.accessibleName().split(", ")[0] for card in page.results} == {
        "The front door",
        "Think it over",
    }


def test_one_step_is_counted_as_one(page: SearchPage, qtbot: QtBot) -> None:
    type_words(page, "mill", qtbot)

    assert page.count_words == "1 step found"
    assert page.results[0].accessibleName().startswith("More about the building, in Finding your way, ")


def test_nothing_found_says_what_to_try(page: SearchPage, qtbot: QtBot) -> None:
    type_words(page, "xyz", qtbot)

    assert page.count_words == "Nothing found for “xyz”. Try another word, or a shorter one."
    assert page.results == []


def test_an_emptied_field_asks_for_words_again(page: SearchPage, qtbot: QtBot) -> None:
    type_words(page, "mill", qtbot)

    page.field.selectAll()
    qtbot.keyClick(page.field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not page.results)

    assert page.count_words.startswith("Type a word or two.")


def test_a_result_opens_by_mouse(page: SearchPage, qtbot: QtBot) -> None:
    places = places_gone_to(page)
    type_words(page, "mill", qtbot)

    qtbot.mouseClick(page.results[0], Qt.MouseButton.LeftButton)

    assert places == [OpenStep("finding-your-way", "more")]


def test_arrows_walk_the_results_and_enter_opens(page: SearchPage, qtbot: QtBot) -> None:
    places = places_gone_to(page)
    type_words(page, "kettle", qtbot)

    qtbot.keyClick(focus(page), Qt.Key.Key_Down)
    qtbot.keyClick(focus(page), Qt.Key.Key_Return)
    qtbot.keyClick(focus(page), Qt.Key.Key_Down)
    qtbot.keyClick(focus(page), Qt.Key.Key_Return)
    qtbot.keyClick(focus(page), Qt.Key.Key_Up)
    qtbot.keyClick(focus(page), Qt.Key.Key_Up)

    assert sorted(places, key=repr) == KETTLE
    assert focus(page) is page.field


def test_tab_leads_from_the_field_to_the_first_result(page: SearchPage, qtbot: QtBot) -> None:
    type_words(page, "kettle", qtbot)

    qtbot.keyClick(focus(page), Qt.Key.Key_Tab)

    assert focus(page) is page.results[0]


def test_enter_in_the_field_searches_without_waiting(page: SearchPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.field, "kettle")

    qtbot.keyClick(page.field, Qt.Key.Key_Return)

    assert page.count_words == "2 steps found"
    assert focus(page) is page.results[0]


def test_words_from_another_page_are_searched_at_once(page: SearchPage) -> None:
    page.show_words("kettle")

    assert page.field.text() == "kettle"
    assert len(page.results) == 2


def test_coming_back_without_words_keeps_the_last_ones(page: SearchPage) -> None:
    page.show_words("kettle")

    page.show_words("")

    assert page.field.selectedText() == "kettle"
    assert len(page.results) == 2


def test_somebody_else_does_not_see_what_was_looked_for(page: SearchPage) -> None:
    page.show_words("kettle")

    page.forget_person()

    assert page.field.text() == ""
    assert page.results == []


@pytest.mark.parametrize("words", ['"', "*", "kettle OR", "NEAR(", "-", "'; --", "(((", "\\"])
def test_signs_of_a_query_language_are_only_signs(words: str, page: SearchPage) -> None:
    page.show_words(words)

    assert page.count_words


def test_the_page_tells_screen_readers_what_is_what(page: SearchPage) -> None:
    page.show_words("mill")

    heading = QAccessible.queryAccessibleInterface(page.findChild(Heading))
    field = QAccessible.queryAccessibleInterface(page.field)
    result = QAccessible.queryAccessibleInterface(page.results[0])
    assert (heading.role(), heading.text(QAccessible.Text.Name)) == (QAccessible.Role.Heading, "Search")
    assert (field.role(), field.text(QAccessible.Text.Name)) == (
        QAccessible.Role.EditableText,
        "Search all modules",
    )
    assert result.role() == QAccessible.Role.PushButton
