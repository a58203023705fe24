"""Says which pictures in two folders show the same, to the last pixel.

    python packaging/compare_pictures.py FOLDER FOLDER

Prints JSON: for each name in either folder, true or false. Needs PySide6.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtGui import QImage


def is_same(one: QImage, other: QImage) -> bool:
    """False, too, for a picture that could not be read."""
    shades = QImage.Format.Format_RGB32
    return not one.isNull() and one.convertToFormat(shades) == other.convertToFormat(shades)


def main(one: Path, other: Path) -> None:
    names = sorted({path.relative_to(top).as_posix() for top in (one, other) for path in top.rglob("*.png")})
    print(json.dumps({name: is_same(QImage(str(one / name)), QImage(str(other / name))) for name in names}))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
