"""The list of staff that a manager has from HR: its lines, and why one of them is not taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid5

from onboarding.core.members import number_key

ROSTER_NAMESPACE = "0b7b0a34-3a55-5f0e-8d2c-9a4c1d6e7f58"
"""Drawn once for this program; a line's id must come out the same on every computer."""


@dataclass(frozen=True, slots=True)
class RosterLine:
    """Somebody on the roster. `line` counts from 1 in the file; what the file leaves empty is empty here."""

    line: int
    staff_number: str
    name: str
    team: str = ""
    start_date: date | None = None
    left_on: date | None = None

    @property
    def id(self) -> str:
        return roster_id(self.staff_number)


class LineFault(StrEnum):
    """Why a line is left out; `core.roster_sentences` says each in words."""

    BROKEN = "broken"
    """A quote that is never closed, or more in a cell than any cell holds."""
    LETTERS = "letters"
    """Signs that are no text, or letters that were lost on the way."""
    NO_NUMBER = "no number"
    ODD_NUMBER = "odd number"
    NO_NAME = "no name"
    ODD_NAME = "odd name"
    LONG_TEAM = "long team"
    START_DATE = "start date"
    """Not a date, or one that nobody can have started on."""
    LEAVING_DATE = "leaving date"
    FORGOTTEN = "forgotten"
    """About somebody whom the manager had forgotten."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """`value` is what the fault is about, as it stands in the file."""

    line: int
    fault: LineFault
    value: str = ""


@dataclass(frozen=True, slots=True)
class RepeatedLine:
    """A line whose staff number stands again further down, at `stands`: the last one counts."""

    line: int
    stands: int
    staff_number: str


@dataclass(frozen=True, slots=True)
class Roster:
    """What a file says: one line for each staff number, in the file's order, and what was left out."""

    lines: tuple[RosterLine, ...]
    refused: tuple[RefusedLine, ...] = ()
    repeated: tuple[RepeatedLine, ...] = ()


class RosterRefusal(StrEnum):
    """Why nothing of a file is taken; `core.sentences` says each in words."""

    EMPTY = "empty"
    NO_PEOPLE = "no people"
    SPREADSHEET = "spreadsheet"
    WEB_PAGE = "web page"
    NOT_TEXT = "not text"
    NO_NUMBER_HEADING = "no number heading"
    NO_NAME_HEADING = "no name heading"
    TOO_LARGE = "too large"
    TOO_MANY_LINES = "too many lines"
    UNREADABLE = "unreadable"


class RosterRefused(Exception):
    """Bytes that are no list of staff."""

    def __init__(self, refusal: RosterRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class RosterSummary:
    """What became of a roster file. Nobody is ever taken off: who isn't in the file stays as they were.

    `added` are new to the team; `met` are new to the roster only, for their record was collected before.
    """

    added: int
    changed: int
    unchanged: int
    refused: tuple[RefusedLine, ...] = ()
    repeated: tuple[RepeatedLine, ...] = ()
    met: int = 0


def roster_id(staff_number: str) -> str:
    """The UUIDv5 (text) of a roster line: one for each staff number, whatever its case."""
    return str(uuid5(UUID(ROSTER_NAMESPACE), number_key(staff_number)))
