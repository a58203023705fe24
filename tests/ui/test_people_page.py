"""Who is learning: two people of one name can be told apart, and each goes on with their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui.destinations import Destination, Home, Welcome
from onboarding.ui.people_page import PeoplePage, PersonCard
from onboarding.ui.theme import Look
from onboarding.ui.widgets.wrapping_label import Heading

LEFT = Qt.MouseButton.LeftButton
OTHER_SAM = Person("00000000-0000-4000-8000-000000000002", "Sam Lee", "00456", "Libraries")


@pytest.fixture
def page(session: Session, sam: Person, look: Look, qtbot: QtBot) -> PeoplePage:
    session.add_person(OTHER_SAM)
    page = PeoplePage(session, look)
    qtbot.addWidget(page)
    session.person_changed.connect(page.mark_stale)
    page.resize(1280, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def places_gone_to(page: PeoplePage) -> list[Destination]:
    places: list[Destination] = []
    page.go.connect(places.append)
    return places


def cards(page: PeoplePage) -> dict[str, PersonCard]:
    return {card.person_id: card for card in page.cards if card.isVisible()}


def test_two_of_one_name_are_told_apart(page: PeoplePage, sam: Person) -> None:
    names = {person_id: card.accessibleName() for person_id, card in cards(page).items()}

    assert names == {
        sam.id: "Sam Lee, Highways, staff number 00123, started 12 November 2026",
        OTHER_SAM.id: "Sam Lee, Libraries, staff number 00456, Learning now",
    }


def test_a_name_alone_is_enough(page: PeoplePage, session: Session) -> None:
    session.add_person(Person("p-3", "Precious"))

    assert cards(page)["p-3"].accessibleName() == "Precious, Learning now"


def test_choosing_somebody_makes_them_the_one_who_learns(
    page: PeoplePage, session: Session, sam: Person, qtbot: QtBot
) -> None:
    places = places_gone_to(page)

    qtbot.mouseClick(cards(page)[sam.id], LEFT)

    assert session.person == sam
    assert session.settings.person_id == sam.id
    assert places == [Home()]


def test_the_keyboard_starts_at_who_learns_now(page: PeoplePage, session: Session, qtbot: QtBot) -> None:
    places = places_gone_to(page)

    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)

    assert session.person == replace(OTHER_SAM, changed_at=session.now())
    assert places == [Home()]


def test_somebody_new_goes_to_the_welcome(page: PeoplePage, qtbot: QtBot) -> None:
    places = places_gone_to(page)

    qtbot.mouseClick(page.new, LEFT)

    assert places == [Welcome()]


def test_somebody_erased_is_gone_from_the_list(page: PeoplePage, session: Session, sam: Person) -> None:
    session.erase_me()

    assert list(cards(page)) == [sam.id]
    assert page.first_focus() is cards(page)[sam.id]


def test_with_nobody_left_only_somebody_new_can_be_pressed(
    page: PeoplePage, session: Session, sam: Person
) -> None:
    session.erase_me()
    session.choose_person(sam.id)
    session.erase_me()

    assert cards(page) == {}
    assert page.first_focus() is page.new


def test_a_changed_name_is_shown(page: PeoplePage, session: Session) -> None:
    session.change_person(Person(OTHER_SAM.id, "Samira Lee", start_date=date(2026, 11, 9)))

    assert cards(page)[OTHER_SAM.id].accessibleName() == "Samira Lee, Started 9 November 2026, Learning now"


def test_the_page_tells_screen_readers_what_is_what(page: PeoplePage) -> None:
    heading = QAccessible.queryAccessibleInterface(page.findChild(Heading))
    card = QAccessible.queryAccessibleInterface(cards(page)[OTHER_SAM.id])

    assert (heading.role(), heading.text(QAccessible.Text.Name)) == (
        QAccessible.Role.Heading,
        "Who is learning?",
    )
    assert card.role() == QAccessible.Role.PushButton
