"""The settings as somebody uses them: each choice applies at once and is kept, details only when saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.settings import read_settings
from onboarding.ui.main_window import appearance
from onboarding.ui.preferences import PreferencesPage
from onboarding.ui.theme import Look
from tests.vocabulary import button, field, name_of, press, role_of, type_into, words_on


@pytest.fixture
def page(session: Session, sam: Person, look: Look, qtbot: QtBot) -> Iterator[PreferencesPage]:
    """Connected as the main window connects it."""
    page = PreferencesPage(session, look)
    qtbot.addWidget(page)
    session.settings_changed.connect(lambda: look.apply(appearance(session.settings)))
    session.person_changed.connect(page.mark_stale)
    page.resize(900, 800)
    with qtbot.waitActive(page):
        page.show()
    yield page
    QThreadPool.globalInstance().waitForDone()


def kept(session: Session) -> object:
    return read_settings(session.data_folder / "settings.json")


def test_a_theme_applies_at_once_and_is_kept(page: PreferencesPage, session: Session, look: Look) -> None:
    press(page, "High contrast")

    assert look.theme.name == "high-contrast"
    assert kept(session) == session.settings
    assert session.settings.theme == "high-contrast"


def test_the_words_beside_a_choice_can_be_pressed_too(
    page: PreferencesPage, session: Session, qtbot: QtBot
) -> None:
    dark = button(page, "Dark")
    row = dark.parentWidget()
    assert row is not None

    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())

    assert session.settings.theme == "dark"


def test_text_grows_by_steps_and_stops_at_twice_its_size(
    page: PreferencesPage, session: Session, look: Look
) -> None:
    for _ in range(5):
        press(page, "Larger text")

    assert session.settings.text_percent == 200
    assert look.scale == 2.0
    assert not button(page, "Larger text").isEnabled()


def test_a_typeface_and_less_movement_can_be_chosen(page: PreferencesPage, session: Session) -> None:
    press(page, "Lexend: wide letters, wide spaces")
    press(page, "Less movement: nothing fades or slides")

    assert (session.settings.font, session.settings.reduced_motion) == ("lexend", True)


def test_the_page_follows_settings_that_were_changed_elsewhere(
    page: PreferencesPage, session: Session
) -> None:
    page.session.change_settings(type(session.settings)(theme="dark", person_id=session.settings.person_id))

    assert button(page, "Dark").isChecked()


def test_details_are_saved_only_by_the_button(page: PreferencesPage, session: Session) -> None:
    type_into(page, "Your team", "Parks")
    assert "Not saved yet" in words_on(page)
    assert session.person is not None
    assert session.person.team == "Highways"

    press(page, "Save my details")

    assert session.person.team == "Parks"
    assert "Saved on this computer" in words_on(page)


def test_details_that_can_not_be_kept_are_told_and_not_lost(
    page: PreferencesPage, session: Session, qtbot: QtBot
) -> None:
    type_into(page, "Your team", "Parks")
    session._db.execute("PRAGMA query_only=ON")

    with qtbot.waitSignal(session.failed):
        press(page, "Save my details")

    assert "Not saved yet" in words_on(page)
    team = field(page, "Your team")
    assert isinstance(team, QLineEdit)
    assert team.text() == "Parks"


def test_a_name_is_asked_for(page: PreferencesPage, session: Session) -> None:
    type_into(page, "Your name", "")

    press(page, "Save my details")

    assert "Please type your name." in words_on(page)
    assert session.person is not None
    assert session.person.name == "Sam Lee"


def test_a_hand_in_folder_says_whether_it_can_be_reached(
    page: PreferencesPage, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No folder is set." in words_on(page)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    press(page, "Browse…")

    assert session.settings.hand_in_folder == str(tmp_path)
    qtbot.waitUntil(lambda: "The folder can be reached." in words_on(page))


def test_a_folder_that_is_away_is_kept_and_said_to_be_away(
    page: PreferencesPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    type_into(page, "Hand-in folder", str(tmp_path / "away"))

    press(page, "Copy the path")

    assert session.settings.hand_in_folder == str(tmp_path / "away")
    qtbot.waitUntil(lambda: "can’t be reached just now" in words_on(page))


def test_the_hand_in_folder_can_be_cleared(page: PreferencesPage, session: Session, tmp_path: Path) -> None:
    type_into(page, "Hand-in folder", str(tmp_path))
    field(page, "Hand-in folder").clearFocus()

    press(page, "Clear the hand-in folder")

    assert session.settings.hand_in_folder == ""
    assert "No folder is set." in words_on(page)


def test_the_data_folder_can_be_copied(page: PreferencesPage, session: Session) -> None:
    press(page, "Copy the path")

    assert QGuiApplication.clipboard().text() == str(session.data_folder)


def test_screen_readers_know_the_parts(page: PreferencesPage) -> None:
    headings = [
        name_of(widget)
        for widget in page.findChildren(QWidget)
        if role_of(widget) == QAccessible.Role.Heading
    ]

    parts = ["My details", "Reading", "Handing in", "Modules", "For managers", "For HR", "About"]
    assert headings == ["Settings", *parts]
    assert role_of(button(page, "Dark")) == QAccessible.Role.RadioButton
    assert role_of(page.first_focus()) == QAccessible.Role.Heading


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_at_the_side(
    page: PreferencesPage, session: Session, look: Look, percent: int, qtbot: QtBot
) -> None:
    look.apply(type(look.appearance)("light", text_percent=percent))
    page.resize(460, 600)

    def farthest_right() -> int:
        parts = page.findChildren(QWidget, "part")
        return max(part.mapTo(page, part.rect().topRight()).x() for part in parts)

    qtbot.waitUntil(lambda: farthest_right() <= page.width())
