"""The team's page as a manager uses it: read the figures, narrow the table, find somebody, open them."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.store.database import open_again
from onboarding.ui import destinations as to
from onboarding.ui.main_window import MainWindow
from onboarding.ui.page import Page
from onboarding.ui.team.chips import Chip
from onboarding.ui.team.figures_table import FiguresTable
from onboarding.ui.team.module_bars import ModuleBars
from onboarding.ui.team.progress_line import ProgressLine
from onboarding.ui.team.sticky_names import StickyNames
from onboarding.ui.team.team_header import TeamHeader
from onboarding.ui.team.team_table import TeamTable
from onboarding.ui.team.tiles import Tile
from onboarding.ui.team.week_steps import WeekSteps
from tests.ui.team.sample_team import HIGHWAYS, PARKS, PEOPLE, an_id, collected, done, gather
from tests.vocabulary import button, buttons, name_of, press, role_of, type_into, visible, words_on

TOTAL = len(PEOPLE)


@pytest.fixture
def page(window: MainWindow, session: Session) -> Page:
    """The sample team, just gone to."""
    gather(session)
    press(window, "Team")
    QTest.qWait(20)
    return window.page


def table(page: Page) -> TeamTable:
    found = next(visible(page, TeamTable))
    assert isinstance(found, TeamTable)
    return found


def header(page: Page) -> TeamHeader:
    found = next(visible(page, TeamHeader))
    assert isinstance(found, TeamHeader)
    return found


def shown(page: Page) -> list[str]:
    """The names in the table, from the top."""
    return [row.member.person.name for row in table(page).rows]


def combo(page: Page, name: str) -> QComboBox:
    found = next(box for box in visible(page, QComboBox) if box.accessibleName() == name)
    assert isinstance(found, QComboBox)
    return found


def test_how_many_are_shown_stands_in_one_line(page: Page) -> None:
    (count,) = (label for label in visible(page, QLabel) if "people shown" in label.text())

    assert count.height() < 2 * count.fontMetrics().height()


def choose(page: Page, name: str, words: str) -> None:
    """As a person does who opens the box and presses one of its lines."""
    box = combo(page, name)
    box.setCurrentText(words)
    box.activated.emit(box.currentIndex())


def test_everybody_is_shown_by_name_with_the_figures_on_top(page: Page) -> None:
    assert shown(page) == sorted(name for name, *_ in PEOPLE)
    assert f"2 teams, {TOTAL} people. Records last collected today at 09:05." in words_on(page)
    figures = {
        name: int(name_of(button(page, f"{name}: ")).split(": ")[1].split(",")[0])
        for name in ("Complete", "In progress", "Overdue", "Not started")
    }
    assert sum(figures.values()) == TOTAL
    assert figures["Complete"] == 2


def test_a_tile_shows_only_its_people_and_shows_everyone_again(page: Page) -> None:
    press(page, "Complete: ")

    assert shown(page) == ["Carol Whitwam", "Joan O’Brien"]
    assert f"2 of {TOTAL} people shown" in words_on(page)
    assert button(page, "Complete, 2").isChecked()

    press(page, "Complete: ")

    assert len(shown(page)) == TOTAL
    assert button(page, f"Everyone, {TOTAL}").isChecked()


def test_the_number_on_a_chip_is_what_it_shows(page: Page) -> None:
    for chip in list(visible(page, Chip)):
        assert isinstance(chip, Chip)
        chip.click()
        assert len(shown(page)) == int(name_of(chip).split(", ")[1])


def test_the_chosen_chip_stays_chosen_and_says_so(page: Page) -> None:
    press(page, "Overdue, ")
    press(page, "Overdue, ")
    chip = button(page, "Overdue, ")

    interface = QAccessible.queryAccessibleInterface(chip)
    assert interface.text(QAccessible.Text.Description) == "Shown now"
    assert role_of(chip) == QAccessible.Role.Button
    assert [one.isChecked() for one in visible(page, Chip)].count(True) == 1  # type: ignore[attr-defined]


def test_somebody_is_found_while_their_name_is_typed(page: Page) -> None:
    type_into(page, "Find a person", "sian")
    assert shown(page) == ["Siân Llewellyn-Featherstonehaugh"]

    type_into(page, "Find a person", "brien")
    assert shown(page) == ["Joan O’Brien"]

    type_into(page, "Find a person", "nobody at all")
    assert shown(page) == []
    assert f"0 of {TOTAL} people shown" in words_on(page)

    type_into(page, "Find a person", "")
    assert len(shown(page)) == TOTAL


def test_how_many_are_left_is_spoken_once_the_typing_rests(
    page: Page, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("onboarding.ui.team.team_page.announce", lambda _, words: said.append(words))

    type_into(page, "Find a person", "sian")

    qtbot.waitUntil(lambda: said == [f"1 of {TOTAL} people shown"])


def test_a_team_narrows_everything(page: Page) -> None:
    choose(page, "Team", PARKS)

    assert shown(page) == ["Joan O’Brien", "Siân Llewellyn-Featherstonehaugh"]
    assert f"{PARKS}, 2 people." in words_on(page)
    assert name_of(button(page, "Everyone, ")) == "Everyone, 2"
    bars = next(visible(page, ModuleBars))
    assert "1 of 2 complete" in name_of(bars)


def test_a_module_is_shown_alone_and_asked_about(page: Page) -> None:
    choose(page, "Module", "Finding your way")

    columns = [at for at in range(table(page).model().columnCount()) if not table(page).isColumnHidden(at)]
    titles = [table(page).model().headerData(at, Qt.Orientation.Horizontal) for at in columns]
    assert titles == ["Name", "Team", "Modules done", "Finding your way"]
    press(page, "Complete, ")
    assert "Amina Yusuf" in shown(page)


def test_with_one_team_there_is_nothing_to_choose(window: MainWindow, session: Session) -> None:
    with closing(open_again(session.data_folder)) as db:
        collected(db, Person(an_id("x"), "Robin Hall", "5", HIGHWAYS), session.now())
    session.team.mark_changed()
    press(window, "Team")

    assert [box.accessibleName() for box in visible(window.page, QComboBox)] == ["Module"]
    assert f"{HIGHWAYS}, 1 person." in words_on(window.page)
    assert table(window.page).isColumnHidden(1)


def test_enter_or_a_double_click_opens_a_person(page: Page, window: MainWindow) -> None:
    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_Down)
    QTest.keyClick(table(page), Qt.Key.Key_Return)

    assert window.place == to.TeamMember(an_id("Ben Hartley"))
    assert "Ben Hartley" in words_on(window.page)
    assert button(window, "Team").isChecked()

    press(window, "Team")
    cell = table(page).visualRect(table(page).model().index(0, 0)).center()
    QTest.mouseClick(table(page).viewport(), Qt.MouseButton.LeftButton, pos=cell)
    QTest.mouseDClick(table(page).viewport(), Qt.MouseButton.LeftButton, pos=cell)

    assert window.place == to.TeamMember(an_id("Amina Yusuf"))


def test_the_keyboard_goes_from_the_field_into_the_table(page: Page) -> None:
    type_into(page, "Find a person", "rees")
    focused = QApplication.focusWidget()
    assert focused is not None

    QTest.keyClick(focused, Qt.Key.Key_Down)

    assert table(page).hasFocus()
    assert table(page).currentIndex().data() == "Dafydd Rees"


def test_a_heading_orders_the_table_by_mouse_and_by_keys(page: Page) -> None:
    heading = header(page)
    QTest.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert shown(page)[0] == "Siân Llewellyn-Featherstonehaugh"

    heading.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(heading, Qt.Key.Key_Right)
    QTest.keyClick(heading, Qt.Key.Key_Right)
    QTest.keyClick(heading, Qt.Key.Key_Return)

    assert shown(page)[0] == "Ben Hartley"
    QTest.keyClick(heading, Qt.Key.Key_Space)
    assert shown(page)[0] in ("Carol Whitwam", "Joan O’Brien")


def test_names_stay_while_the_modules_go_by(page: Page, window: MainWindow) -> None:
    window.resize(720, 540)
    QTest.qWait(20)
    bar = table(page).horizontalScrollBar()
    assert bar.maximum() > 0
    assert list(visible(page, StickyNames)) == []

    bar.setValue(bar.maximum())
    assert len(list(visible(page, StickyNames))) == 1

    table(page).setFocus()
    QTest.keyClick(table(page), Qt.Key.Key_Home)
    assert list(visible(page, StickyNames)) == []


def test_whoever_is_chosen_stays_chosen_through_filters(page: Page) -> None:
    table(page).setFocus()
    table(page).selectRow(1)

    press(page, "Overdue, ")

    assert table(page).currentIndex().data() == "Ben Hartley"


def test_the_chart_says_its_figures_and_can_be_read_as_a_table(page: Page) -> None:
    bars = next(visible(page, ModuleBars))
    assert role_of(bars) == QAccessible.Role.Graphic
    assert f"Finding your way: 5 of {TOTAL} complete" in name_of(bars)

    press(page, "As a table")
    figures = next(visible(page, FiguresTable))
    assert isinstance(figures, FiguresTable)
    assert list(visible(page, ModuleBars)) == []
    assert [figures.model().index(0, at).data() for at in (0, 1)] == ["Finding your way", "5"]
    assert role_of(figures) == QAccessible.Role.Table

    press(page, "Over time")
    assert figures.model().index(0, 0).data() == "22 November 2026"

    press(page, "As a chart")
    weeks = next(visible(page, WeekSteps))
    assert "by 22 November 2026" in name_of(weeks)


def test_the_menu_holds_what_is_rarely_wanted(page: Page) -> None:
    press(page, "More")

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Import a roster…",
        "Overdue and reminders…",
        "Files collected…",
        "Keep and forget…",
    ]
    menu.close()


def test_what_is_learnt_elsewhere_shows_at_once(page: Page, session: Session) -> None:
    with closing(open_again(session.data_folder)) as db:
        for module in session.modules():
            for step in module.steps:
                done(db, an_id("Dafydd Rees"), module, step.id, session.now())

    session.team.mark_changed()

    assert name_of(button(page, "Complete: ")).startswith("Complete: 3")


def test_tiles_are_buttons_that_say_everything(page: Page) -> None:
    tiles = list(visible(page, Tile))

    assert {role_of(tile) for tile in tiles} == {QAccessible.Role.Button}
    assert name_of(tiles[0]) == "Complete: 2, everything done"


def test_a_large_team_is_read_in_the_background(
    window: MainWindow, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onboarding.team._MOST_AT_ONCE", 3)
    gather(session)

    press(window, "Team")

    assert list(visible(window.page, TeamTable)) == []
    assert "Nobody here yet" not in words_on(window.page)
    qtbot.waitUntil(lambda: len(list(visible(window.page, TeamTable))) == 1)
    assert len(shown(window.page)) == TOTAL
    assert list(visible(window.page, ProgressLine)) == []


def test_filters_hold_while_a_large_team_is_read_anew(
    page: Page, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onboarding.team._MOST_AT_ONCE", 3)
    session.team.mark_changed()

    choose(page, "Team", PARKS)
    type_into(page, "Find a person", "joan")

    assert shown(page) == ["Joan O’Brien"]
    qtbot.waitUntil(lambda: session.team.prepare() is None)
    assert shown(page) == ["Joan O’Brien"]
    assert name_of(button(page, "Everyone, ")) == "Everyone, 2"


def test_somebody_else_who_learns_here_meets_the_whole_table(page: Page, session: Session) -> None:
    type_into(page, "Find a person", "rees")

    session.add_person(Person("00000000-0000-4000-8000-000000000007", "Robin Hall"))

    assert len(shown(page)) == TOTAL
    assert buttons(page, "Everyone")
