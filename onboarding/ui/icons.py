"""Icons: one set of SVG drawings, tinted by role and drawn at the size and sharpness asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_STROKE = 'stroke-width="2"'


class IconSet:
    """The icons folder: each drawing uses `currentColor` and 2 px strokes on a 24 px grid."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pixmaps: dict[tuple[str, str, float, int, int, float], QPixmap] = {}

    def pixmap(
        self, name: str, *, colour: str, stroke: float, size: int, ratio: float, gap: int = 0
    ) -> QPixmap:
        """A picture `size` device-independent pixels high.

        `gap` leaves empty room after the drawing (before it, when negative): Qt sets an icon too close to
        its label and has no setting for it.
        """
        key = (name, colour, stroke, size, gap, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _draw(self._tinted(name, colour, stroke), size, ratio, gap)
        return self._pixmaps[key]

    def names(self) -> list[str]:
        """Every drawing there is, by name."""
        return sorted(path.stem for path in self._folder.glob("*.svg"))

    def _tinted(self, name: str, colour: str, stroke: float) -> str:
        drawing = _read(self._folder / f"{name}.svg")
        return drawing.replace("currentColor", colour).replace(_STROKE, f'stroke-width="{stroke:g}"')


def icon_from(pixmaps: dict[tuple[QIcon.Mode, QIcon.State], QPixmap]) -> QIcon:
    """One icon that knows how it looks pressed in or switched off."""
    icon = QIcon()
    for (mode, state), pixmap in pixmaps.items():
        icon.addPixmap(pixmap, mode, state)
    return icon


def icon_size(size: int, gap: int) -> QSize:
    """The room that a picture with a gap takes."""
    return QSize(size + abs(gap), size)


@lru_cache(maxsize=256)
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _draw(svg: str, size: int, ratio: float, gap: int) -> QPixmap:
    room = icon_size(size, gap)
    pixmap = QPixmap(round(room.width() * ratio), round(room.height() * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(max(0, -gap), 0, size, size))
    painter.end()
    return pixmap
