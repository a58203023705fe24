"""The hand-in folder, watched while the team's page is open: quietly, and only then."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from onboarding import hand_in_watch
from onboarding.hand_in_watch import HandInWatch
from onboarding.session import Session
from onboarding.ui.collecting.collecting_card import CollectingCard
from onboarding.ui.main_window import MainWindow
from tests.ui.team.collecting import WAIT_MS
from tests.ui.team.record_files import AMINA, BEN, CAROL, cut_in_half, hand_in
from tests.vocabulary import press, visible, words_on

WATCHED = "New records in the hand-in folder are collected while this page is open."


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand_in_watch, "SETTLE_MS", 30)


@pytest.fixture
def folder(session: Session, tmp_path: Path) -> Path:
    """Set in the settings, and there."""
    folder = tmp_path / "handed in"
    folder.mkdir()
    session.change_settings(replace(session.settings, hand_in_folder=str(folder)))
    return folder


@pytest.fixture
def watch(session: Session) -> Iterator[HandInWatch]:
    yield session.team.files.hand_in_watch


def names(session: Session) -> list[str]:
    return [row.member.person.name for row in session.team.report().rows]


def open_team(window: MainWindow, watch: HandInWatch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.looked, timeout=WAIT_MS):
        press(window, "Team")


def test_what_waits_in_the_folder_is_collected_when_the_page_opens(
    window: MainWindow, session: Session, folder: Path, watch: HandInWatch, qtbot: QtBot
) -> None:
    hand_in(folder, AMINA, "front-door")
    hand_in(folder, BEN, "front-door")

    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        press(window, "Team")

    assert window.banner.words == "2 new records collected."
    assert names(session) == ["Amina Yusuf", "Ben Hartley"]
    assert WATCHED in words_on(window.page)
    assert not list(visible(window.page, CollectingCard))


def test_a_new_file_is_collected_by_the_systems_notice_and_takes_no_focus(
    window: MainWindow, session: Session, folder: Path, watch: HandInWatch, qtbot: QtBot
) -> None:
    hand_in(folder, AMINA, "front-door")
    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        press(window, "Team")
    find = next(visible(window.page, QLineEdit))
    assert isinstance(find, QLineEdit)
    find.setFocus()
    QTest.keyClicks(find, "ben")

    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        hand_in(folder, BEN, "front-door")

    assert window.banner.words == "1 new record collected."
    assert window.focusWidget() is find
    assert find.text() == "ben"
    assert names(session) == ["Amina Yusuf", "Ben Hartley"]


def test_a_share_that_sends_no_notices_is_looked_at_again(
    window: MainWindow, session: Session, folder: Path, watch: HandInWatch, qtbot: QtBot
) -> None:
    below = folder / "depot"  # nobody tells of what comes in a folder below
    below.mkdir()
    open_team(window, watch, qtbot)
    hand_in(below, AMINA, "front-door")

    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        watch.look()

    assert names(session) == ["Amina Yusuf"]


def test_what_is_known_is_not_read_again_and_nothing_is_said(
    window: MainWindow, session: Session, folder: Path, watch: HandInWatch, qtbot: QtBot
) -> None:
    hand_in(folder, AMINA, "front-door")
    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        press(window, "Team")
    window.banner.clear()

    with qtbot.assertNotEmitted(session.team.changed), qtbot.waitSignal(watch.looked, timeout=WAIT_MS):
        watch.look()

    assert window.banner.words == ""


def test_a_file_that_is_still_copied_is_collected_once_it_is_whole(
    window: MainWindow, session: Session, folder: Path, watch: HandInWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    whole = hand_in(tmp_path / "elsewhere", AMINA, "front-door")
    half = cut_in_half(folder, AMINA, "front-door", name="amina.onboarding.json")
    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        press(window, "Team")
    assert window.banner.words == "1 file was refused: More, Files collected says why."

    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        shutil.copyfile(whole, half)
        watch.look()

    assert names(session) == ["Amina Yusuf"]


def test_a_file_that_stays_damaged_is_told_of_once(
    window: MainWindow, session: Session, folder: Path, watch: HandInWatch, qtbot: QtBot
) -> None:
    cut_in_half(folder, CAROL, "front-door", name="carol.onboarding.json")
    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        press(window, "Team")
    window.banner.clear()

    for _ in range(2):
        with qtbot.waitSignal(watch.looked, timeout=WAIT_MS):
            watch.look()
        with qtbot.waitSignal(watch.looked, timeout=WAIT_MS):
            hand_in(folder, BEN, "front-door")
            watch.look()

    assert "refused" not in window.banner.words


def test_a_folder_that_cannot_be_reached_is_a_quiet_line_until_it_can(
    window: MainWindow, session: Session, folder: Path, watch: HandInWatch, qtbot: QtBot
) -> None:
    folder.rmdir()

    open_team(window, watch, qtbot)

    assert "The hand-in folder can’t be reached just now" in words_on(window.page)
    assert window.banner.words == ""
    hand_in(folder, AMINA, "front-door")
    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        watch.look()
    assert WATCHED in words_on(window.page)
    assert names(session) == ["Amina Yusuf"]


def test_nothing_is_watched_while_the_page_is_hidden_or_switched_off(
    window: MainWindow, session: Session, folder: Path, watch: HandInWatch, qtbot: QtBot
) -> None:
    assert not watch.is_watching
    open_team(window, watch, qtbot)
    assert watch.is_watching

    press(window, "Learn")
    assert not watch.is_watching
    with qtbot.assertNotEmitted(watch.looked, wait=100):
        hand_in(folder, AMINA, "front-door")
        watch.look()

    open_team(window, watch, qtbot)
    session.change_settings(replace(session.settings, shows_team=False))
    assert not watch.is_watching


def test_with_no_hand_in_folder_nothing_is_watched_or_said(window: MainWindow, session: Session) -> None:
    press(window, "Team")

    assert not session.team.files.hand_in_watch.is_watching
    assert "hand-in folder" not in words_on(window.page)


def test_another_folder_in_the_settings_is_watched_from_then_on(
    window: MainWindow, session: Session, folder: Path, watch: HandInWatch, qtbot: QtBot, tmp_path: Path
) -> None:
    open_team(window, watch, qtbot)
    other = tmp_path / "other"
    hand_in(other, BEN, "front-door")

    with qtbot.waitSignal(watch.collected, timeout=WAIT_MS):
        session.change_settings(replace(session.settings, hand_in_folder=str(other)))

    assert names(session) == ["Ben Hartley"]
