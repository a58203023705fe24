"""The self-check says of every part that came with the program whether it is there and works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from onboarding import __version__
from onboarding.self_check import PACKAGES

ROOT = Path(__file__).parents[1]
LIBRARY = Path(__file__).parent / "data" / "library"
AS_BUNDLE = "import sys; sys._MEIPASS = sys.argv.pop(1); from onboarding.__main__ import main; main()"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """What comes with the program, in a folder of its own, as a bundle has it."""
    shutil.copytree(LIBRARY, tmp_path / "content")
    for folder in ("fonts", "icons", "styles"):
        shutil.copytree(ROOT / "resources" / folder, tmp_path / "resources" / folder)
    return tmp_path


def self_check(bundle: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """On a machine with no screen, for somebody whose data would be in `home`."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-c", AS_BUNDLE, str(bundle), "--self-check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            **kept,
            "ONBOARDING_HOME": str(bundle / "home"),
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": str(ROOT),
            **environment,
        },
        timeout=120,
        check=False,
    )


def test_all_that_is_sound_has_its_line(bundle: Path) -> None:
    answer = self_check(bundle)

    assert (answer.returncode, answer.stderr) == (0, "")
    lines = answer.stdout.splitlines()
    assert lines[0] == "sound: the window opens and paints its first page"
    assert lines[-1] == "Everything is there and works."
    for part in (
        "the module “",
        "a database",
        "“dark”",
        "“lexend”",
        " icons",
        "translations: none",
        "mammoth ",
    ):
        assert any(line.startswith("sound: ") and part in line for line in lines), part
    assert f"onboarding {__version__}, Python " in lines[-2]
    assert "SQLite 3." in lines[-2]
    assert not (bundle / "home").exists(), "nothing of the person's is touched"


def test_a_system_that_is_not_in_utf_8_is_no_fault_of_the_program(bundle: Path) -> None:
    answer = self_check(bundle, LC_ALL="C")

    assert (answer.returncode, answer.stderr) == (0, "")


def test_a_typeface_that_is_missing_fails_and_is_named(bundle: Path) -> None:
    (bundle / "resources" / "fonts" / "Lexend-700-normal.ttf").unlink()

    answer = self_check(bundle)

    assert answer.returncode == 1
    assert "FAILED: The typeface file Lexend-700-normal.ttf is missing or damaged." in answer.stdout
    assert answer.stderr.startswith("The self-check failed: The typeface file Lexend-700-normal.ttf")
    assert "sound: the typeface “atkinson”" in answer.stdout
    assert "sound: click " in answer.stdout, "it goes on after what failed"


def test_a_module_that_needs_mending_fails_with_its_line(bundle: Path) -> None:
    page = next(path for path in (bundle / "content").glob("*.md") if "\n## " in path.read_text("utf-8"))
    page.write_text(page.read_text("utf-8") + "\n![A map](images/not-there.png)\n", "utf-8")

    answer = self_check(bundle)

    assert answer.returncode == 1
    assert f"FAILED: {page.name}, line {len(page.read_text('utf-8').splitlines())}: " in answer.stdout
    assert "isn’t there" in answer.stderr


def test_a_library_that_did_not_come_along_fails(bundle: Path) -> None:
    shutil.rmtree(bundle / "content")

    answer = self_check(bundle)

    assert answer.returncode == 1
    assert "The self-check failed: " in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("damaged", ["icons/tick.svg", "styles/dark.json", "styles/app.qss"])
def test_a_damaged_part_fails(bundle: Path, damaged: str) -> None:
    (bundle / "resources" / damaged).write_text("<svg ${nobody_knows}", "utf-8")

    answer = self_check(bundle)

    assert answer.returncode == 1
    assert "The self-check failed: " in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_translation_that_came_along_is_read(bundle: Path) -> None:
    folder = bundle / "resources" / "translations"
    folder.mkdir()
    (folder / "onboarding_cy.qm").write_bytes(b"no translation")

    answer = self_check(bundle)

    assert answer.returncode == 1
    assert "The translation onboarding_cy.qm is damaged." in answer.stderr


def test_every_package_that_the_program_asks_for_is_looked_at() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked_for = {line.partition(">")[0].replace("_", "-").casefold() for line in project["dependencies"]}

    assert asked_for <= {name.replace("_", "-").casefold() for name in PACKAGES}
