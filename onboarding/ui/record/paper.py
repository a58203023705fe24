"""A4 paper to paint on, in millimetres, which comes out as the bytes of a PDF with real text in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QRawFont,
    QTextLayout,
    QTextOption,
)

from onboarding.ui.record.pdf_letters import with_all_letters

WIDTH, HEIGHT = 210.0, 297.0

_DPI = 1200
_MM = _DPI / 25.4
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is set: size in points, one of the theme's roles as its colour."""

    text: str
    points: float = 11
    weight: int = 400
    role: str = "ink"
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a height that is painted at a distance from the top of the page."""

    height: float
    paint: Callable[[float], None]


class Paper:
    """Use in a `with`; afterwards `data` holds the file. `is_landscape` lays the long side down."""

    def __init__(
        self, title: str, family: str, colours: Mapping[str, str], *, is_landscape: bool = False
    ) -> None:
        self._family = family
        self._colours = colours
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(_DPI)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        if is_landscape:
            self._writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._writer.setTitle(title)
        self._writer.setCreator("We’re Kirklees onboarding app")
        self._painter = QPainter()
        self._drawn: dict[int, dict[int, str]] = {}
        self._noted: dict[int, set[str]] = {}
        self.data = b""

    def __enter__(self) -> Paper:
        self._painter.begin(self._writer)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._painter.end()
        self._buffer.close()
        drawn = ["".join(letters.values()) for letters in self._drawn.values()]
        self.data = with_all_letters(bytes(self._buffer.data().data()), drawn)

    def next_page(self) -> None:
        self._writer.newPage()

    def height(self, words: Words, width: float) -> float:
        """How high the words stand when they wrap at `width`."""
        metrics = QFontMetricsF(self._font(words), self._writer)
        return metrics.boundingRect(_area(0, 0, width, HEIGHT), _WRAP, words.text).height() / _MM

    def width(self, words: Words) -> float:
        return QFontMetricsF(self._font(words), self._writer).horizontalAdvance(words.text) / _MM

    def lines(self, words: Words, width: float) -> list[str]:
        """The words as they break at `width`; each line can be written alone, and go on overleaf."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        found = []
        for paragraph in words.text.split("\n"):
            layout = QTextLayout(paragraph, self._font(words), self._writer)
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width * _MM)
                found.append(paragraph[line.textStart() :][: line.textLength()].rstrip())
            layout.endLayout()
        return found

    def write(self, words: Words, x: float, y: float, width: float) -> None:
        self._note_letters(words)
        self._painter.setFont(self._font(words))
        self._painter.setPen(self.colour(words.role))
        area = _area(x, y, width, self.height(words, width) + 1)
        self._painter.drawText(area, _WRAP | words.align, words.text)

    def fill(self, role: str, x: float, y: float, width: float, height: float) -> None:
        self._painter.fillRect(_area(x, y, width, height), self.colour(role))

    def rule(self, role: str, x: float, y: float, width: float, *, thickness: float = 0.2) -> None:
        self._painter.setPen(self._pen(role, thickness))
        self._painter.drawLine(QPointF(x, y) * _MM, QPointF(x + width, y) * _MM)

    def circle(self, role: str, x: float, y: float, radius: float, *, thickness: float) -> None:
        """`x` and `y` say where its middle is."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(self._pen(role, thickness))
        self._painter.drawEllipse(QPointF(x, y) * _MM, radius * _MM, radius * _MM)

    def tick(self, role: str, x: float, y: float, size: float) -> None:
        path = QPainterPath(QPointF(x + size * 0.1, y + size * 0.55) * _MM)
        path.lineTo(QPointF(x + size * 0.4, y + size * 0.85) * _MM)
        path.lineTo(QPointF(x + size * 0.95, y + size * 0.2) * _MM)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(self._pen(role, size * 0.14))
        self._painter.drawPath(path)

    def colour(self, role: str) -> QColor:
        return QColor(self._colours[role])

    def _note_letters(self, words: Words) -> None:
        """By the shapes that the font draws them with, of which the first is 1."""
        noted = self._noted.setdefault(words.weight, set())
        if noted.issuperset(words.text):
            return
        noted.update(words.text)
        shapes = QRawFont.fromFont(self._font(words))
        drawn = self._drawn.setdefault(words.weight, {})
        for letter in words.text:
            for shape in shapes.glyphIndexesForString(letter):
                if shape:
                    drawn.setdefault(shape, letter)

    def _font(self, words: Words) -> QFont:
        font = QFont(self._family)
        font.setPointSizeF(words.points)
        font.setWeight(QFont.Weight(words.weight))
        # Joined letters ("ff" in Lexend) stand for no letter, so they could not be found or copied.
        font.setFeature(QFont.Tag.fromString("liga"), 0)
        return font

    def _pen(self, role: str, thickness: float) -> QPen:
        pen = QPen(self.colour(role), thickness * _MM)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen


def _area(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(x * _MM, y * _MM, width * _MM, height * _MM)
