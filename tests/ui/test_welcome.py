"""Welcome: somebody new answers a few questions, and nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.person_rules import Field
from onboarding.core.records import Person
from onboarding.errors import OnboardingError
from onboarding.session import Session
from onboarding.ui.destinations import BringRecord, Destination, Home, WhoIsLearning
from onboarding.ui.theme import Appearance, Look
from onboarding.ui.welcome import WelcomePage
from onboarding.ui.widgets.three_circles import ThreeCircles
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(session: Session, look: Look, qtbot: QtBot) -> WelcomePage:
    page = WelcomePage(session, look)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    with qtbot.waitActive(page):
        page.show()
    page.first_focus().setFocus()
    return page


def places_gone_to(page: WelcomePage) -> list[Destination]:
    places: list[Destination] = []
    page.go.connect(places.append)
    return places


def problem(page: WelcomePage, field: Field) -> str:
    return page.form.fields[field].problem


def test_somebody_new_is_kept_as_they_answered(page: WelcomePage, session: Session, qtbot: QtBot) -> None:
    places = places_gone_to(page)
    form = page.form

    qtbot.keyClicks(form.name, "  Sam Lee ")
    qtbot.keyClicks(form.staff_number, "00123")
    qtbot.keyClicks(form.team, "Highways")
    qtbot.keyClicks(form.manager, "Jo Brook")
    qtbot.mouseClick(page.start, LEFT)

    (kept,) = session.people()
    assert (kept.name, kept.staff_number, kept.team, kept.manager) == (
        "Sam Lee",
        "00123",
        "Highways",
        "Jo Brook",
    )
    assert kept.start_date == date(2026, 11, 20)
    assert session.person == kept
    assert places == [Home()]


def test_a_name_and_enter_are_enough(page: WelcomePage, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), "Sam")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert [person.name for person in session.people()] == ["Sam"]


def test_the_start_date_can_be_typed_and_is_shown_as_understood(
    page: WelcomePage, session: Session, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.form.name, "Sam")
    page.form.start_date.setFocus()
    page.form.start_date.selectAll()
    qtbot.keyClicks(page.form.start_date, "2/11/26")
    qtbot.keyClick(page.form.start_date, Qt.Key.Key_Tab)
    shown = page.form.start_date.text()
    qtbot.mouseClick(page.start, LEFT)

    assert shown == "2 November 2026"
    assert session.people()[0].start_date == date(2026, 11, 2)


def test_the_start_date_can_be_picked_from_a_calendar(page: WelcomePage, qtbot: QtBot) -> None:
    field = page.form.start_date

    qtbot.mouseClick(field.button, LEFT)
    qtbot.keyClick(field.calendar.focusWidget() or field.calendar, Qt.Key.Key_Left)
    qtbot.keyClick(field.calendar.focusWidget() or field.calendar, Qt.Key.Key_Return)

    assert field.text() == "19 November 2026"
    assert not field.calendar.isVisible()


def test_what_is_no_day_is_told(page: WelcomePage, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.form.name, "Sam")
    page.form.start_date.setText("31/2/2026")

    qtbot.mouseClick(page.start, LEFT)

    assert problem(page, Field.START_DATE) == "That is not a day. Write it like 2\u00a0November\u00a02026."
    assert page.form.start_date.text() == "31/2/2026"
    assert session.people() == []


def test_tab_walks_the_questions_in_order(page: WelcomePage, qtbot: QtBot) -> None:
    walked = []
    for _ in range(8):
        walked.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert walked == [
        "Your name",
        "Staff number",
        "Start date",
        "Choose from a calendar",
        "Your team",
        "Your manager",
        "Start learning",
        "I started on another computer",
    ]


def test_without_a_name_it_says_so_beside_the_field(
    page: WelcomePage, session: Session, qtbot: QtBot
) -> None:
    page.start.setFocus()

    qtbot.mouseClick(page.start, LEFT)

    assert problem(page, Field.NAME) == "Please type your name."
    assert page.form.name.accessibleDescription() == "Please type your name."
    assert QApplication.focusWidget() is page.form.name
    assert session.people() == []


def test_every_wrong_answer_is_told_and_the_first_gets_the_keyboard(page: WelcomePage, qtbot: QtBot) -> None:
    form = page.form
    qtbot.keyClicks(form.name, "Sam")
    qtbot.keyClicks(form.staff_number, "12 34")
    form.start_date.show_day(date(2028, 1, 1))
    form.team.setText("t" * 101)

    qtbot.mouseClick(page.start, LEFT)

    assert problem(page, Field.NAME) == ""
    assert (
        problem(page, Field.STAFF_NUMBER)
        == "Use letters and digits. Dashes and slashes only go between them."
    )
    assert problem(page, Field.START_DATE) == "That is more than a year away. Check the year."
    assert problem(page, Field.TEAM) == "That is too long. Use 100 characters or fewer."
    assert QApplication.focusWidget() is form.staff_number


def test_a_mended_answer_is_no_longer_told(page: WelcomePage, session: Session, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.start, LEFT)

    qtbot.keyClicks(page.form.name, "S")

    assert problem(page, Field.NAME) == ""
    assert page.form.name.property("state") == ""


def test_a_problem_is_not_told_before_start_is_pressed(page: WelcomePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.form.staff_number, "?")

    assert problem(page, Field.STAFF_NUMBER) == ""


def test_what_was_typed_stays_when_it_can_not_be_saved(
    page: WelcomePage, session: Session, qtbot: QtBot
) -> None:
    errors: list[OnboardingError] = []
    places = places_gone_to(page)
    session.failed.connect(errors.append)
    session._db.execute("PRAGMA query_only = ON")
    qtbot.keyClicks(page.form.name, "Sam")

    qtbot.mouseClick(page.start, LEFT)

    assert len(errors) == 1
    assert page.form.name.text() == "Sam"
    assert places == []


def test_the_next_person_finds_an_empty_form(page: WelcomePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.form.name, "Sam")

    qtbot.mouseClick(page.start, LEFT)

    assert page.form.name.text() == ""


def test_two_people_have_two_ids(page: WelcomePage, session: Session, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClicks(page.form.name, "Sam")
        qtbot.mouseClick(page.start, LEFT)

    assert len({person.id for person in session.people()}) == 2


def test_somebody_with_a_record_elsewhere_says_so(page: WelcomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go) as gone:
        qtbot.mouseClick(page.elsewhere, LEFT)

    assert gone.args == [BringRecord()]


def test_the_list_is_offered_once_there_is_one(
    page: WelcomePage, session: Session, sam: Person, qtbot: QtBot
) -> None:
    places = places_gone_to(page)
    was_there = page.back.isVisible()

    page.mark_stale()
    qtbot.mouseClick(page.back, LEFT)

    assert not was_there
    assert places == [WhoIsLearning()]


def test_reading_again_keeps_what_is_typed(page: WelcomePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.form.name, "Sam")

    page.mark_stale()

    assert page.form.name.text() == "Sam"


def test_it_says_what_is_kept_where_and_who_sees_it(page: WelcomePage) -> None:
    words = " ".join(label.text() for label in page.findChildren(WrappingLabel))

    assert "stay on this computer, in the account that it is signed in to" in words
    assert "They go nowhere else until you hand in your record" in words


def test_the_page_tells_screen_readers_what_is_what(page: WelcomePage) -> None:
    def told(widget: QWidget) -> tuple[QAccessible.Role, str]:
        interface = QAccessible.queryAccessibleInterface(widget)
        return interface.role(), interface.text(QAccessible.Text.Name)

    assert told(page.findChild(Heading)) == (QAccessible.Role.Heading, "Welcome. We’re Kirklees.")
    assert told(page.form.name) == (QAccessible.Role.EditableText, "Your name")
    assert told(page.start) == (QAccessible.Role.PushButton, "Start learning")
    assert told(page.findChild(ThreeCircles))[0] == QAccessible.Role.Graphic
    assert page.form.staff_number.accessibleDescription() == "Not got one yet? You can add it later."


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(800, 600), (1280, 800)])
def test_no_words_are_cut(
    percent: int, size: tuple[int, int], page: WelcomePage, look: Look, qtbot: QtBot
) -> None:
    look.apply(Appearance("light", text_percent=percent))
    page.resize(*size)
    qtbot.mouseClick(page.start, LEFT)
    qtbot.wait(20)

    for label in page.findChildren(WrappingLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
            assert label.mapTo(page, label.rect().topRight()).x() < size[0], label.text()
