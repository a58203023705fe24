"""Where no fresh system can be made, the gate says why; and it sees when a picture is another."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.mark.skipif(sys.platform != "linux", reason="asks for Linux tools")
def test_without_the_tools_it_says_which_are_missing(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", "import clean_root; clean_root.clean_root()"],
        capture_output=True,
        text=True,
        cwd=PACKAGING,
        env={**os.environ, "PATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )

    last = answer.stderr.strip().splitlines()[-1]
    assert "NoCleanRoot: No fresh Debian system can be made here: debootstrap, " in last
    assert last.endswith("is not installed.")


def page(words: str) -> QImage:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.drawText(10, 40, words)
    painter.end()
    return image


def test_the_same_picture_is_the_same(qtbot: QtBot) -> None:
    from compare_pictures import is_same

    assert is_same(page("Learn"), page("Learn"))


def test_boxes_in_place_of_letters_are_not_the_same(qtbot: QtBot) -> None:
    from compare_pictures import is_same

    assert not is_same(page("Learn"), page("\N{WHITE VERTICAL RECTANGLE}" * 5))


def test_a_picture_that_is_missing_is_never_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    from compare_pictures import is_same

    missing = QImage(str(tmp_path / "not-there.png"))

    assert not is_same(missing, page("Learn"))
    assert not is_same(page("Learn"), missing)
    assert not is_same(missing, missing)
