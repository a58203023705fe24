"""Makes one set of what many record files hold: the same in the end, in whatever order they come."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from onboarding.core.records import Completion, Person, Record, better, sound_text, to_iso
from onboarding.store.completions import add_completions, completions, drop_completions
from onboarding.store.database import rows, write
from onboarding.store.people import add_person, change_person, person

_Rank = tuple[str, str, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a record brought: `added` steps were not known here, `known` ones were.

    `is_new_person` says that nobody knew the person, `is_changed` that anything is another than before.
    """

    added: int
    known: int
    is_new_person: bool
    is_changed: bool


def keep_record(db: Connection, record: Record) -> Kept:
    """Adds what the record holds to what is here. Raises NotSaved.

    Of a step that two computers tell differently, the better stays (`core.records.better`). The details of
    the later record stay; those of somebody who learns here, or stands on the roster, are never changed.
    """
    with write(db):
        is_new = person(db, record.person.id) is None
        if is_new:
            add_person(db, record.person, learns_here=False)
        has_details = _keep_details(db, record)
        here = {} if is_new else {kept.id: kept for kept in completions(db, record.person.id)}
        fresh = [found for found in record.completions if found.id not in here]
        replaced = [found for found in record.completions if _is_better(found, here.get(found.id))]
        drop_completions(db, [found.id for found in replaced])
        add_completions(db, [*fresh, *replaced])
    is_changed = is_new or has_details or bool(fresh or replaced)
    return Kept(len(fresh), len(record.completions) - len(fresh), is_new, is_changed)


def _is_better(found: Completion, kept: Completion | None) -> bool:
    return kept is not None and found != kept and better(kept, found) is found


def _keep_details(db: Connection, record: Record) -> bool:
    """True when the record's details took the place of those that were here, or are the first."""
    steps = len(record.completions)
    until = to_iso(max(found.completed_at for found in record.completions)) if steps else ""
    sql = (
        "SELECT learns_here OR on_roster, coalesce(changed_at, ''), record_until, record_steps,"
        " name, staff_number, team, coalesce(start_date, ''), manager FROM person WHERE id = ?"
    )
    own, changed_at, kept_until, kept_steps, *texts = rows(db, sql, [record.person.id], _as_it_is)[0]
    if own:
        return False
    kept = None if kept_until is None else (changed_at, kept_until, kept_steps, tuple(texts))
    found = _rank(record.person, until, steps)
    if kept is not None and kept >= found:
        return False
    change_person(db, record.person)
    sql = "UPDATE person SET record_until = ?, record_steps = ? WHERE id = ?"
    db.execute(sql, [until, steps, record.person.id])
    return kept is None or kept[3] != found[3]


def _rank(person: Person, until: str, steps: int) -> _Rank:
    """Of two records of one person, the details of the one that ranks higher stay."""
    start = person.start_date.isoformat() if person.start_date else ""
    texts = (person.name, person.staff_number, person.team, start, person.manager)
    changed_at = to_iso(person.changed_at) if person.changed_at else ""
    return changed_at, until, steps, tuple(map(sound_text, texts))


def _as_it_is(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return row
