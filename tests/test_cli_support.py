"""`onboarding support`: what IT can read from afar, with no window, no Qt and nobody's name."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from onboarding.core.records import Person
from onboarding.paths import places
from onboarding.settings import Settings, save_settings
from onboarding.store.database import open_database
from onboarding.store.people import add_person
from tests.test_cli import run

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ZOE = Person("5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01", "Zoë Khan", "00123", "Waste", manager="Precious Lee")


def policy_of(tmp_path: Path, text: str) -> str:
    file = tmp_path / "try.ini"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_it_says_where_everything_is_and_makes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"

    answer = run("--home", str(home), "support")

    assert answer.returncode == 0
    assert "PySide6" not in answer.stderr
    for said in (
        *(str(home), str(home / "settings.json"), str(home / "log" / "onboarding.log")),
        *("Python: 3.", "SQLite: 3.", "Qt: 6.", "File: none yet", "Nothing went wrong yet."),
        "In use: the modules that came with the program.",
    ):
        assert said in answer.stdout
    assert not home.exists()


def test_it_names_nobody(tmp_path: Path) -> None:
    where = places(tmp_path / "Zoë Khan")
    with closing(open_database(where.data, NOW)) as db:
        add_person(db, ZOE)
    save_settings(where.settings, Settings(person_id=ZOE.id, hand_in_folder="/srv/Precious Lee/00123"))
    where.log.parent.mkdir()
    where.log.write_text(
        "2026-11-26 09:00:01,123 WARNING onboarding.session RecordFileRefused: Zoe-Khan.onboarding.json\n"
        "Traceback (most recent call last):\nValueError: what Mr Khan said to Zoë Khan\n",
        encoding="utf-8",
    )

    answer = run("--home", str(where.data), "support")

    assert answer.returncode == 0
    assert "Hand-in folder: /srv/<name>/<name> (chosen in Settings)" in answer.stdout
    assert "RecordFileRefused: <record file>" in answer.stdout
    assert "ValueError: (words left out)" in answer.stdout
    for never in ("Khan", "Zoe", "Precious", "00123", ZOE.id):
        assert never not in answer.stdout
    assert "kB, changed" in answer.stdout
    assert "Backups: 0 copies" in answer.stdout


def test_a_policy_can_be_tried_before_it_is_rolled_out(tmp_path: Path) -> None:
    file = policy_of(tmp_path, "[policy]\nHelpContact = IT service desk\nKeepMonths = 0\nTeamPage = no\n")

    answer = run("--home", str(tmp_path / "home"), "support", "--policy", file)

    assert answer.returncode == 1
    assert "Help contact: IT service desk" in answer.stdout
    assert "TeamPage: no (line 4)" in answer.stdout
    assert "line 3: KeepMonths is “0”, not a whole number from 1 to 1200." in answer.stdout


def test_a_policy_without_a_fault_ends_well_and_says_who_set_what(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    file = policy_of(tmp_path, f"HandInFolder = {folder}\n")

    answer = run("--home", str(tmp_path / "home"), "support", "--policy", file)

    assert answer.returncode == 0
    assert f"Hand-in folder: {folder} (set by the organisation)" in answer.stdout


def test_a_policy_that_is_not_there_is_no_good_policy(tmp_path: Path) -> None:
    answer = run("--home", str(tmp_path / "home"), "support", "--policy", str(tmp_path / "nowhere.ini"))

    assert answer.returncode == 2
    assert "nowhere.ini" in answer.stderr


def test_a_folder_that_somebody_chose_as_well_is_set_by_the_organisation(tmp_path: Path) -> None:
    where, folder = places(tmp_path / "home"), str(tmp_path / "in")
    save_settings(where.settings, Settings(hand_in_folder=folder, published_folder=folder))
    file = policy_of(tmp_path, f"HandInFolder = {folder}\n")

    answer = run("--home", str(where.data), "support", "--policy", file)

    assert f"Hand-in folder: {folder} (set by the organisation)" in answer.stdout
    assert f"Folder for new modules: {folder} (chosen in Settings)" in answer.stdout


def test_records_and_settings_that_are_damaged_are_no_reason_to_stop(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "records.db").write_bytes(b"no database" * 100)
    (home / "settings.json").write_bytes(b"{")

    answer = run("--home", str(home), "support")

    assert answer.returncode == 0
    assert "it can’t be read: file is not a database" in answer.stdout
