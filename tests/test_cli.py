"""The command line answers at once, in words, and without Qt unless a window is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onboarding import __version__


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`onboarding` in a fresh interpreter, on a machine with no screen."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "onboarding", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("option", ["--help", "--version", "-h"])
def test_help_and_version_never_load_qt(option: str) -> None:
    answer = run(option)

    assert answer.returncode == 0
    assert "PySide6" not in answer.stderr
    assert "Kirklees" in answer.stdout


def test_version_is_the_version(tmp_path: Path) -> None:
    assert __version__ in run("--version").stdout


def test_help_of_the_tour_says_what_it_leaves_behind() -> None:
    answer = run("tour", "--help")

    assert "--out" in answer.stdout
    assert "PySide6" not in answer.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux starts without a display")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "wayland-not-there"}])
def test_without_a_screen_it_says_so_and_names_the_tour(tmp_path: Path, display: dict[str, str]) -> None:
    answer = run("--home", str(tmp_path), **display)

    assert answer.returncode == 1
    assert "no display" in answer.stderr
    assert "onboarding tour" in answer.stderr
    assert not list(tmp_path.iterdir())


def test_a_word_that_is_no_command_is_wrong_use() -> None:
    answer = run("tuor")

    assert answer.returncode == 2
    assert "tuor" in answer.stderr
