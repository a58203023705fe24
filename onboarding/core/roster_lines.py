"""Makes somebody on the roster of one line's cells, or says why it can't."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onboarding.core.person_rules import EARLIEST_START, Fault, Field, faults, tidy
from onboarding.core.records import Person
from onboarding.core.roster import LineFault, RefusedLine, RosterLine
from onboarding.core.roster_headings import Column, Columns
from onboarding.core.written_day import read_day

_KEPT_AS_TEXT = re.compile(r'="(.*)"|\'([=+\-@0-9].*)', re.DOTALL)
_TIME = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?Z?$", re.ASCII)
_WHOLE_YEAR = re.compile(r"\d{4}", re.ASCII)
_NO_DAY = {"", "-", "n/a", "na", "none", "null"}
_GENERATIONS = 50
"""Years ahead from which on a leaving date is how a staff system writes "none"."""

_FAULTS = {
    (Field.STAFF_NUMBER, Fault.ODD_SIGNS): LineFault.ODD_NUMBER,
    (Field.STAFF_NUMBER, Fault.TOO_LONG): LineFault.ODD_NUMBER,
    (Field.NAME, Fault.MISSING): LineFault.NO_NAME,
    (Field.NAME, Fault.NO_LETTERS): LineFault.ODD_NAME,
    (Field.NAME, Fault.TOO_LONG): LineFault.ODD_NAME,
    (Field.TEAM, Fault.TOO_LONG): LineFault.LONG_TEAM,
    (Field.START_DATE, Fault.TOO_EARLY): LineFault.START_DATE,
    (Field.START_DATE, Fault.TOO_LATE): LineFault.START_DATE,
}


def roster_line(
    line: int, cells: Sequence[str], columns: Columns, today: date
) -> RosterLine | RefusedLine | None:
    """None for a line with nothing in it."""
    if not any(cell.strip() for cell in cells):
        return None
    if lost := next((cell for cell in cells if "\0" in cell or "\ufffd" in cell), None):
        return RefusedLine(line, LineFault.LETTERS, tidy(lost.replace("\0", " ")))
    number, team = (_text(columns.cell(cells, column)) for column in (Column.NUMBER, Column.TEAM))
    name = _name(cells, columns)
    if not number:
        return RefusedLine(line, LineFault.NO_NUMBER, name)
    start_words, left_words = (columns.cell(cells, column) for column in (Column.START, Column.LEFT))
    start, left = _day(start_words, today), _day(left_words, today)
    if start is None and start_words.lower() not in _NO_DAY:
        return RefusedLine(line, LineFault.START_DATE, tidy(start_words))
    if _is_no_leaving_day(left, left_words):
        return RefusedLine(line, LineFault.LEAVING_DATE, tidy(left_words))
    for field, fault in faults(Person("", name, number, team, start), today).items():
        values = {Field.NAME: name, Field.STAFF_NUMBER: number, Field.TEAM: team}
        return RefusedLine(line, _FAULTS[field, fault], values.get(field, tidy(start_words)))
    if left and left.year >= today.year + _GENERATIONS:
        left = None
    return RosterLine(line, number, name, team, start, left)


def _is_no_leaving_day(left: date | None, words: str) -> bool:
    if left is None:
        return words.lower() not in _NO_DAY
    return left < EARLIEST_START


def _name(cells: Sequence[str], columns: Columns) -> str:
    """First and last name where they stand apart; "Name" beside "Surname" may be either."""
    whole, first, last = (
        _text(columns.cell(cells, column)) for column in (Column.NAME, Column.FIRST, Column.LAST)
    )
    if last and first:
        return f"{first} {last}"
    if whole and last and last.casefold() not in whole.casefold():
        return f"{whole} {last}"
    return whole or last or first


def _text(cell: str) -> str:
    """Without the signs by which `="00123"` and `'00123` keep a spreadsheet from counting."""
    found = _KEPT_AS_TEXT.fullmatch(cell)
    return tidy(found[1] or found[2] or "") if found else tidy(cell)


def _day(cell: str, today: date) -> date | None:
    """As people write it, with or without a time. "01/09/98" is not in 2098."""
    words = _TIME.sub("", _text(cell))
    day = read_day(words)
    if day and day.year > today.year + 1 and not _WHOLE_YEAR.search(words):
        return day.replace(year=day.year - 100)
    return day
