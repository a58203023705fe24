"""Sets a text in lines: where each begins, how high they stand together, and where its links lie."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from onboarding.core.text import Align, Span, Text, plain
from onboarding.ui.theme import Look

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat

MOST_CHARACTERS = 66
"""The longest line that reads well."""

_SAMPLE = "the people we work with know best what would help them most and we ask them first "
_NO_LIMIT = 1_000_000.0
_PLAIN = Span("")
_FLAGS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}


class Style(NamedTuple):
    """How a text is set. `size` is as designed, before the text scale; `pitch` counts in sizes."""

    size: float = 18
    weight: int = 400
    pitch: float = 1.55
    role: str = "ink"
    mono: bool = False
    lead_role: str = ""
    """The colour of the first span, where that differs."""


BODY = Style()
SMALL = Style(15, pitch=1.45, role="muted")


class Lines:
    """A text in one style. Lines follow each other at the same pitch whatever stands in them."""

    def __init__(self, text: Text, style: Style, look: Look, *, align: Align = Align.LEFT) -> None:
        self._style = style
        self._look = look
        self._font = look.font(style.size, style.weight, mono=style.mono)
        self._pitch = look.px(style.size * style.pitch)
        self._width = -1.0
        self._lines: list[QTextLine] = []
        self._heights: dict[int, int] = {}
        self._layout = QTextLayout(plain(text).replace("\n", "\u2028"), self._font)
        option = QTextOption(_FLAGS[align])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if formats := _formats(text, style, look):
            self._layout.setFormats(formats)

    @property
    def pitch(self) -> int:
        return self._pitch

    @cached_property
    def longest_line(self) -> int:
        """The width that shows at most 66 characters a line."""
        font = self._font
        return round(MOST_CHARACTERS * _average(font.family(), font.pixelSize(), int(font.weight())))

    def height(self, width: int) -> int:
        if width not in self._heights:
            self._break(width)
            self._heights[width] = max(1, len(self._lines)) * self._pitch
        return self._heights[width]

    @cached_property
    def natural_width(self) -> int:
        """How wide the text is when nothing makes it wrap."""
        self._break(_NO_LIMIT)
        return ceil(max((line.naturalTextWidth() for line in self._lines), default=0)) + 1

    @cached_property
    def widest_word(self) -> int:
        metrics = QFontMetricsF(self._font)
        words = self._layout.text().split()
        return round(max((metrics.horizontalAdvance(word) for word in words), default=0)) + 2

    def paint(self, painter: QPainter, at: QPointF, width: int) -> None:
        self._break(width)
        painter.setPen(self._look.colour(self._style.role))
        self._layout.draw(painter, at)

    def rects(self, width: int, start: int, end: int) -> list[QRectF]:
        """Where the characters from `start` to before `end` stand: one rectangle a line."""
        self._break(width)
        found = []
        for number, line in enumerate(self._lines):
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                found.append(QRectF(left, number * self._pitch, right - left, self._pitch))
        return found

    def _break(self, width: float) -> None:
        if width == self._width:
            return
        self._width = width
        self._lines = []
        metrics = QFontMetricsF(self._font)
        drop = (self._pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, len(self._lines) * self._pitch + drop - line.ascent()))
            self._lines.append(line)
        self._layout.endLayout()


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


@lru_cache(maxsize=64)
def _average(family: str, pixels: int, weight: int) -> float:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE)


def _formats(text: Text, style: Style, look: Look) -> list[QTextLayout.FormatRange]:
    ranges = []
    start = 0
    for number, span in enumerate(text):
        has_lead = bool(style.lead_role) and number == 0
        if has_lead or replace(span, text="") != _PLAIN:
            piece = QTextLayout.FormatRange()
            piece.start = start
            piece.length = len(span.text)
            piece.format = _format(span, style, look)
            if has_lead:
                piece.format.setForeground(look.colour(style.lead_role))
            ranges.append(piece)
        start += len(span.text)
    return ranges


def _format(span: Span, style: Style, look: Look) -> QTextCharFormat:
    from PySide6.QtGui import QTextCharFormat  # has over a hundred properties to learn of

    form = QTextCharFormat()
    if span.code:
        form.setFont(look.font(style.size * 0.95, mono=True))
        form.setBackground(look.colour("sunken"))
    if span.strong:
        form.setFontWeight(700)
    if span.emphasis or span.placeholder:
        form.setFontItalic(True)
    if span.href:
        form.setForeground(look.colour("accent_ink"))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    elif span.placeholder:
        form.setForeground(look.colour("muted"))
    if span.definition:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(look.colour("accent_ink"))
    return form
