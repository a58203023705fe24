"""The same staff number twice: the manager is asked, and what was said can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onboarding.core.members import Answer
from onboarding.session import Session
from onboarding.ui.main_window import MainWindow
from onboarding.ui.page import Page
from onboarding.ui.team.overview import Overview
from onboarding.ui.team.question_card import QuestionCard
from tests.ui.team.sample_team import PEOPLE, an_id, gather
from tests.vocabulary import button, buttons, press, visible, words_on

ASKED = "Staff number 00002: is this one person?"


@pytest.fixture
def page(window: MainWindow, session: Session) -> Page:
    gather(session, with_twin=True)
    press(window, "Team")
    QTest.qWait(20)
    return window.page


def how_many(session: Session) -> int:
    return len(session.team.report().rows)


def test_both_are_shown_side_by_side_and_in_the_table(page: Page, session: Session) -> None:
    words = words_on(page)

    assert ASKED in words
    assert "Ben Hartley" in words
    assert "Benjamin Hartley" in words
    assert how_many(session) == len(PEOPLE) + 1


def test_the_same_person_counts_once_until_it_is_undone(page: Page, session: Session) -> None:
    press(page, "Same person")

    assert how_many(session) == len(PEOPLE)
    assert QApplication.focusWidget() is button(page, "Undo")
    assert "one person. Both records count together." in words_on(page)
    assert ASKED not in words_on(page)
    card, below = next(visible(page, QuestionCard)), next(visible(page, Overview))
    QTest.qWait(20)
    assert below.y() - card.geometry().bottom() >= 16

    press(page, "Undo")

    assert how_many(session) == len(PEOPLE) + 1
    assert ASKED in words_on(page)
    assert QApplication.focusWidget() is button(page, "Same person")


def test_two_people_stay_two_and_are_asked_about_no_more(page: Page, session: Session) -> None:
    press(page, "Two people")
    assert "are two people" in words_on(page)

    press(page, "Close")

    assert how_many(session) == len(PEOPLE) + 1
    assert session.team.questions() == ()
    assert "staff number" not in words_on(page)


def test_not_now_asks_again_another_time(page: Page, window: MainWindow) -> None:
    press(page, "Not now")
    assert ASKED not in words_on(page)
    assert window.focusWidget() is button(page, "Collect")

    press(window, "My record")
    press(window, "Team")

    assert ASKED in words_on(page)


def test_an_answer_can_be_found_and_undone_later(page: Page, session: Session) -> None:
    press(page, "Same person")
    member = next(row.member for row in session.team.report().rows if an_id("twin") in row.member.ids)

    (said,) = session.team.members.answered(member)
    assert said.answer is Answer.SAME
    assert said.answered_by == "Sam Lee"
    assert session.team.members.undo_answer(said)

    assert session.team.members.answered(member) == ()
    assert len(session.team.questions()) == 1


def test_an_answer_that_was_read_does_not_come_back(page: Page, window: MainWindow) -> None:
    press(page, "Same person")

    press(window, "My record")
    press(window, "Team")

    assert buttons(page, "Undo") == []
