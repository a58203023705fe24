"""One copy of the program to a data folder; a second one calls the first."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from onboarding.one_copy import OneCopy

TAKE = "import sys; from pathlib import Path; from onboarding.one_copy import OneCopy; "


def take_elsewhere(data: Path, then: str = "") -> str:
    """What another process prints when it tries for the same folder."""
    code = f"{TAKE}copy = OneCopy(Path(sys.argv[1])); print(copy.take()); {then}"
    run = subprocess.run(
        [sys.executable, "-c", code, str(data)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return run.stdout.strip()


def test_a_second_copy_is_refused_while_the_first_is_open(tmp_path: Path) -> None:
    first = OneCopy(tmp_path)

    assert first.take()
    assert take_elsewhere(tmp_path) == "False"
    first.let_go()
    assert take_elsewhere(tmp_path) == "True"


def test_a_copy_that_was_killed_locks_nobody_out(tmp_path: Path) -> None:
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    with suppress(subprocess.CalledProcessError):
        take_elsewhere(tmp_path, killed)

    assert OneCopy(tmp_path).take()


def test_the_second_copy_calls_the_first(tmp_path: Path) -> None:
    first = OneCopy(tmp_path)
    first.take()

    take_elsewhere(tmp_path, "copy.call()")

    assert first.answer()
    assert not first.answer()


def test_a_call_nobody_answered_is_forgotten_by_the_next_start(tmp_path: Path) -> None:
    OneCopy(tmp_path).calls.mkdir()
    OneCopy(tmp_path).call()

    late = OneCopy(tmp_path)
    late.take()

    assert not late.answer()
