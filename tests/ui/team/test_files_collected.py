"""The page of files collected: what became of each, from whom, and whether it changed since."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFrame, QLineEdit
from pytestqt.qtbot import QtBot

from onboarding import team_files
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.collecting.file_details import FileDetails
from onboarding.ui.collecting.files_table import FilesTable
from onboarding.ui.main_window import MainWindow
from tests.ui.team.collecting import WAIT_MS, choose_from, menu
from tests.ui.team.record_files import AMINA, BEN, cut_in_half, hand_in, somebody
from tests.vocabulary import button, name_of, press, press_on, role_of, visible, words_on


@pytest.fixture
def folder(window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot) -> Path:
    """Amina’s file was collected twice, and had grown in between; Ben’s once; one was cut in half."""
    folder = tmp_path / "handed in"
    hand_in(folder, AMINA, "front-door", name="amina.onboarding.json")
    collect(session, folder, qtbot)
    hand_in(folder, AMINA, "front-door", "tour", name="amina.onboarding.json")
    hand_in(folder, BEN, "front-door", name="ben.onboarding.json")
    cut_in_half(folder, BEN, "front-door", name="cut.onboarding.json")
    collect(session, folder, qtbot)
    return folder


def collect(session: Session, folder: Path, qtbot: QtBot) -> None:
    job = session.team.files.collect([folder])
    with qtbot.waitSignal(job.ended, timeout=WAIT_MS):
        pass


def table(window: MainWindow) -> FilesTable:
    found = next(visible(window.page, FilesTable))
    assert isinstance(found, FilesTable)
    return found


def details(window: MainWindow) -> QFrame:
    found = next(visible(window.page, FileDetails))
    assert isinstance(found, QFrame)
    return found


def rows(window: MainWindow) -> list[list[str]]:
    model = table(window).model()
    return [
        [str(model.index(row, column).data()) for column in (0, 1, 3, 4)] for row in range(model.rowCount())
    ]


def test_the_way_there_is_in_the_menu_and_back_again(window: MainWindow, folder: Path) -> None:
    press(window, "Team")
    press(window.page, "More")
    choose_from(menu(), "Files collected")

    assert window.place == to.FilesCollected()
    assert button(window, "Team").isChecked()
    assert "3 files from 2 people." in words_on(window.page)
    back = button(window.page, "Back to the team")
    assert back.iconSize().width() > back.iconSize().height(), "no room between the arrow and the words"
    press_on(back)
    assert window.place == to.Team()


def test_every_column_is_in_sight_however_long_names_are(
    window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    hand_in(tmp_path / "in", somebody(104, "Siân Llewellyn-Featherstonehaugh of Huddersfield"), "front-door")
    collect(session, tmp_path / "in", qtbot)
    window.go(to.FilesCollected())
    QTest.qWait(20)

    shown = table(window)
    assert shown.horizontalScrollBar().maximum() == 0


def test_each_file_says_from_whom_it_is_what_became_of_it_and_that_it_changed(
    window: MainWindow, folder: Path
) -> None:
    window.go(to.FilesCollected())

    assert sorted(rows(window)) == [
        ["amina.onboarding.json", "Amina Yusuf", "Added 1 step", "2 receipts"],
        ["ben.onboarding.json", "Ben Hartley", "Added 1 step", ""],
        ["cut.onboarding.json", "Not known", "Refused", ""],
    ]
    assert role_of(table(window)) == QAccessible.Role.Table
    assert name_of(table(window)) == "Files collected"
    QAbstractItemModelTester(
        table(window).model(), QAbstractItemModelTester.FailureReportingMode.Fatal, table(window)
    )


def test_only_the_refused_or_the_changed_are_shown_and_found_by_words(
    window: MainWindow, folder: Path
) -> None:
    window.go(to.FilesCollected())

    press(window.page, "Refused, 1")
    assert [row[0] for row in rows(window)] == ["cut.onboarding.json"]
    spoken = table(window).model().index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Refused. A part of it is missing.")
    press(window.page, "Changed since, 1")
    assert [row[0] for row in rows(window)] == ["amina.onboarding.json"]
    press(window.page, "All, 3")
    find = next(visible(window.page, QLineEdit))
    find.setFocus()
    QTest.keyClicks(find, "hart")
    assert [row[0] for row in rows(window)] == ["ben.onboarding.json"]
    QTest.keyClick(find, Qt.Key.Key_Down)
    assert window.focusWidget() is table(window)


def test_the_chosen_file_is_told_in_full_and_can_be_copied(window: MainWindow, folder: Path) -> None:
    window.go(to.FilesCollected())
    press(window.page, "Changed since, 1")

    said = words_on(details(window)).replace("\u200b", "")
    assert f"Path: {folder / 'amina.onboarding.json'}" in said
    assert "Outcome: Added 1 step, 1 known already" in said
    assert "Changed since: 2 receipts." in said
    press(details(window), "Copy the details")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "From: Amina Yusuf"
    assert copied[5].startswith("SHA-256: ")
    assert len(copied[5]) == len("SHA-256: ") + 64


def test_headings_order_the_files_by_key(window: MainWindow, folder: Path) -> None:
    window.go(to.FilesCollected())
    header = table(window).horizontalHeader()

    header.setFocus()
    QTest.keyClick(header, Qt.Key.Key_Home)
    QTest.keyClick(header, Qt.Key.Key_Return)
    assert rows(window)[0][0] == "amina.onboarding.json"
    for _ in range(3):
        QTest.keyClick(header, Qt.Key.Key_Right)
    QTest.keyClick(header, Qt.Key.Key_Return)
    assert rows(window)[0][2] == "Refused"


def test_the_files_of_one_person_are_only_theirs(window: MainWindow, folder: Path) -> None:
    window.go(to.FilesCollected((AMINA.id,), AMINA.name))

    assert [row[0] for row in rows(window)] == ["amina.onboarding.json"]
    assert "Files collected from Amina Yusuf" in words_on(window.page)
    press(window.page, "Back to Amina Yusuf")
    assert window.place == to.TeamMember(AMINA.id)


def test_the_refused_alone_can_be_gone_to(window: MainWindow, folder: Path) -> None:
    window.go(to.FilesCollected(is_refused_only=True))

    assert [row[0] for row in rows(window)] == ["cut.onboarding.json"]


def test_very_many_files_are_read_in_the_background(
    window: MainWindow, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(team_files, "_MOST_AT_ONCE", 2)

    with qtbot.waitSignal(session.team.changed, timeout=WAIT_MS):
        window.go(to.FilesCollected())
    assert len(rows(window)) == 3

    with qtbot.waitSignal(session.team.changed, timeout=WAIT_MS):
        window.go(to.FilesCollected((BEN.id,), BEN.name))
    assert [row[0] for row in rows(window)] == ["ben.onboarding.json"]


def test_with_nothing_collected_it_says_what_will_be_there(window: MainWindow) -> None:
    window.go(to.FilesCollected())

    assert "Nothing has been collected yet." in words_on(window.page)
    assert window.focusWidget() is button(window.page, "Back to the team")


def test_what_comes_in_meanwhile_is_shown_and_the_chosen_stays(
    window: MainWindow, session: Session, folder: Path, qtbot: QtBot
) -> None:
    window.go(to.FilesCollected())
    model = table(window).model()
    at = next(row for row in range(3) if model.index(row, 0).data() == "ben.onboarding.json")
    table(window).setCurrentIndex(model.index(at, 0))

    hand_in(folder, AMINA, "looking-back", name="later.onboarding.json")
    collect(session, folder, qtbot)

    assert len(rows(window)) == 4
    assert "ben.onboarding.json" in words_on(details(window)).replace("\u200b", "")
