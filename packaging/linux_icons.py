"""Draws the program's icon as PNG files, for the icon theme of a Linux desktop.

    python packaging/linux_icons.py FOLDER/48x48/apps/NAME.png …

The folder's name says the size. Needs PySide6.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(places: list[Path]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from icon import png

    application = QGuiApplication([])
    for place in places:
        size, _, _ = place.parent.parent.name.partition("x")
        place.write_bytes(png(int(size)))
    del application


if __name__ == "__main__":
    main([Path(place) for place in sys.argv[1:]])
