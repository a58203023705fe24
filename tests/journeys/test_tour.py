"""The tour proves the whole journey on a machine with no screen, and says when it can't."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QImage

from onboarding.files.record_file import read_record_file
from onboarding.store.completions import completions
from onboarding.store.connection import connect
from onboarding.store.people import people

LIBRARY = Path(__file__).parents[1] / "data" / "library"
SCREENS = (
    "welcome",
    "home-part-way",
    "step",
    "check-answered-wrong",
    "promises-with-one-too-many",
    "promises-chosen",
    "my-record",
    "team",
    "settings",
    "parts-and-licences",
)


def tour(library: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """`onboarding tour` as somebody would run it, with no display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return subprocess.run(
        [sys.executable, "-m", "onboarding", "--library", str(library), "tour", "--out", str(out)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**{k: v for k, v in os.environ.items() if k not in hidden}, "PYTHONIOENCODING": "utf-8"},
        timeout=240,
        check=False,
    )


def test_the_tour_completes_every_module_and_leaves_the_proof(tmp_path: Path) -> None:
    answer = tour(LIBRARY, tmp_path / "out")

    assert answer.returncode == 0, answer.stdout + answer.stderr
    with closing(connect(tmp_path / "out" / "records.db")) as db:
        (person,) = people(db)
        kept = {completion.id for completion in completions(db, person.id)}
    (handed_in,) = (tmp_path / "out" / "handed-in").iterdir()
    assert {completion.id for completion in read_record_file(handed_in).completions} == kept
    pictures = sorted((tmp_path / "out" / "pictures").glob("*.png"))
    for theme in ("light", "dark", "high-contrast"):
        for screen in SCREENS:
            assert any(path.name.endswith(f"-{screen}-{theme}.png") for path in pictures), (screen, theme)
    assert not QImage(str(pictures[0])).isNull()


def test_a_module_that_cannot_be_finished_is_not_called_complete(tmp_path: Path) -> None:
    library = shutil.copytree(LIBRARY, tmp_path / "library")
    (library / "stuck.md").write_text(
        "---\nid: stuck\ntitle: Stuck\narea: principles\norder: 9\nminutes: 1\nversion: 1.0.0\n---\n\n"
        "# Stuck\n\n## No way on {#no-way rev=1}\n\nWhich one?\n\n- [( )] This\n- [( )] That\n",
        encoding="utf-8",
    )

    answer = tour(library, tmp_path / "out")

    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "Stuck: 0 of 1 steps done" in answer.stdout


def test_a_place_for_pictures_that_takes_none_is_not_said_to_hold_any(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "pictures").write_bytes(b"a file in the way")

    answer = tour(LIBRARY, tmp_path / "out")

    assert answer.returncode == 2
    assert "can’t be written to: there is a file of that name" in answer.stderr


def test_a_folder_with_records_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "records.db").write_bytes(b"somebody's")

    answer = tour(LIBRARY, tmp_path)

    assert answer.returncode == 2
    assert "holds records already" in answer.stderr
    assert (tmp_path / "records.db").read_bytes() == b"somebody's"
