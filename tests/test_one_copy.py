"""One copy of the program to a data folder; a second one calls the first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from onboarding.one_copy import OneCopy

TAKE = "import sys; from pathlib import Path; from onboarding.one_copy import OneCopy; "


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[OneCopy]:
    copy = OneCopy(tmp_path)
    yield copy
    copy.let_go()


def take_elsewhere(data: Path, then: str = "") -> str:
    """What another process prints when it tries for the same folder."""
    code = f"{TAKE}copy = OneCopy(Path(sys.argv[1])); print(copy.take()); {then}"
    run = subprocess.run(
        [sys.executable, "-c", code, str(data)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return run.stdout.strip()


def test_a_second_copy_is_refused_while_the_first_is_open(copy: OneCopy, tmp_path: Path) -> None:
    assert copy.take()
    assert take_elsewhere(tmp_path) == "False"
    copy.let_go()
    assert take_elsewhere(tmp_path) == "True"


def test_a_copy_that_was_killed_locks_nobody_out(copy: OneCopy, tmp_path: Path) -> None:
    with suppress(subprocess.CalledProcessError):
        take_elsewhere(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGTERM)")

    assert copy.take()


def test_a_copy_that_has_the_folder_may_ask_for_it_again(copy: OneCopy, tmp_path: Path) -> None:
    copy.take()

    assert copy.take()
    assert take_elsewhere(tmp_path) == "False"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights on folders")
def test_the_folder_is_made_for_the_account_alone(tmp_path: Path) -> None:
    copy = OneCopy(tmp_path / "new" / "data")

    assert copy.take()

    assert (tmp_path / "new" / "data").stat().st_mode & 0o077 == 0
    copy.let_go()


def test_the_second_copy_calls_the_first(copy: OneCopy, tmp_path: Path) -> None:
    copy.take()

    take_elsewhere(tmp_path, "copy.call()")

    assert copy.answer()
    assert not copy.answer()


def test_a_call_nobody_answered_is_forgotten_by_the_next_start(copy: OneCopy, tmp_path: Path) -> None:
    copy.calls.mkdir()
    copy.call()

    copy.take()

    assert not copy.answer()
