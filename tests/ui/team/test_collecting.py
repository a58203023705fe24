"""Collecting on the team's page: from files, a folder or what is dropped, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from onboarding import collecting, team_people
from onboarding.session import Session
from onboarding.store.database import open_again
from onboarding.ui import destinations as to
from onboarding.ui.collecting.collecting_card import CollectingCard
from onboarding.ui.main_window import MainWindow
from tests.store.samples import without_leave
from tests.ui.conftest import StandingClock
from tests.ui.team.collecting import (
    WAIT_MS,
    choose_from,
    collect_folder,
    dialog,
    drag_away,
    drag_over,
    drop,
    entries,
    menu,
    waiting,
)
from tests.ui.team.record_files import AMINA, BEN, CAROL, cut_in_half, hand_in, hand_in_many
from tests.vocabulary import button, buttons, name_of, press, press_on, role_of, visible, words_on


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "handed in"
    folder.mkdir()
    return folder


def card(window: MainWindow) -> CollectingCard:
    found = next(visible(window.page, CollectingCard))
    assert isinstance(found, CollectingCard)
    return found


def names(session: Session) -> list[str]:
    return [row.member.person.name for row in session.team.report().rows]


def forget(session: Session, person_id: str, clock: StandingClock) -> None:
    db = open_again(session.data_folder)
    team_people.forget(db, [person_id], clock(), by="Sam Lee", why="left long ago")
    db.close()
    session.team.mark_changed()


def test_a_folder_is_collected_and_told_in_words_with_each_refused_file(
    window: MainWindow, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hand_in(folder, AMINA, "front-door", "tour")
    hand_in(folder, BEN, "front-door", name="ben.onboarding (1).json")
    (folder / "copy-of-ben.onboarding.json").write_bytes((folder / "ben.onboarding (1).json").read_bytes())
    cut_in_half(folder, CAROL, "front-door", name="carol.onboarding.json")
    (folder / "page.onboarding.json").write_text("<!doctype html><html></html>", encoding="utf-8")
    press(window, "Team")

    collect_folder(window, session, folder, monkeypatch, qtbot)

    said = words_on(card(window))
    assert "5 files: 2 added 3 steps, 1 was already known, 2 were refused." in said
    assert "2 people are new to your team." in said
    assert "carol.onboarding.json" in name_of(next(_labels(window, "carol")))
    assert "A part of it is missing. It may still be copying" in said
    assert "It is a web page, not a record." in said
    assert names(session) == ["Amina Yusuf", "Ben Hartley"]
    assert role_of(button(card(window), "Close")) == QAccessible.Role.Button

    press(card(window), "Copy the list")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line.startswith(str(folder)) for line in copied] == [True, True]
    assert "It may still be copying" in copied[0]


def test_files_that_were_chosen_are_collected_and_the_card_closes_by_key(
    window: MainWindow, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    paths = [str(hand_in(folder, person, "front-door")) for person in (AMINA, BEN)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (paths, ""))
    press(window, "Team")

    press(window.page, "Collect")
    assert entries(menu()) == ["Choose files…", "Choose a folder…"]
    assert name_of(menu()) == "Collect"
    with waiting(session, qtbot):
        choose_from(menu(), "Choose files")
    button(card(window), "Close").setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    assert names(session) == ["Amina Yusuf", "Ben Hartley"]
    assert not list(visible(window.page, CollectingCard))
    assert window.focusWidget() is button(window.page, "Collect")


def test_collecting_twice_says_that_all_is_known(
    window: MainWindow, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    hand_in(folder, AMINA, "front-door")
    press(window, "Team")

    for _ in range(2):
        collect_folder(window, session, folder, monkeypatch, qtbot)

    assert "1 file: 1 was already known." in words_on(card(window))
    assert buttons(card(window), "Copy") == []


def test_a_folder_with_no_records_says_so(
    window: MainWindow, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    press(window, "Team")

    collect_folder(window, session, folder, monkeypatch, qtbot)

    assert "No record files were found there" in words_on(card(window))


def test_the_hand_in_folder_is_offered_first_once_it_is_set(
    window: MainWindow, session: Session, folder: Path, qtbot: QtBot
) -> None:
    session.change_settings(replace(session.settings, hand_in_folder=str(folder)))
    press(window, "Team")

    press(window.page, "Collect")

    assert entries(menu()) == ["From the hand-in folder", "Choose files…", "Choose a folder…"]
    assert menu().activeAction() is menu().actions()[0]
    with waiting(session, qtbot):
        QTest.keyClick(menu(), Qt.Key.Key_Return)
    assert "No record files" in words_on(card(window))


def test_it_can_be_cancelled_and_says_what_is_kept_and_the_page_goes_on_meanwhile(
    window: MainWindow, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(collecting, "BATCH_S", 0)  # tells of each file by itself
    first = folder / "first"
    hand_in(first, AMINA, "front-door")
    hand_in_many(folder / "many", 300)
    press(window, "Team")
    collect_folder(window, session, first, monkeypatch, qtbot)
    told: list[str] = []

    def cancel() -> None:
        if not told:
            bar.valueChanged.disconnect(cancel)
            find = next(visible(window.page, QLineEdit))
            QTest.keyClicks(find, "ami")
            QTest.keyClick(find, Qt.Key.Key_Escape)
            assert isinstance(find, QLineEdit)
            told.extend([find.text(), words_on(card(window)), name_of(bar)])
            press(card(window), "Cancel")

    press(window.page, "Collect")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder / "many"))
    bar = card(window).findChild(QProgressBar)
    bar.valueChanged.connect(cancel)
    with waiting(session, qtbot):
        choose_from(menu(), "folder…")

    typed, during, name = told
    assert typed == "ami"
    assert " of 300 files" in during
    assert name == "Collecting"
    said = words_on(card(window))
    assert "Collecting was cancelled" in said
    assert "Everything that was collected till then is kept." in said
    assert " of 300 files were done" in said
    assert 1 < len(names(session)) < 300
    assert button(card(window), "Close").isVisible()


def test_what_is_asked_for_meanwhile_leads_to_what_goes_on(
    window: MainWindow, session: Session, folder: Path, qtbot: QtBot
) -> None:
    hand_in_many(folder, 30)
    press(window, "Team")
    with waiting(session, qtbot):
        drop(window.page, folder)

        press(window.page, "Collect")
        assert window.focusWidget() is button(card(window), "Cancel")
        drop(window.page, folder)
        assert "Collecting is still going on" in window.banner.words

    assert window.focusWidget() is button(card(window), "Close")


def test_files_can_be_dropped_on_the_page_which_says_so(
    window: MainWindow, session: Session, folder: Path, qtbot: QtBot
) -> None:
    path = hand_in(folder, AMINA, "front-door")
    press(window, "Team")

    assert drag_over(window.page, path)
    assert "Drop record files or a folder here" in words_on(window.page)
    drag_away(window.page)
    assert "Drop record files or a folder here" not in words_on(window.page)
    assert not drag_over(window.page)

    with waiting(session, qtbot):
        drop(window.page, path)

    assert "Drop record files or a folder here" not in words_on(window.page)
    assert "1 file: 1 added 1 step." in words_on(card(window))


def test_somebody_forgotten_is_refused_and_can_be_brought_back(
    window: MainWindow,
    session: Session,
    folder: Path,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    hand_in(folder, AMINA, "front-door", "tour")
    hand_in(folder, BEN, "front-door")
    press(window, "Team")
    collect_folder(window, session, folder, monkeypatch, qtbot)
    forget(session, AMINA.id, clock)
    collect_folder(window, session, folder, monkeypatch, qtbot)
    assert names(session) == ["Ben Hartley"]
    back = button(card(window), "Bring back Amina-Yusuf")

    asked: list[str] = []
    QTimer.singleShot(0, lambda: (asked.append(words_on(dialog())), press(dialog(), "Cancel")))
    press_on(back)
    assert "is about somebody who was forgotten here on purpose." in asked[0]
    assert names(session) == ["Ben Hartley"]
    with waiting(session, qtbot):
        QTimer.singleShot(0, lambda: press(dialog(), "Bring back"))
        press_on(back)

    assert names(session) == ["Amina Yusuf", "Ben Hartley"]
    assert "Amina Yusuf is back: 2 steps added." in words_on(card(window))
    assert buttons(card(window), "Bring back") == []


def test_when_records_cannot_be_written_it_says_so_and_what_is_in_stays(
    window: MainWindow, session: Session, folder: Path, qtbot: QtBot
) -> None:
    hand_in(folder, AMINA, "front-door")
    press(window, "Team")

    with (
        without_leave(session.data_folder / "records.db", 0o444),
        qtbot.waitSignal(session.failed, timeout=WAIT_MS),
    ):
        drop(window.page, folder)

    assert "Collecting stopped" in words_on(card(window))
    assert window.banner.words


def test_a_card_that_is_left_is_there_when_one_comes_back(
    window: MainWindow, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    cut_in_half(folder, CAROL, "front-door", name="carol.onboarding.json")
    press(window, "Team")
    collect_folder(window, session, folder, monkeypatch, qtbot)

    press(card(window), "Files collected…")
    assert window.place == to.FilesCollected()
    press(window.page, "Back to the team")

    assert "1 file: 1 was refused." in words_on(card(window))


def _labels(window: MainWindow, words: str) -> Iterator[QWidget]:
    return (label for label in visible(window.page, QLabel) if words in name_of(label))
