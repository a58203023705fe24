"""`onboarding collect` on real files: what it prints, and with which exit code it ends."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onboarding.core.record_format import write_record
from onboarding.core.records import Completion, Person
from onboarding.settings import Settings, save_settings
from onboarding.store.database import open_database
from tests.test_cli import run

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
ZOE = Person("5d3c8f0a-1b2c-4d3e-8f4a-5b6c7d8e9f01", "Zoë Example", "00123", "Waste")


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder with one sound record of two steps."""
    folder = tmp_path / "share"
    folder.mkdir()
    steps = [Completion(ZOE.id, "people", step, 1, "1.0.0", "d", "People", step, NOW) for step in ("a", "b")]
    (folder / "zoe.onboarding.json").write_bytes(write_record(ZOE, steps, "0.1.0"))
    return folder


def test_a_folder_goes_in_and_twice_is_harmless(tmp_path: Path, share: Path) -> None:
    home = str(tmp_path / "home")

    first, second = run("--home", home, "collect", str(share)), run("--home", home, "collect", str(share))

    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == ("1 file: 1 added 2 steps. 1 person is new to your team.\n")
    assert second.stdout == ("1 file: 1 was already known.\n")
    assert "PySide6" not in first.stderr
    with closing(open_database(tmp_path / "home", NOW)) as db:
        assert db.execute("SELECT name, learns_here FROM person").fetchall() == [(ZOE.name, 0)]


def test_each_refused_file_has_a_line_and_the_rest_goes_in(tmp_path: Path, share: Path) -> None:
    empty = share / "empty.onboarding.json"
    empty.touch()
    (share / "page.onboarding.json").write_text("<html>Sign in</html>", "utf-8")

    answer = run("--home", str(tmp_path / "home"), "collect", str(share), str(empty))

    assert answer.returncode == 1
    assert answer.stdout.splitlines() == [
        f"{empty} was not read: there is nothing in it. "
        "It may still be syncing: wait a minute and try again.",
        f"{share / 'page.onboarding.json'} was not read: it is a web page, not a record. "
        "Perhaps a sign-in page was saved: get the file again.",
        "3 files: 1 added 2 steps, 2 were refused. 1 person is new to your team.",
    ]


def test_a_program_can_read_the_answer(tmp_path: Path, share: Path) -> None:
    (share / "zoë.onboarding.json").touch()

    answer = run("--home", str(tmp_path / "home"), "collect", "--json", str(share))

    facts = json.loads(answer.stdout)
    (refused,) = facts.pop("refused")
    assert answer.returncode == 1
    assert facts == {"added": 1, "known": 0, "steps_added": 2, "people_new": 1}
    assert (refused["path"], refused["reason"]) == (str(share / "zoë.onboarding.json"), "empty")
    assert "nothing in it" in refused["sentence"]


def test_a_folder_without_records_is_nothing_wrong(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    answer = run("--home", str(tmp_path / "home"), "collect", str(tmp_path / "empty"))

    assert answer.returncode == 0
    assert answer.stdout.startswith("No record files were found")


@pytest.mark.parametrize("arguments", [[], ["nowhere.onboarding.json"], ["--jsn", "."]])
def test_wrong_use_is_told_apart(tmp_path: Path, arguments: list[str]) -> None:
    answer = run("--home", str(tmp_path / "home"), "collect", *arguments)

    assert answer.returncode == 2
    assert not (tmp_path / "home").exists()


def test_records_that_cannot_be_kept_are_told(tmp_path: Path, share: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "records.db").write_bytes(b"torn" * 3000)

    answer = run("--home", str(tmp_path / "home"), "collect", str(share))

    assert answer.returncode == 1
    assert "is damaged" in answer.stderr


def test_with_no_paths_the_hand_in_folder_is_collected(tmp_path: Path, share: Path) -> None:
    home = tmp_path / "home"
    save_settings(home / "settings.json", Settings(hand_in_folder=str(share)))

    answer = run("--home", str(home), "collect")

    assert answer.returncode == 0
    assert answer.stdout.startswith("1 file: 1 added 2 steps.")


def test_with_no_paths_and_no_folder_it_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    home = tmp_path / "home"

    none = run("--home", str(home), "collect")
    assert none.returncode == 2
    assert "Name the files or folders to collect: no hand-in folder is set." in none.stderr
    assert not home.exists()

    for folder in (tmp_path / "away", tmp_path / ("a" * 300)):  # a system says of the second that it fails
        save_settings(home / "settings.json", Settings(hand_in_folder=str(folder)))
        away = run("--home", str(home), "collect")
        assert away.returncode == 1
        assert f"The hand-in folder {folder} can’t be reached." in away.stderr
        assert "Traceback" not in away.stderr
