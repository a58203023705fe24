"""The policy of a computer: found in its file and in the registry, and laid over what a person chose."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from onboarding.core.policy_sentences import policy_sentences
from onboarding.paths import places, policy_file
from onboarding.policy import (
    REGISTRY_KEY,
    in_force,
    log_problems,
    policy_in_force,
    read_in_force,
    still_chosen,
)
from onboarding.settings import Settings

MACHINE = rf"HKLM\{REGISTRY_KEY}"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "policy.ini"


def told(file: Path) -> list[str]:
    policy = policy_in_force(file)
    assert policy is not None
    assert policy.values == ()
    return policy_sentences(policy)


def test_without_a_policy_nothing_is_loaded_to_read_one(file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from onboarding.policy import policy_in_force;"
        "print(policy_in_force(Path(sys.argv[1])), [n for n in sys.modules if 'core.policy' in n])"
    )

    run = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "None []"


def test_a_file_sets_what_it_says(file: Path) -> None:
    file.write_text("[policy]\nTeamPage = yes\n", encoding="utf-8")

    policy = policy_in_force(file)

    assert policy is not None
    assert policy.settings == {"shows_team": True}


def test_the_registry_beats_the_file(file: Path) -> None:
    file.write_text("KeepMonths = 12\nTeamPage = yes\n", encoding="utf-8")

    policy = policy_in_force(file, {MACHINE: [("KeepMonths", 36)]})

    assert policy is not None
    assert policy.settings == {"keep_months": 36, "shows_team": True}
    assert policy.places == (MACHINE, str(file))


def test_a_registry_key_alone_is_a_policy_and_one_that_can_not_be_read_is_told(file: Path) -> None:
    policy = policy_in_force(file, {MACHINE: PermissionError(13, "Access is denied")})

    assert policy is not None
    assert policy_sentences(policy) == [
        f"{MACHINE} can’t be opened: this account may not read it. Nothing in it is used."
    ]


def test_a_name_in_the_registry_is_told_in_one_line_whatever_it_is(file: Path) -> None:
    policy = policy_in_force(file, {MACHINE: [("a\nb" + "c" * 50, 1)]})

    assert policy is not None
    assert policy_sentences(policy) == [
        f"{MACHINE}: nothing is called “a�b{'c' * 37}…”. It is left out.",
    ]


def test_a_folder_in_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir()

    assert told(file) == [f"{file} is not a file. Nothing in it is used."]


def test_a_file_below_a_file_is_no_policy(file: Path) -> None:
    file.write_bytes(b"")

    assert policy_in_force(file / "policy.ini") is None


@pytest.mark.skipif(os.name == "nt", reason="a name this long is told of otherwise there")
def test_a_place_the_system_can_not_look_into_is_told(tmp_path: Path) -> None:
    (sentence,) = told(tmp_path / ("x" * 5000))

    assert sentence.endswith("can’t be opened: File name too long. Nothing in it is used.")


def test_five_megabytes_of_anything_are_not_even_read(file: Path) -> None:
    file.write_bytes(os.urandom(5_000_000))

    assert told(file) == [f"{file} is over 64 kB, so it is no policy. Nothing in it is used."]


def test_a_file_that_is_gone_or_locked_when_it_is_opened_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(b"TeamPage = yes")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # whoever runs as root may read everything

    assert told(file) == [f"{file} can’t be opened: this account may not read it. Nothing in it is used."]


def test_what_is_wrong_goes_to_the_log(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    file.write_text("KeepMonths = 0", encoding="utf-8")

    with caplog.at_level(logging.WARNING):
        log_problems(policy_in_force(file))
        log_problems(None)

    assert [record.getMessage() for record in caplog.records] == [
        f"policy: {file}, line 1: KeepMonths is “0”, not a whole number from 1 to 1200. "
        "Used instead: what each person chooses in Settings."
    ]


def test_a_policy_lies_over_what_was_chosen_and_goes_again(file: Path) -> None:
    file.write_text("HandInFolder = /srv/hand-in\nTeamPage = no\n", encoding="utf-8")
    policy = policy_in_force(file, {})
    assert policy is not None
    policy = policy_in_force(file, {MACHINE: [("KeepMonths", 36)]})
    chosen = Settings(hand_in_folder="/mine", shows_team=True, keep_months=6)

    now = in_force(chosen, policy)
    kept = still_chosen(Settings(hand_in_folder="x", shows_team=False, theme="dark"), chosen, policy)

    assert (now.keep_months, now.shows_team) == (36, False)
    assert kept == Settings(
        hand_in_folder="/mine" if os.name != "nt" else "x", shows_team=True, keep_months=6, theme="dark"
    )
    assert in_force(chosen, None) is chosen
    assert still_chosen(now, chosen, None) is now


def test_it_lies_where_only_administrators_can_write(tmp_path: Path) -> None:
    known = {"linux": "/etc/were-kirklees/policy.ini"}

    assert places(tmp_path).policy == places().policy == policy_file()
    assert str(policy_file()) == known.get(sys.platform, str(policy_file()))
    assert policy_file().name == "policy.ini"


def test_settings_that_can_not_be_read_count_as_the_usual_ones_under_a_policy(
    file: Path, tmp_path: Path
) -> None:
    file.write_text("KeepMonths = 12", encoding="utf-8")
    where = replace(places(tmp_path), policy=file)
    where.settings.write_bytes(b"{")

    settings, policy = read_in_force(where)

    assert settings == Settings(keep_months=12)
    assert policy is not None
    assert read_in_force(replace(where, policy=None)) == (Settings(), None)
