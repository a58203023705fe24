"""Somebody whom the service desk asks for facts: finds the page, reads it, and copies what names nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from onboarding.app import App
from onboarding.core.records import Person
from onboarding.ui import destinations as to
from tests.journeys.conftest import OpenProgram, visitor
from tests.vocabulary import button, press, words_on

POLICY = "HelpContact = IT service desk, extension 1234\nKeepMonths = 0\n"
ZOE = Person("5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01", "Zoë Khan", "S-00123", "Waste", manager="Precious Lee")


class Desk(QObject):
    """Stands where this computer's own file manager would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    QDesktopServices.setUrlHandler("file", desk, "open_url")
    yield desk
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def app(open_program: OpenProgram) -> App:
    app = open_program(policy=POLICY)
    visitor(app).arrive()
    app.session.add_person(ZOE)
    return app


def go_to_support(app: App) -> str:
    """By the way that people take; gives what can be read there, each word whole."""
    app.window.go(to.Help())
    press(app.window, "Open Help and support")
    assert app.window.place == to.Support()
    return words_on(app.window).replace("\u200b", "")


def test_the_page_says_who_helps_where_everything_is_and_what_is_wrong(app: App, home: Path) -> None:
    words = go_to_support(app)

    for said in (
        *("Organisation: Kirklees Council", "Help contact: IT service desk, extension 1234"),
        *(f"Records and notes: {home}", "Text size: 100 %", "SQLite: 3.", "Window system: offscreen"),
        "line 2: KeepMonths is “0”, not a whole number from 1 to 1200.",
    ):
        assert said in words
    assert button(app.window, "Help").isChecked()


def test_what_is_copied_can_be_sent_to_anybody(app: App, home: Path) -> None:
    app.session.change_settings(replace(app.session.settings, hand_in_folder="/srv/Precious Lee"))
    log = home / "log" / "onboarding.log"
    log.parent.mkdir()
    log.write_text("2026-11-26 09:00:01,123 ERROR onboarding.x Zoë Khan was here\n", encoding="utf-8")
    go_to_support(app)

    press(app.window, "Copy support details")

    text = QGuiApplication.clipboard().text()
    assert "Copied" in words_on(app.window)
    assert text.startswith("We’re Kirklees: support details, 23 November 2026, 09:00.")
    for said in ("Colours: system", "Hand-in folder: /srv/<name>", "<name> was here", "Help contact: IT"):
        assert said in text
    for never in ("Khan", "S-00123", "Precious", ZOE.id, "\u200b"):
        assert never not in text


def test_a_folder_opens_in_the_computers_own_program(app: App, home: Path, desk: Desk) -> None:
    go_to_support(app)

    press(app.window, "Open folder: Settings")
    press(app.window, "Open folder: Log")

    assert desk.opened == [QUrl.fromLocalFile(str(home)), QUrl.fromLocalFile(str(home / "log"))]


def test_the_page_has_the_newest_of_the_log_each_time(app: App, home: Path) -> None:
    assert "Nothing went wrong yet." in go_to_support(app)
    log = home / "log" / "onboarding.log"
    log.parent.mkdir()
    log.write_text("2026-11-26 09:00:01,123 ERROR onboarding.x the disk is full\n", encoding="utf-8")

    words = go_to_support(app)

    assert "the disk is full" in words
    assert "Nothing went wrong yet." not in words
