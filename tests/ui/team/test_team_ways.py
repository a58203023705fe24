"""How a manager comes to the team's page, and that nobody else is shown the way."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.main_window import MainWindow
from tests.vocabulary import button, buttons, field, press, words_on

SHOW_TEAM = "I look after a team: show the Team page"


def test_the_way_to_the_team_is_there_only_when_it_is_switched_on(
    window: MainWindow, session: Session
) -> None:
    press(window, "Team")
    assert window.place == to.Team()

    press(window, "Settings")
    press(window, SHOW_TEAM)

    assert not session.settings.shows_team
    assert buttons(window, "Team") == [button(window, SHOW_TEAM)]
    assert "Keep records" not in words_on(window.page)


def test_a_key_leads_to_the_team_only_when_it_is_switched_on(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.place == to.Team()

    press(window, "Settings")
    press(window, SHOW_TEAM)
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)

    assert window.place == to.Preferences()


def test_a_team_with_nobody_in_it_says_what_to_do(window: MainWindow) -> None:
    press(window, "Team")

    assert "Nobody here yet" in words_on(window.page)
    assert window.focusWidget() is button(window.page, "Collect")
    assert button(window.page, "Import a roster").isEnabled()
    assert buttons(window.page, "Export") == []


def test_the_months_to_keep_are_kept(window: MainWindow, session: Session) -> None:
    press(window, "Settings")
    months = field(window.page, "Keep records")

    months.setFocus()
    QTest.keyClick(months, Qt.Key.Key_Down)

    assert session.settings.keep_months == 36


def test_somebody_who_is_gone_is_said_to_be_gone(window: MainWindow) -> None:
    window.go(to.TeamMember("no such person"))

    assert "no longer in your team" in words_on(window.page)
    assert button(window, "Team").isChecked()


def test_a_learners_start_loads_nothing_of_it() -> None:
    parts = ("team", "jobs", "hand_in_watch", "ui.team", "ui.collecting")
    code = (
        "import onboarding.app, sys; print([name for name in sys.modules"
        f" if name.startswith({tuple(f'onboarding.{part}' for part in parts)})])"
    )

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[]"
