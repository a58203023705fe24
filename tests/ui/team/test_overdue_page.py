"""Who is overdue, and the reminders that are copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from onboarding.core.report import overdue_modules
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.main_window import MainWindow
from onboarding.ui.team import overdue_page
from onboarding.ui.team.reminders import Late, lines
from onboarding.ui.team.words_table import WordsTable
from tests.ui.team.questions import banner_of
from tests.ui.team.sample_team import an_id, fall_behind, gather
from tests.vocabulary import buttons, press, visible, words_on


def copied() -> str:
    return QGuiApplication.clipboard().text()


def table_of(window: MainWindow) -> WordsTable:
    return next(visible(window.page, WordsTable))


@pytest.fixture
def late(window: MainWindow, session: Session) -> MainWindow:
    """Lee, Precious and Ben are overdue; the page is shown."""
    gather(session)
    fall_behind(session)
    window.go(to.Overdue())
    return window


def test_the_longest_overdue_come_first_with_days_and_modules(late: MainWindow) -> None:
    model = table_of(late).model()
    rows = [[str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount())]

    assert rows == [
        ["Lee Marsh", "Parks", "46 days", "Finding your way"],
        ["Precious Appleyard", "Parks", "31 days", "Finding your way"],
        ["Ben Hartley", "Highways and Streetscene", "20 days", "Finding your way"],
    ]
    assert "3 people are overdue." in words_on(late.page)


def test_the_keyboard_alone_copies_the_reminder_of_whoever_is_chosen(
    late: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[str] = []
    monkeypatch.setattr(overdue_page, "announce", lambda _, words: said.append(words))
    table = table_of(late)
    assert late.focusWidget() is table

    QTest.keyClick(table, Qt.Key.Key_Down)
    words = next(visible(late.page, QPlainTextEdit)).toPlainText()
    QTest.keyClick(late.focusWidget(), Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)

    assert words.startswith("Hello Precious,")
    assert "Finding your way" in words
    assert words.endswith("Best wishes,\nSam Lee")
    qtbot.waitUntil(lambda: copied() == words)
    assert said == ["Copied: the reminder for Precious Appleyard"]
    assert banner_of(late) == said[0]


def test_all_reminders_are_copied_with_a_line_and_a_name_between(late: MainWindow) -> None:
    press(late.page, "Copy for all")

    first, second, third = copied().split("-" * 40)
    assert first.startswith("Lee Marsh\n\nHello Lee,")
    assert second.strip().startswith("Precious Appleyard\n\nHello Precious,")
    assert third.strip().startswith("Ben Hartley\n\nHello Ben,")


def test_many_modules_are_two_and_a_figure_and_all_of_them_for_a_screen_reader(
    late: MainWindow, session: Session
) -> None:
    row = session.team.row_of(an_id("Lee Marsh"))
    (module, standing) = overdue_modules(session.team.report(), row)[0]
    many = tuple((replace(module, title=title), standing) for title in "ABCDE")

    (line,) = lines([Late(row, 46, many)])
    (three,) = lines([Late(row, 46, many[:3])])

    assert line.cells[3] == "A, B and 3 more"
    assert dict(line.full)[3] == "A, B, C, D, E"
    assert three.cells[3] == "A, B, C"


def test_those_who_have_left_are_not_reminded(late: MainWindow, session: Session) -> None:
    row = session.team.row_of(an_id("Lee Marsh"))
    session.team.members.set_left(row.member, date(2026, 11, 1))

    assert table_of(late).model().rowCount() == 2
    assert "2 people are overdue." in words_on(late.page)


def test_enter_opens_the_person(late: MainWindow) -> None:
    QTest.keyClick(table_of(late), Qt.Key.Key_Return)

    assert late.place == to.TeamMember(an_id("Lee Marsh"))


def test_with_nobody_overdue_it_says_so(window: MainWindow) -> None:
    window.go(to.Overdue())

    assert "Nobody is overdue." in words_on(window.page)
    assert list(visible(window.page, WordsTable)) == []


def test_more_and_the_overdue_filter_lead_here(window: MainWindow, session: Session) -> None:
    gather(session)
    fall_behind(session)
    press(window, "Team")
    (menu,) = (menu for menu in window.page.findChildren(QMenu) if menu.accessibleName() == "More")
    next(action for action in menu.actions() if "Overdue" in action.text()).trigger()
    assert window.place == to.Overdue()

    press(window, "Back to the team")
    assert buttons(window.page, "Reminders…") == []
    press(window, "Overdue: ")
    press(window.page, "Reminders…")

    assert window.place == to.Overdue()
