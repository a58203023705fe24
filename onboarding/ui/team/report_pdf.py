"""The report to print, as a PDF: the words and the lines of the page that is written as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt

from onboarding.core.cells import cell_text
from onboarding.core.dates import day_words, moment_words
from onboarding.core.report import Report, Row, by_module, counts
from onboarding.core.report_lines import COLUMNS, COUNTED, counted_line, lines
from onboarding.core.report_words import counts_words
from onboarding.core.work import IsCancelled, Tell
from onboarding.ui.record.paper import HEIGHT, WIDTH, Paper, Words

_TITLE = "Onboarding report"
_LONG, _SHORT = HEIGHT, WIDTH  # the paper lies on its long side
_SIDE, _TOP, _BOTTOM = 12.0, 12.0, 14.0
_ROOM = _LONG - 2 * _SIDE
_PAD, _GAP = 1.3, 1.5
_WIDTHS = (19.0, 35.0, 30.0, 40.0, 14.0, 21.0, 27.0, 27.0, 15.0, 26.0, 19.0)
_COUNTED_WIDTHS = (84.0, *(27.0,) * 7)
_POINTS = 7.5
_TELL_EVERY = 50


@dataclass(frozen=True, slots=True)
class Printed:
    """What is printed: these rows of the report; `words` say how they were chosen."""

    report: Report
    rows: Sequence[Row]
    words: str
    now: datetime
    organisation: str


def report_pdf(
    printed: Printed, family: str, colours: Mapping[str, str], tell: Tell, is_cancelled: IsCancelled
) -> bytes | None:
    """None when it was stopped. Knows no widget, so that it may run in the background."""
    with Paper(_TITLE, family, colours, is_landscape=True) as paper:
        sheets = _Sheets(paper)
        _head(sheets, printed)
        is_whole = _lines(sheets, printed, tell, is_cancelled)
    return paper.data if is_whole else None


class _Sheets:
    """Where the next thing goes, over as many sheets as it takes."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._top = _TOP
        self._number = 1
        self._heights: dict[tuple[str, float, int], float] = {}
        self._foot()

    def say(self, words: Words, space: float = 2.0) -> None:
        height = self._paper.height(words, _ROOM)
        self._keep_together(height)
        self._paper.write(words, _SIDE, self._top, _ROOM)
        self._top += height + space

    def table(
        self, title: str, header: Sequence[str], widths: Sequence[float]
    ) -> Callable[[Sequence[str]], None]:
        """Begins a table; what comes back takes its rows. The header stands on every sheet."""
        self._keep_together(30)
        self._top += 4
        self.say(Words(title, 12, 600))
        self._row(header, widths, 600)

        def row(cells: Sequence[str]) -> None:
            if self._top + self._height(cells, widths, 400) > _SHORT - _BOTTOM:
                self._turn()
                self._row(header, widths, 600)
            self._row(cells, widths, 400)

        return row

    def _row(self, cells: Sequence[str], widths: Sequence[float], weight: int) -> None:
        height = self._height(cells, widths, weight)
        left = _SIDE
        for cell, width in zip(cells, widths, strict=True):
            if cell:
                self._paper.write(Words(cell, _POINTS, weight), left, self._top + _PAD, width - _GAP)
            left += width
        self._top += height
        self._paper.rule("control" if weight > 400 else "line", _SIDE, self._top, _ROOM)

    def _height(self, cells: Sequence[str], widths: Sequence[float], weight: int) -> float:
        return max(self._cell(cell, width, weight) for cell, width in zip(cells, widths, strict=True))

    def _cell(self, cell: str, width: float, weight: int) -> float:
        """Measured once: teams, titles and days come again and again."""
        key = cell, width, weight
        if key not in self._heights:
            self._heights[key] = self._paper.height(Words(cell, _POINTS, weight), width - _GAP) + 2 * _PAD
        return self._heights[key]

    def _keep_together(self, height: float) -> None:
        if self._top + height > _SHORT - _BOTTOM:
            self._turn()

    def _turn(self) -> None:
        self._paper.next_page()
        self._number += 1
        self._top = _TOP
        self._foot()

    def _foot(self) -> None:
        words = Words(f"{_TITLE}, page {self._number}", _POINTS, 400, "muted", Qt.AlignmentFlag.AlignRight)
        self._paper.write(words, _SIDE, _SHORT - 9, _ROOM)


def _head(sheets: _Sheets, printed: Printed) -> None:
    sheets.say(Words(_TITLE, 20, 700))
    sheets.say(
        Words(f"{printed.organisation}, as it stood on {moment_words(printed.now)}.", 9.5, 400, "muted")
    )
    sheets.say(Words(cell_text(printed.words), 9.5))
    sheets.say(Words(counts_words(counts(printed.rows)), 9.5))
    row = sheets.table("How many, by module", COUNTED, _COUNTED_WIDTHS)
    for module, found in by_module(printed.report, printed.rows):
        title, numbers = counted_line(module, found)
        row((title, *(f"{number:,}" for number in numbers)))


def _lines(sheets: _Sheets, printed: Printed, tell: Tell, is_cancelled: IsCancelled) -> bool:
    """False when it was stopped."""
    modules, people = printed.report.modules, printed.rows
    row = sheets.table("People by module", COLUMNS, _WIDTHS)
    for number, person in enumerate(people):
        if is_cancelled():
            return False
        if number % _TELL_EVERY == 0:
            tell(number, len(people), "Writing the report…")
        for line in lines(modules, [person]):
            row([_cell(value) for value in line])
    tell(len(people), len(people), "Writing the report…")
    return True


def _cell(value: str | date | int | None) -> str:
    if isinstance(value, date):
        return day_words(value)
    return "" if value is None else str(value)
