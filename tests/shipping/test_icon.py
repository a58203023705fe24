"""The icon files open as what they say they are, with every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QImageReader
from pytestqt.qtbot import QtBot

import icon


@pytest.fixture
def drawn(qtbot: QtBot) -> dict[int, bytes]:
    return {size: icon.png(size) for size in {*icon.ICO_SIZES, *icon.ICNS_TYPES.values()}}


def images(path: Path) -> list[QImage]:
    reader = QImageReader(str(path))
    return [reader.read() for number in range(reader.imageCount()) if reader.jumpToImage(number)]


def test_a_windows_icon_has_each_size_in_the_colour_of_the_drawing(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "app.ico"
    pictures = {size: icon.dib(size, icon.pixels(size)) for size in icon.ICO_SIZES if size < 256}
    path.write_bytes(icon.ico({**pictures, 256: icon.png(256)}))

    found = images(path)

    assert sorted(image.width() for image in found) == sorted(icon.ICO_SIZES)
    for image in found:
        size = image.width()
        assert image.pixelColor(size // 2, round(size * 0.9)) == QColor("#0E5A57"), "not upside down"
        assert image.pixelColor(0, 0).alpha() == 0, "its corners are clear"


def test_a_macos_icon_has_each_size(tmp_path: Path, drawn: dict[int, bytes]) -> None:
    path = tmp_path / "app.icns"
    path.write_bytes(icon.icns(drawn))

    assert {image.width() for image in images(path)} >= {16, 32, 128, 256, 512, 1024}


def test_the_same_drawing_gives_the_same_bytes(drawn: dict[int, bytes]) -> None:
    assert icon.png(64) == drawn[64]
