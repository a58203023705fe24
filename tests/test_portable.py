"""The bundled program keeps everything in `portable-data` beside it, when that folder is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onboarding.paths import PORTABLE_FOLDER

# Starts the program as the bundle does: PyInstaller says `frozen`, and names the bundle's own executable.
BUNDLED = (
    "import sys; sys.frozen = True; sys.executable = sys.argv.pop(1); import onboarding.__main__ as program; "
    "program.main()"
)
# The same with a window, in which a file dialog comes up and goes.
WITH_A_FILE_DIALOG = (
    "from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QFileDialog; "
    "from onboarding.app import make_qt; qt = make_qt(); "
    f"QTimer.singleShot(0, lambda: QFileDialog() and qt.quit()); {BUNDLED}"
)


def run_bundled(
    program: Path, *arguments: str, start: str = BUNDLED, **environment: str
) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "ONBOARDING_HOME"}
    account = program.parent.parent / "account"
    return subprocess.run(
        [sys.executable, "-c", start, str(program), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**kept, "HOME": str(account), "LOCALAPPDATA": str(account), **environment},
        timeout=60,
        check=False,
    )


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Where the executable of an unpacked bundle would be."""
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick / "onboarding"


@pytest.fixture
def staff(tmp_path: Path) -> str:
    """A list of staff: importing it writes the records."""
    path = tmp_path / "staff.csv"
    path.write_text("Staff number,Name\n00123,Sam Learner\n", encoding="utf-8")
    return str(path)


def test_everything_is_kept_in_the_portable_folder(program: Path, staff: str, tmp_path: Path) -> None:
    portable = program.parent / PORTABLE_FOLDER
    portable.mkdir()

    answer = run_bundled(program, "people", "import", staff)

    assert answer.returncode == 0, answer.stderr
    assert (portable / "records.db").is_file()
    assert not (tmp_path / "account").exists()


def test_without_the_folder_the_data_is_the_accounts(program: Path, staff: str, tmp_path: Path) -> None:
    answer = run_bundled(program, "people", "import", staff)

    assert answer.returncode == 0, answer.stderr
    assert list((tmp_path / "account").rglob("records.db")) or sys.platform == "win32"
    assert list(program.parent.iterdir()) == []


def test_a_link_to_the_program_finds_the_folder_beside_the_program(program: Path, staff: str) -> None:
    if sys.platform == "win32":
        pytest.skip("making a link takes rights there")
    portable = program.parent / PORTABLE_FOLDER
    portable.mkdir()
    program.touch()
    link = program.parent.parent / "link"
    link.symlink_to(program)

    run_bundled(link, "people", "import", staff)

    assert (portable / "records.db").is_file()


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_home_that_was_named_wins(program: Path, staff: str, tmp_path: Path, way: str) -> None:
    portable = program.parent / PORTABLE_FOLDER
    portable.mkdir()
    home = str(tmp_path / "home")

    if way == "option":
        run_bundled(program, "--home", home, "people", "import", staff)
    else:
        run_bundled(program, "people", "import", staff, ONBOARDING_HOME=home)

    assert (tmp_path / "home" / "records.db").is_file()
    assert list(portable.iterdir()) == []


def test_a_checkout_knows_no_portable_folder(program: Path, staff: str, tmp_path: Path) -> None:
    """There the executable is Python's own, and a folder beside that means nothing."""
    portable = program.parent / PORTABLE_FOLDER
    portable.mkdir()

    run_bundled(program, "people", "import", staff, start=BUNDLED.replace("sys.frozen = True; ", ""))

    assert list(portable.iterdir()) == []


def test_what_qt_keeps_of_file_dialogs_is_kept_there_too(program: Path, tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("there Qt keeps it where nobody can tell it otherwise")
    portable = program.parent / PORTABLE_FOLDER
    portable.mkdir()

    answer = run_bundled(program, start=WITH_A_FILE_DIALOG)

    assert answer.returncode == 0, answer.stderr
    assert (portable / "QtProject.conf").is_file()
    assert not list((tmp_path / "account").rglob("*.conf"))
