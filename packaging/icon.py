"""Draws the program's icon, `resources/icons/app.svg`, in every size of a Windows or a macOS icon file.

    python packaging/icon.py OUT.ico|OUT.icns

Needs PySide6, which draws it as it does in the program.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app.svg"

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_TYPES = {
    b"icp4": 16,
    b"icp5": 32,
    b"icp6": 64,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic10": 1024,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}
"""Apple's name for each size in pixels; the last four are for screens with twice the points."""


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of pictures by their size in pixels, 256 at the most, as `dib` or `png` gives them."""
    place = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, png in sorted(pictures.items()):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), place + len(body))
        body += png
    return head + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon of PNG files by their size in pixels, which must be those of ICNS_TYPES."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def dib(size: int, pixels: bytes) -> bytes:
    """A square picture as older readers of icons want it; `pixels` are rows of blue, green, red, alpha."""
    rows = [pixels[4 * size * row : 4 * size * (row + 1)] for row in reversed(range(size))]
    mask = bytes((size + 31) // 32 * 4 * size)  # one bit a pixel, no longer looked at
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    return head + b"".join(rows) + mask


def png(size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _draw(size).save(buffer, "PNG")
    return bytes(buffer.data())


def pixels(size: int) -> bytes:
    picture = _draw(size)  # the bits are gone with it
    return bytes(picture.constBits())


def _draw(size: int) -> QImage:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return picture


def main(out: Path) -> None:
    from PySide6.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    if out.suffix == ".icns":
        out.write_bytes(icns({size: png(size) for size in ICNS_TYPES.values()}))
    else:
        out.write_bytes(
            ico({size: png(size) if size == 256 else dib(size, pixels(size)) for size in ICO_SIZES})
        )
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]))
