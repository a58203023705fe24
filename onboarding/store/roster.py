"""Keeps the list of staff: lines are added and brought up to date, and none is ever taken off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from sqlite3 import Connection

from onboarding.core.members import number_key
from onboarding.core.records import sound_text, to_iso
from onboarding.core.roster import LineFault, RefusedLine, Roster, RosterLine, RosterSummary
from onboarding.store.database import rows, write
from onboarding.store.forgotten import is_forgotten
from onboarding.store.team import known_persons

_ADD = """
INSERT INTO person (
    name, staff_number, team, start_date, left_on, id, manager, learns_here, on_roster, added_at
) VALUES (?, ?, ?, ?, ?, ?, '', 0, 1, ?)
ON CONFLICT (id) DO UPDATE SET on_roster = 1
"""
"""A record file can be made to bear the id of a line: its person is then on the roster too."""
_CHANGE = """
UPDATE person SET name = ?, staff_number = ?, team = ?, start_date = ?, left_on = ? WHERE id = ?
"""
_KNOWN = "SELECT id, name, staff_number, team, start_date, left_on FROM person WHERE on_roster"

_Kept = tuple[str, str, str, str | None, str | None]
"""Name, staff number, team, start date and leaving date, as they are kept."""


def keep_roster(db: Connection, roster: Roster, now: datetime) -> RosterSummary:
    """In one transaction. What a line leaves empty stays as it was known. Raises NotSaved."""
    with write(db):
        known = dict(rows(db, _KNOWN, [], lambda row: (str(row[0]), row[1:])))
        welcome = [line for line in roster.lines if not is_forgotten(db, [line.staff_number])]
        added = [line for line in welcome if line.id not in known]
        collected = _collected_numbers(db)
        met = sum(number_key(line.staff_number) in collected for line in added)
        updates = {line.id: _updated(known[line.id], line) for line in welcome if line.id in known}
        changed = {person_id: kept for person_id, kept in updates.items() if kept != known[person_id]}
        db.executemany(_ADD, [(*_kept(line), line.id, to_iso(now)) for line in added])
        db.executemany(_CHANGE, [(*kept, person_id) for person_id, kept in changed.items()])
    return RosterSummary(
        added=len(added) - met,
        changed=len(changed),
        unchanged=len(updates) - len(changed),
        refused=_in_order((*roster.refused, *_forgotten(roster.lines, welcome))),
        repeated=roster.repeated,
        met=met,
    )


def _collected_numbers(db: Connection) -> set[str]:
    """The staff numbers of those whose record is here."""
    return {number_key(one.person.staff_number) for one in known_persons(db) if one.has_record}


def _updated(known: _Kept, line: RosterLine) -> _Kept:
    name, number, team, start, left = _kept(line)
    _, _, known_team, known_start, known_left = known
    return name, number, team or known_team, start or known_start, left or known_left


def _kept(line: RosterLine) -> _Kept:
    name, number, team = map(sound_text, (line.name, line.staff_number, line.team))
    return name, number, team, _day(line.start_date), _day(line.left_on)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _forgotten(lines: Iterable[RosterLine], welcome: Iterable[RosterLine]) -> list[RefusedLine]:
    known = {line.line for line in welcome}
    return [
        RefusedLine(line.line, LineFault.FORGOTTEN, line.staff_number)
        for line in lines
        if line.line not in known
    ]


def _in_order(refused: Iterable[RefusedLine]) -> tuple[RefusedLine, ...]:
    return tuple(sorted(refused, key=lambda line: line.line))
