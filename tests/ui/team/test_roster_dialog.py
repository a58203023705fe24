"""Importing a roster: what it needs, an example to save, and what came of a list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from onboarding import team_people
from onboarding.core.roster_example import ROWS
from onboarding.session import Session
from onboarding.store.database import open_again
from onboarding.ui.main_window import MainWindow
from onboarding.ui.team.figures_table import FiguresTable
from tests.ui.conftest import StandingClock
from tests.ui.team.collecting import choose_from, dialog, menu, waiting
from tests.ui.team.record_files import BEN
from tests.vocabulary import button, buttons, name_of, press, role_of, visible, words_on

Ask = Callable[[Callable[[QDialog], None]], None]
HEADINGS = "Payroll no;Surname;Forename;Department\n"


@pytest.fixture
def ask(window: MainWindow) -> Ask:
    """Opens the window from the team's page, does something in it, and closes it."""

    def ask_and(act: Callable[[QDialog], None]) -> None:
        trouble: list[BaseException] = []

        def in_it() -> None:
            found = dialog()
            try:
                act(found)
            except BaseException as error:  # noqa: BLE001 - raised again once the window is closed
                trouble.append(error)
            finally:
                found.reject()

        QTimer.singleShot(0, in_it)
        if buttons(window.page, "Import a roster"):
            press(window.page, "Import a roster")
        else:
            press(window.page, "More")
            choose_from(menu(), "Import a roster")
        for error in trouble:
            raise error

    press(window, "Team")
    return ask_and


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is chosen in every file dialog."""
    path = tmp_path / "staff.csv"
    for question in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, question, lambda *_: (str(path), ""))
    return path


def names(session: Session) -> list[str]:
    return [row.member.person.name for row in session.team.report().rows]


def test_it_says_what_the_list_needs_with_an_example(window: MainWindow, ask: Ask) -> None:
    def look(shown: QDialog) -> None:
        said = words_on(shown)
        assert "Nobody is ever removed by a roster" in said
        assert "a staff number and a name for each person" in said
        example = next(visible(shown, FiguresTable))
        assert (role_of(example), name_of(example)) == (QAccessible.Role.Table, "An example of a roster")
        assert shown.focusWidget() is button(shown, "Choose a list…")

    ask(look)


def test_the_example_can_be_saved_and_imported(
    window: MainWindow,
    session: Session,
    ask: Ask,
    path: Path,
    qtbot: QtBot,
) -> None:

    def act(shown: QDialog) -> None:
        press(shown, "Save an example file…")
        assert f"The example is saved as {path}" in words_on(shown)
        with waiting(session, qtbot):
            press(shown, "Choose a list…")
        assert "3 people were added, 0 were changed, and 0 stayed as they were." in words_on(shown)
        assert shown.focusWidget() is button(shown, "Close")

    ask(act)

    assert names(session) == sorted(row[1] for row in ROWS)


def test_lines_left_out_are_told_with_their_number_and_can_be_copied(
    window: MainWindow,
    session: Session,
    ask: Ask,
    path: Path,
    qtbot: QtBot,
) -> None:
    path.write_text(HEADINGS + "00102;Hartley;Ben;Waste\n;Nobody;At all;\n", encoding="utf-8")

    def act(shown: QDialog) -> None:
        with waiting(session, qtbot):
            press(shown, "Choose a list…")
        said = words_on(shown)
        assert "staff.csv is imported" in said
        assert "1 person was added, 0 were changed, and 0 stayed as they were. 1 line was left out." in said
        assert "Line 3\nIt has no staff number." in said
        press(shown, "Copy the list")
        assert QGuiApplication.clipboard().text() == "Line 3 was left out: it has no staff number."

    ask(act)
    assert names(session) == ["Ben Hartley"]


def test_a_file_that_is_no_list_changes_nothing_and_says_what_to_do(
    window: MainWindow,
    session: Session,
    ask: Ask,
    path: Path,
    qtbot: QtBot,
) -> None:
    path.write_bytes(b"PK\x03\x04 a workbook")

    def act(shown: QDialog) -> None:
        with qtbot.waitSignal(session.failed, timeout=20_000):
            press(shown, "Choose a list…")
        assert "Nothing was imported" in words_on(shown)
        assert "save it as “CSV UTF-8”" in words_on(shown)
        assert button(shown, "Choose another list…").isEnabled()

    ask(act)
    assert names(session) == []


def test_importing_again_changes_and_removes_nobody(
    window: MainWindow,
    session: Session,
    ask: Ask,
    path: Path,
    qtbot: QtBot,
) -> None:

    def act(shown: QDialog) -> None:
        path.write_text(HEADINGS + "1;Hall;Jo;Waste\n2;Lee;Kim;Waste\n", encoding="utf-8")
        with waiting(session, qtbot):
            press(shown, "Choose a list…")
        path.write_text(HEADINGS + "1;Hall;Jo;Libraries\n", encoding="utf-8")
        with waiting(session, qtbot):
            press(shown, "Choose another list…")
        assert "0 people were added, 1 was changed, and 0 stayed as they were." in words_on(shown)

    ask(act)
    assert names(session) == ["Jo Hall", "Kim Lee"]


def test_somebody_forgotten_comes_back_only_when_the_manager_says_so(
    window: MainWindow,
    session: Session,
    ask: Ask,
    clock: StandingClock,
    path: Path,
    qtbot: QtBot,
) -> None:
    path.write_text(f"Staff number,Name\n{BEN.staff_number},{BEN.name}\n", encoding="utf-8")

    def act(shown: QDialog) -> None:
        with waiting(session, qtbot):
            press(shown, "Choose a list…")
        forget_everybody(session, clock)
        with waiting(session, qtbot):
            press(shown, "Choose another list…")
        assert "was forgotten on purpose" in words_on(shown)
        assert names(session) == []
        with waiting(session, qtbot):
            QTimer.singleShot(0, lambda: press(dialog(), "Bring back"))
            press(shown, "Bring back Line 2")
        assert "1 person was added" in words_on(shown)

    ask(act)
    assert names(session) == [BEN.name]


def test_the_window_may_be_closed_meanwhile_and_the_page_says_what_came_of_it(
    window: MainWindow,
    session: Session,
    ask: Ask,
    path: Path,
    qtbot: QtBot,
) -> None:
    path.write_text(HEADINGS + "1;Hall;Jo;Waste\n", encoding="utf-8")

    def act(shown: QDialog) -> None:
        press(shown, "Choose a list…")
        QTest.keyClick(shown, Qt.Key.Key_Escape)

    with waiting(session, qtbot):
        ask(act)

    assert "1 person was added" in window.banner.words
    assert names(session) == ["Jo Hall"]


def forget_everybody(session: Session, clock: StandingClock) -> None:
    ids = [row.member.id for row in session.team.report().rows]
    db = open_again(session.data_folder)
    team_people.forget(db, ids, clock(), by="Sam Lee", why="left long ago")
    db.close()
    session.team.mark_changed()
