"""Reads a list of staff, as HR's systems and spreadsheets save it as CSV."""

from __future__ import annotations

import csv
import stat
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from pathlib import Path

from onboarding.core.members import number_key
from onboarding.core.roster import (
    LineFault,
    RefusedLine,
    RepeatedLine,
    Roster,
    RosterLine,
    RosterRefusal,
    RosterRefused,
)
from onboarding.core.roster_headings import Columns, columns
from onboarding.core.roster_lines import roster_line
from onboarding.errors import RosterFileRefused

MAX_BYTES = 20_000_000
MAX_LINES = 100_000
SEPARATORS = ",;\t|"

_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_8, _UTF_16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_HEADINGS_WITHIN = 20
"""Lines in which the headings are looked for: a title may stand above them."""
_LONGEST_RECORD = 20
"""Lines that the cells of one person may take up; a quote still open then was never closed."""


def read_roster_file(path: Path, today: date) -> Roster:
    """Raises RosterFileRefused."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise RosterRefused(RosterRefusal.UNREADABLE)
        if facts.st_size > MAX_BYTES:
            raise RosterRefused(RosterRefusal.TOO_LARGE)
        with path.open("rb") as file:
            return read_roster(file.read(MAX_BYTES + 1), today)
    except RosterRefused as error:
        raise RosterFileRefused(path, error.refusal) from error
    except OSError as error:
        raise RosterFileRefused(path, RosterRefusal.UNREADABLE) from error


def read_roster(raw: bytes, today: date) -> Roster:
    """Whatever the encoding, the separator and the order of the columns.

    A line that can't be read is refused and the others are taken. Raises RosterRefused.
    """
    _refuse_by_first_look(raw)
    lines = StringIO(_text(raw), newline="").readlines()
    if len(lines) > MAX_LINES:
        raise RosterRefused(RosterRefusal.TOO_MANY_LINES)
    found, separator, start = _headings(lines)
    taken = list(_people(lines, start, separator, found, today))
    if not taken:
        raise RosterRefused(RosterRefusal.NO_PEOPLE)
    return _each_number_once(taken)


def _refuse_by_first_look(raw: bytes) -> None:
    if len(raw) > MAX_BYTES:
        raise RosterRefused(RosterRefusal.TOO_LARGE)
    if raw.startswith(_SPREADSHEETS):
        raise RosterRefused(RosterRefusal.SPREADSHEET)
    start = raw[:1024].removeprefix(_UTF_8).lstrip().lower()
    if start.startswith(b"<") and b"html" in start:
        raise RosterRefused(RosterRefusal.WEB_PAGE)


def _text(raw: bytes) -> str:
    """What can't be decoded becomes U+FFFD. Raises RosterRefused when there is nothing in it."""
    text = raw.decode("utf-16", "replace") if raw.startswith(_UTF_16) else _eight_bit(raw)
    if not text.strip("\0\t\r\n "):
        raise RosterRefused(RosterRefusal.EMPTY)
    return text


def _eight_bit(raw: bytes) -> str:
    """A file with more bad UTF-8 in it than good is in Windows-1252."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("utf-8-sig", "replace")
    lost = text.count("\ufffd")
    good = sum(not sign.isascii() for sign in text) - lost
    return text if good > lost or raw.startswith(_UTF_8) else raw.decode("cp1252", "replace")


def _headings(lines: Sequence[str]) -> tuple[Columns, str, int]:
    """The columns, what separates them, and the place of the first line below. Raises RosterRefused."""
    refusal = RosterRefusal.NO_NUMBER_HEADING
    for at in range(min(len(lines), _HEADINGS_WITHIN)):
        if "\0" in lines[at]:
            raise RosterRefused(RosterRefusal.NOT_TEXT)
        for separator in SEPARATORS:
            cells, taken = _record(lines, at, separator)
            found = columns(cells or ())
            if found.has_number and found.has_name:
                return found, separator, at + taken
            if found.has_number:
                refusal = RosterRefusal.NO_NAME_HEADING
    raise RosterRefused(refusal)


def _people(
    lines: Sequence[str], start: int, separator: str, found: Columns, today: date
) -> Iterator[RosterLine | RefusedLine]:
    at = start
    while at < len(lines):
        cells, taken = _record(lines, at, separator)
        if cells is None:
            yield RefusedLine(at + 1, LineFault.BROKEN)
        elif line := roster_line(at + 1, cells, found, today):
            yield line
        at += taken


def _record(lines: Sequence[str], at: int, separator: str) -> tuple[list[str] | None, int]:
    """The cells that begin at a line, and how many lines they take up; None where they make no sense."""
    reader = csv.reader(
        lines[at : at + _LONGEST_RECORD], delimiter=separator, skipinitialspace=True, strict=True
    )
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return None, 1


def _each_number_once(taken: Sequence[RosterLine | RefusedLine]) -> Roster:
    stands: dict[str, RosterLine] = {}
    given = [line for line in taken if isinstance(line, RosterLine)]
    for line in given:
        stands[number_key(line.staff_number)] = line
    lines = tuple(line for line in given if stands[number_key(line.staff_number)] is line)
    repeated = (
        RepeatedLine(line.line, last.line, line.staff_number)
        for line in given
        if (last := stands[number_key(line.staff_number)]) is not line
    )
    refused = (line for line in taken if isinstance(line, RefusedLine))
    return Roster(lines, tuple(refused), tuple(repeated))
