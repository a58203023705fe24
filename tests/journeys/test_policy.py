"""The whole program under a policy: what the organisation sets is there, said to be, and gone with it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from onboarding.app import App
from onboarding.errors import DatabaseDamaged, NotSaved
from onboarding.policy import help_contact
from onboarding.settings import read_settings
from onboarding.ui import destinations as to
from onboarding.ui.crash_dialog import CrashDialog
from onboarding.ui.start_trouble import Trouble
from tests.journeys.conftest import OpenProgram, close, visitor
from tests.ui.blocks_on_show import description
from tests.vocabulary import button, buttons, field, name_of, press, visible, words_on

SET = "Set by your organisation"
DESK = "IT service desk, extension 1234"
LOGGER = "onboarding.policy"


def heard_about(widget: QWidget) -> str:
    """What a screen reader adds to a widget's name."""
    return description(QAccessible.queryAccessibleInterface(widget))


def settings_page(app: App) -> QWidget:
    app.window.go(to.Preferences())
    return app.window


def go_to_record(app: App) -> None:
    """With one step done: before that there is nothing to hand in."""
    first = app.session.modules()[0]
    assert app.session.complete_step(first.id, first.steps[0].id)
    app.window.go(to.MyRecord())
    QTest.qWait(20)


def key(app: App, letter: Qt.Key) -> None:
    QTest.keyClick(app.window, letter, Qt.KeyboardModifier.ControlModifier)


def test_a_folder_set_for_everybody_stands_can_be_read_and_not_changed(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    app = open_program(policy=f"HandInFolder = {tmp_path}\nPublishedFolder = {tmp_path}")
    visitor(app).arrive()
    page = settings_page(app)

    for label in ("Hand-in folder", "Folder for new modules"):
        path = field(page, label)
        assert isinstance(path, QLineEdit)
        path.setFocus()
        QTest.keyClicks(path, "elsewhere")
        QTest.keyClick(path, Qt.Key.Key_Return)
        assert path.text() == str(tmp_path)
        assert heard_about(path).startswith(SET)

    assert buttons(page, "Browse…") == buttons(page, "Choose a folder…") == []
    assert words_on(page).count(SET) == 2
    assert app.session.settings.hand_in_folder == str(tmp_path)
    QThreadPool.globalInstance().waitForDone()


def test_records_go_to_the_folder_that_the_organisation_names(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    folder = tmp_path / "handed-in"
    folder.mkdir()
    app = open_program(policy=f"HandInFolder = {folder}")
    visitor(app).arrive()

    assert app.session.hand_in()

    assert len(list(folder.iterdir())) == 1


def test_a_page_that_the_organisation_hides_is_gone_everywhere(open_program: OpenProgram) -> None:
    app = open_program()
    visitor(app).arrive()
    settings_page(app)
    for words in ("I look after a team", "I look after the modules"):
        press(app.window, words)
    assert {"Team", "Content"} <= {name_of(one) for one in visible(app.window, QAbstractButton)}
    close(app)

    app = open_program(policy="TeamPage = no\nContentPage = no")
    settings = words_on(settings_page(app))
    for letter in (Qt.Key.Key_3, Qt.Key.Key_4):
        key(app, letter)
        assert app.window.place == to.Preferences()
    app.window.go(to.Help())
    help_ = words_on(app.window)

    for gone in ("For managers", "For HR", "Keep records", "I look after"):
        assert gone not in settings
    for gone in ("Ctrl + 3", "Ctrl + 4", "Ctrl + S", "F3", "Writing modules"):
        assert gone not in help_
    assert "Ctrl + F\n" in help_
    assert not {name_of(one) for one in visible(app.window, QAbstractButton)} & {"Team", "Content"}


def test_a_page_that_everybody_has_says_why_it_can_not_be_switched_off(open_program: OpenProgram) -> None:
    app = open_program(policy="TeamPage = yes\nContentPage = yes\nKeepMonths = 18")
    visitor(app).arrive()
    page = settings_page(app)

    for words in ("I look after a team", "I look after the modules"):
        tick = button(page, words)
        assert isinstance(tick, QCheckBox)
        assert tick.isChecked() and not tick.isEnabled()
    months = field(page, "Keep records")
    assert isinstance(months, QComboBox)
    assert months.currentText() == "18 months" and not months.isEnabled()

    by_tab = {name_of(one) for one in visible(page, QLabel) if one.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert by_tab == {
        f"I look after a team: show the Team page. {SET}",
        f"I look after the modules: show the Content page. {SET}",
        f"Keep records of people who have left for 18 months. {SET}",
    }
    key(app, Qt.Key.Key_3)
    assert app.window.place == to.Team()


def test_what_the_person_chose_is_theirs_again_when_the_policy_goes(
    open_program: OpenProgram, tmp_path: Path, home: Path
) -> None:
    mine, ours = tmp_path / "mine", tmp_path / "ours"
    app = open_program()
    visitor(app).arrive()
    settings_page(app)
    press(app.window, "I look after a team")
    path = field(app.window, "Hand-in folder")
    assert isinstance(path, QLineEdit)
    path.setFocus()
    QTest.keyClicks(path, str(mine))
    QTest.keyClick(path, Qt.Key.Key_Return)
    close(app)

    app = open_program(policy=f"TeamPage = no\nHandInFolder = {ours}")
    settings_page(app)
    press(app.window, "Dark")
    assert app.session.settings.hand_in_folder == str(ours)
    close(app)

    assert read_settings(home / "settings.json").hand_in_folder == str(mine)
    app = open_program()
    assert (app.session.settings.hand_in_folder, app.session.settings.shows_team) == (str(mine), True)
    assert app.session.settings.theme == "dark"
    QThreadPool.globalInstance().waitForDone()


def test_whose_program_it_is_and_who_helps_is_said_where_people_look(open_program: OpenProgram) -> None:
    app = open_program(policy=f"Organisation = North Council\nHelpContact = {DESK}")
    visitor(app).arrive()

    assert "For new staff of North Council." in words_on(settings_page(app))
    app.window.go(to.Help())
    assert f"When the app itself goes wrong: {DESK}." in words_on(app.window)
    app.window.go(to.OpenStep("no-such-module"))
    assert f"tell your manager or IT about this one. Who can help: {DESK}." in words_on(app.window)
    app.session.failed.emit(NotSaved(Path("records.db"), "the disk did not answer"))
    assert app.window.banner.words.endswith(f"ask IT for help. Who can help: {DESK}.")


def test_a_record_that_waits_says_who_can_help(open_program: OpenProgram, tmp_path: Path) -> None:
    app = open_program(policy=f"HandInFolder = {tmp_path / 'away'}\nHelpContact = {DESK}")
    visitor(app).arrive()
    go_to_record(app)

    press(app.window, "Hand in")

    words = f"Your record will be handed in when it can. Who can help: {DESK}."
    assert app.window.banner.words.endswith(words)
    assert words_on(app.window.page).count(words) == 1


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
def test_the_page_of_completion_bears_the_organisations_name(
    open_program: OpenProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_program(policy="Organisation = North Council")
    visitor(app).arrive()
    path = tmp_path / "page.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    go_to_record(app)

    press(app.window, "Page of completion…")

    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    assert "North Council" in told.stdout
    assert "Kirklees Council" not in told.stdout


def test_a_start_that_fails_says_who_can_help(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "policy.ini"
    file.write_text(f"HelpContact = {DESK}", encoding="utf-8")
    assert help_contact(file) == DESK
    assert help_contact(tmp_path / "none.ini") == help_contact(None) == ""

    for box in (
        Trouble(DatabaseDamaged(Path("records.db"), None), help_contact(file)),
        CrashDialog("Traceback", help_contact=help_contact(file)),
    ):
        qtbot.addWidget(box)
        assert DESK in box.informativeText()


def test_the_program_starts_whatever_the_policy_holds(
    open_program: OpenProgram, caplog: pytest.LogCaptureFixture
) -> None:
    app = open_program(policy="rubbish\nKeepMonths = 0\nTeamPage = perhaps\nHandInFolder = somewhere\n")
    visitor(app).arrive()

    page = settings_page(app)

    told = [record.getMessage() for record in caplog.records if record.name == LOGGER]
    assert len(told) == 4
    assert "line 2: KeepMonths is “0”, not a whole number from 1 to 1200." in told[1]
    assert SET not in words_on(page)
    assert button(page, "I look after a team").isEnabled()
    assert app.session.settings.keep_months == 24
