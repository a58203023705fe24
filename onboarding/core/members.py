"""Who is in the team: which records and roster lines are one human, and where a manager has to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onboarding.core.person_rules import tidy
from onboarding.core.records import Person


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as the database knows them. `has_record` says that a record file of theirs was collected.

    Somebody who only learns on this computer is in the team once their record is collected or the roster
    names their staff number. A line of the roster has an id of its own, made from its staff number.
    """

    person: Person
    learns_here: bool = False
    on_roster: bool = False
    has_record: bool = False
    left_on: date | None = None


class Answer(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a manager said of two ids with one staff number; of several answers the last one counts."""

    one: str
    other: str
    answer: Answer
    answered_at: datetime
    answered_by: str


@dataclass(frozen=True, slots=True)
class Question:
    """One staff number under two ids: are they one person? Never guessed, and never asked of names."""

    one: KnownPerson
    other: KnownPerson


@dataclass(frozen=True, slots=True)
class Member:
    """One human in the team, with all the ids that are theirs.

    `ids` are those of their records, smallest first, and after them those of their roster lines; `id` is the
    first. `person` is how they are shown: the roster's name, team and start date where it has them, else
    what the person typed.
    """

    id: str
    ids: tuple[str, ...]
    person: Person
    on_roster: bool
    has_record: bool
    left_on: date | None = None


def standing_answers(answered: Iterable[Answered]) -> tuple[Answered, ...]:
    """The last answer to each pair, unless it was undone: whatever the clock said."""
    last = {pair(answer.one, answer.other): answer for answer in answered}
    return tuple(answer for answer in last.values() if answer.answer is not Answer.UNDONE)


def number_key(staff_number: str) -> str:
    """By which staff numbers are compared; empty where there is none. Leading zeros count."""
    return tidy(staff_number).casefold()


def pair(one: str, other: str) -> tuple[str, str]:
    """The two ids in the one order in which they are kept."""
    return (one, other) if one < other else (other, one)
