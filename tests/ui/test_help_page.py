"""Help says what counts, in words that stand elsewhere in the program too."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from onboarding.session import Session
from onboarding.ui.help_page import HelpPage
from onboarding.ui.theme import Appearance, Look
from tests.vocabulary import name_of, role_of, words_on


@pytest.fixture
def page(session: Session, look: Look, qtbot: QtBot) -> HelpPage:
    """Nobody needs to be learning to read it."""
    page = HelpPage(session, look)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def test_it_says_when_a_step_and_a_module_are_done(page: HelpPage) -> None:
    words = words_on(page)

    assert "A step is done when" in words
    assert "A module is complete when" in words
    assert "Done, continue" in words


def test_it_names_the_keys_and_who_sees_what(page: HelpPage) -> None:
    words = words_on(page)

    for said in ("Alt + Right", "F6", "Your manager sees it once you hand it in", "never handed in"):
        assert said in words


def test_it_does_not_promise_more_privacy_than_the_account_gives(page: HelpPage) -> None:
    words = words_on(page)

    assert "People who share that account can open each other’s pages" in words
    assert "marked “Private”" in words


def test_it_says_whom_to_ask_before_the_council_has_filled_that_in(page: HelpPage) -> None:
    words = words_on(page)

    assert "When the app itself goes wrong: tell your manager" in words
    assert "[" not in words


def test_its_headings_have_levels(page: HelpPage) -> None:
    headings = [part for part in page.findChildren(QWidget) if role_of(part) == QAccessible.Role.Heading]

    assert name_of(headings[0]) == "Help"
    assert len(headings) == 7


def test_it_scrolls_by_keys_and_never_sideways(page: HelpPage, look: Look, qtbot: QtBot) -> None:
    look.apply(Appearance("light", text_percent=200))
    page.resize(460, 600)
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)

    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)

    assert area.horizontalScrollBar().maximum() == 0


def test_it_says_how_to_leave_the_text_of_a_module_by_keyboard(page: HelpPage) -> None:
    words = words_on(page)

    assert "Escape, then Tab\nLeave the text of a module" in words
    assert "Ctrl + Tab does so at once" in words
