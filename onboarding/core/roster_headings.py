"""Which column of a roster is which, by the headings that staff systems give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

_MOST_COLUMNS = 500
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")


class Column(StrEnum):
    NUMBER = "number"
    NAME = "name"
    FIRST = "first name"
    LAST = "last name"
    TEAM = "team"
    START = "start date"
    LEFT = "leaving date"


_PERSON_WORDS = ("staff", "employee", "emp", "payroll", "personnel", "assignment", "worker", "person")
_NUMBER_WORDS = ("number", "no", "num", "nr", "id", "ref", "reference", "code")
_HEADINGS: Mapping[Column, Sequence[str]] = {
    Column.NUMBER: [
        *(f"{person}{number}" for person in _PERSON_WORDS for number in _NUMBER_WORDS),
        *("payroll", "number", "id"),
    ],
    Column.NAME: (
        "fullname",
        "name",
        "employeename",
        "staffname",
        "employee",
        "displayname",
        "nameofemployee",
    ),
    Column.FIRST: (
        *("firstname", "firstnames", "forename", "forenames", "givenname", "givennames"),
        *("preferredname", "knownas", "initials"),
    ),
    Column.LAST: ("surname", "lastname", "familyname"),
    Column.TEAM: (
        *("team", "teamname", "department", "departmentname", "dept", "service", "servicearea"),
        *("section", "unit", "depot", "workplace", "location", "directorate"),
    ),
    Column.START: (
        *("startdate", "datestarted", "startingdate", "started", "start", "startedon", "dateofstarting"),
        *("employmentstartdate", "datejoined", "joiningdate", "joined", "dateofjoining", "hiredate"),
    ),
    Column.LEFT: (
        *(
            "leavingdate",
            "dateleft",
            "leavedate",
            "leaversdate",
            "dateofleaving",
            "leaving",
            "lefton",
            "left",
        ),
        *("lastday", "lastworkingday", "terminationdate"),
    ),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column stands in a line, from 0."""

    places: Mapping[Column, int]

    def cell(self, cells: Sequence[str], column: Column) -> str:
        """Empty where the file has no such column, or the line ends before it."""
        place = self.places.get(column)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    @property
    def has_number(self) -> bool:
        return Column.NUMBER in self.places

    @property
    def has_name(self) -> bool:
        return bool(self.places.keys() & {Column.NAME, Column.FIRST, Column.LAST})


def columns(headings: Sequence[str]) -> Columns:
    """Of two headings for the same thing the plainer one counts: a team's before a department's.

    Nobody's list has hundreds of columns; those further right are passed over.
    """
    words = [_plain(heading) for heading in headings[:_MOST_COLUMNS]]
    places = {}
    for column, known in _HEADINGS.items():
        found = [heading for heading in known if heading in words]
        if found:
            places[column] = words.index(found[0])
    return Columns(places)


def _plain(heading: str) -> str:
    """Its letters and figures alone: "Employee No." is "employee_no", "Start (dd/mm/yy)" is "start"."""
    return "".join(sign for sign in _IN_BRACKETS.sub("", heading).casefold() if sign.isalnum())
