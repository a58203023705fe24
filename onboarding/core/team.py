"""Makes a team of records and roster lines: who is one human with whom, and what a manager must be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import groupby

from onboarding.core.members import (
    Answer,
    Answered,
    KnownPerson,
    Member,
    Question,
    number_key,
    standing_answers,
)
from onboarding.core.records import Person


def members_and_questions(
    known: Iterable[KnownPerson], answered: Iterable[Answered]
) -> tuple[tuple[Member, ...], tuple[Question, ...]]:
    """The team by name, and what has to be asked of the manager; `answered` in the order it was said.

    Two records with one staff number stay two members until a manager says that they are one; their roster
    line goes with the smaller id. Each record is asked about once at a time, so that ten people who typed
    the same number make nine questions and not forty-five.
    """
    standing = standing_answers(answered)
    concerned = (one for one in known if one.on_roster or one.has_record or one.learns_here)
    everybody = sorted(concerned, key=lambda one: one.person.id)
    humans = _humans(everybody, standing)
    numbers = {number_key(one.person.staff_number) for one in everybody if one.on_roster}
    team = [human for human in humans if any(_is_in_team(one, numbers) for one in human)]
    members = sorted(map(_member, team), key=lambda member: (member.person.name.casefold(), member.id))
    return tuple(members), tuple(_questions(team, standing))


_NEVER = datetime.min.replace(tzinfo=UTC)
_Human = tuple[KnownPerson, ...]
"""What is known of one human: records by id, then lines of the roster by id."""


def _humans(everybody: Sequence[KnownPerson], standing: Iterable[Answered]) -> list[_Human]:
    """`everybody` by id; so is what comes out, by the first id of each."""
    together = {one.person.id: [one] for one in everybody if not _is_line(one)}
    for answer in standing:
        if answer.answer is Answer.SAME and answer.one in together and answer.other in together:
            _join(together, answer.one, answer.other)
    by_number: dict[str, str] = {}
    for one in everybody:
        if not _is_line(one):
            by_number.setdefault(number_key(one.person.staff_number), one.person.id)
    by_number.pop("", None)
    for line in filter(_is_line, everybody):
        together[line.person.id] = [line]
        if record := by_number.get(number_key(line.person.staff_number)):
            _join(together, record, line.person.id)
    humans = {id(found): tuple(sorted(found, key=_records_first)) for found in together.values()}
    return sorted(humans.values(), key=lambda human: human[0].person.id)


def _join(together: dict[str, list[KnownPerson]], one: str, other: str) -> None:
    found, joining = together[one], together[other]
    if found is joining:
        return
    found.extend(joining)
    together.update((person.person.id, found) for person in joining)


def _is_line(one: KnownPerson) -> bool:
    """A line of the roster and nothing else."""
    return one.on_roster and not (one.has_record or one.learns_here)


def _records_first(one: KnownPerson) -> tuple[bool, str]:
    return _is_line(one), one.person.id


def _is_in_team(one: KnownPerson, numbers_on_roster: set[str]) -> bool:
    number = number_key(one.person.staff_number)
    return (
        one.has_record or one.on_roster or (one.learns_here and number != "" and number in numbers_on_roster)
    )


def _member(human: _Human) -> Member:
    return Member(
        id=human[0].person.id,
        ids=tuple(one.person.id for one in human),
        person=_shown(human),
        on_roster=any(one.on_roster for one in human),
        has_record=any(one.has_record for one in human),
        left_on=_left_on(human),
    )


def _shown(human: _Human) -> Person:
    """The roster's word first, then what was typed last; what one leaves empty the next gives."""
    persons = [one.person for one in sorted(human, key=_last_said, reverse=True)]
    return Person(
        id=human[0].person.id,
        name=_first(person.name for person in persons),
        staff_number=_first(person.staff_number for person in persons),
        team=_first(person.team for person in persons),
        start_date=next((person.start_date for person in persons if person.start_date), None),
        manager=_first(person.manager for person in persons),
    )


def _last_said(one: KnownPerson) -> tuple[bool, datetime]:
    return one.on_roster, one.person.changed_at or _NEVER


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _left_on(human: _Human) -> date | None:
    """The roster's day where it has one, else the latest that was said."""
    on_roster = [one.left_on for one in human if one.on_roster and one.left_on]
    said = on_roster or [one.left_on for one in human if one.left_on]
    return max(said, default=None)


def _questions(team: Sequence[_Human], standing: Iterable[Answered]) -> Iterator[Question]:
    """By staff number: each human against the first one before them that they were not told apart from."""
    human_of = {one.person.id: number for number, human in enumerate(team) for one in human}
    apart = {
        frozenset((human_of[answer.one], human_of[answer.other]))
        for answer in standing
        if answer.answer is Answer.DIFFERENT and answer.one in human_of and answer.other in human_of
    }
    asked: set[frozenset[int]] = set()
    for under_one_number in _records_by_number(team):
        first_of = {human_of[one.person.id]: one for one in reversed(under_one_number)}
        humans = sorted(first_of)
        for place, human in enumerate(humans):
            unsure = (before for before in humans[:place] if {before, human} not in apart)
            both = frozenset((human, next(unsure, human)))
            if len(both) == 2 and both not in asked:
                asked.add(both)
                one, other = sorted((first_of[at] for at in both), key=_records_first)
                yield Question(one, other)


def _records_by_number(team: Iterable[_Human]) -> Iterator[list[KnownPerson]]:
    """Those of each staff number, by id."""
    records = [
        (number_key(one.person.staff_number), one.person.id, one)
        for human in team
        for one in human
        if not _is_line(one)
    ]
    for number, found in groupby(sorted(records, key=lambda record: record[:2]), lambda record: record[0]):
        if number:
            yield [one for _, _, one in found]
