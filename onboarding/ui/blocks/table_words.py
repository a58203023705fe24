"""The words of a table, set in lines: column widths, row heights and painting."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from onboarding.core.module import Table
from onboarding.ui.blocks.lines import Lines, Style
from onboarding.ui.theme import Look

CELL = Style(16, pitch=1.4)
HEAD = Style(15, 600, 1.35, role="muted")
SIDE = 12
TOP = 10


class TableWords:
    """Made anew for each look. Widths and heights take in the room around the words."""

    def __init__(self, block: Table, look: Look) -> None:
        self._look = look
        aligned = block.alignments
        self._head = [
            Lines(words, HEAD, look, align=align) for words, align in zip(block.header, aligned, strict=True)
        ]
        self._cells = [
            [Lines(words, CELL, look, align=align) for words, align in zip(row, aligned, strict=True)]
            for row in block.rows
        ]

    def widths(self, room: int) -> list[int]:
        """Every column gets its widest word; what is left goes to those that would like more.

        Where that is too little for all, the modest ones get theirs first: short words beside long
        ones keep to one line.
        """
        sides = 2 * self._look.px(SIDE)
        columns = [list(column) for column in zip(self._head, *self._cells, strict=True)]
        least = [max(lines.widest_word for lines in column) + sides for column in columns]
        liked = [max(lines.natural_width for lines in column) + sides for column in columns]
        spare = room - sum(least)
        if spare <= 0:
            return least
        wants = [max(1, most - fewest) for most, fewest in zip(liked, least, strict=True)]
        more = _shares(wants, spare) if spare < sum(wants) else [spare * want // sum(wants) for want in wants]
        widths = [fewest + share for fewest, share in zip(least, more, strict=True)]
        widths[-1] += room - sum(widths)
        return widths

    def head_height(self, widths: list[int]) -> int:
        return self._row_height(self._head, widths)

    def row_heights(self, widths: list[int]) -> list[int]:
        return [self._row_height(row, widths) for row in self._cells]

    def paint_head(self, painter: QPainter, area: QRect, column: int) -> None:
        self._paint(painter, area, self._head[column])

    def paint_cell(self, painter: QPainter, area: QRect, row: int, column: int) -> None:
        self._paint(painter, area, self._cells[row][column])

    def _row_height(self, row: list[Lines], widths: list[int]) -> int:
        around = 2 * self._look.px(SIDE)
        heights = (lines.height(max(1, width - around)) for lines, width in zip(row, widths, strict=True))
        return max(heights) + 2 * self._look.px(TOP)

    def _paint(self, painter: QPainter, area: QRect, lines: Lines) -> None:
        side = self._look.px(SIDE)
        lines.paint(painter, QPointF(area.x() + side, area.y() + self._look.px(TOP)), area.width() - 2 * side)


def _shares(wants: list[int], spare: int) -> list[int]:
    """The same for each, except that nobody gets more than is wanted."""
    shares = [0] * len(wants)
    smallest_first = sorted(range(len(wants)), key=lambda place: wants[place])
    for served, place in enumerate(smallest_first):
        shares[place] = min(wants[place], spare // (len(wants) - served))
        spare -= shares[place]
    return shares
