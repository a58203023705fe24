"""What somebody may type about themselves, and what is wrong with it when it won't do."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date
from enum import StrEnum

from onboarding.core.records import Person, sound_text

LONGEST_NAME = 100
LONGEST_STAFF_NUMBER = 20
EARLIEST_START = date(1950, 1, 1)

_STAFF_NUMBER = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z/-]*[0-9A-Za-z])?")


class Field(StrEnum):
    """The fields of `Person` that a person types, in the order in which they are asked."""

    NAME = "name"
    STAFF_NUMBER = "staff_number"
    START_DATE = "start_date"
    TEAM = "team"
    MANAGER = "manager"


class Fault(StrEnum):
    """What is wrong with one answer."""

    MISSING = "missing"
    TOO_LONG = "too long"
    NO_LETTERS = "no letters"
    ODD_SIGNS = "odd signs"
    NOT_A_DAY = "not a day"
    TOO_EARLY = "too early"
    TOO_LATE = "too late"


def tidy_person(person: Person) -> Person:
    """The same person as they will be kept: no control characters, no stray white space."""
    return replace(
        person,
        name=tidy(person.name),
        staff_number=tidy(person.staff_number),
        team=tidy(person.team),
        manager=tidy(person.manager),
    )


def tidy(text: str) -> str:
    """One line of visible characters: each run of white space or control characters becomes one space."""
    if text.isprintable():  # looking at every sign takes ten times as long
        return " ".join(text.split())
    visible = (" " if _is_control(sign) else sign for sign in sound_text(text))
    return " ".join("".join(visible).split())


def faults(person: Person, today: date) -> dict[Field, Fault]:
    """What has to be put right before the person can be kept, in the order of the fields."""
    found = {
        Field.NAME: _name_fault(tidy(person.name)),
        Field.STAFF_NUMBER: _staff_number_fault(tidy(person.staff_number)),
        Field.START_DATE: _start_date_fault(person.start_date, today),
        Field.TEAM: _length_fault(tidy(person.team)),
        Field.MANAGER: _length_fault(tidy(person.manager)),
    }
    return {field: fault for field, fault in found.items() if fault is not None}


def _is_control(sign: str) -> bool:
    """Marks that only set the direction of writing stay: some names need them."""
    return unicodedata.category(sign) in ("Cc", "Zl", "Zp")


def _name_fault(name: str) -> Fault | None:
    if not name:
        return Fault.MISSING
    if not any(sign.isalpha() for sign in name):
        return Fault.NO_LETTERS
    return _length_fault(name)


def _staff_number_fault(number: str) -> Fault | None:
    if len(number) > LONGEST_STAFF_NUMBER:
        return Fault.TOO_LONG
    return Fault.ODD_SIGNS if number and not _STAFF_NUMBER.fullmatch(number) else None


def _length_fault(text: str) -> Fault | None:
    return Fault.TOO_LONG if len(text) > LONGEST_NAME else None


def _start_date_fault(start: date | None, today: date) -> Fault | None:
    if start is None:
        return None
    if start < EARLIEST_START:
        return Fault.TOO_EARLY
    return Fault.TOO_LATE if start > _a_year_after(today) else None


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return date(day.year + 1, 2, 28)
