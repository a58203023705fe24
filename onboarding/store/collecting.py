"""Makes one set of what many record files hold: the same in the end, in whatever order they come."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from onboarding.core.records import Record, better, sound_text, to_iso
from onboarding.store.completions import add_completions, completions, drop_completions
from onboarding.store.database import rows, write
from onboarding.store.people import add_person, change_person

_Rank = tuple[str, str, int, tuple[str, ...]]
"""When the details were last changed, when the last step was done, how many were; and the details."""

_KNOWN = """
SELECT learns_here OR on_roster, coalesce(changed_at, ''), coalesce(record_until, ''),
    coalesce(record_steps, 0), name, staff_number, team, coalesce(start_date, ''), manager
FROM person WHERE id = ?
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a record brought: `added` steps were not known here, `known` ones were.

    `is_new_person` says that nobody knew the person, `is_changed` that anything is another than before.
    """

    added: int
    known: int
    is_new_person: bool
    is_changed: bool


def work_in_memory(db: Connection) -> None:
    """Gives this connection room for 64 MB of pages: ids have no order, so all of their index is at work."""
    db.execute("PRAGMA cache_size=-64000")


def keep_record(db: Connection, record: Record) -> Kept:
    """Adds what the record holds to what is here. Raises NotSaved.

    Of a step that two computers tell differently, the better stays (`core.records.better`). The details of
    the later record stay; those of somebody who learns here, or stands on the roster, are never changed.
    """
    with write(db):
        is_new, has_details = _keep_person(db, record)
        here = {} if is_new else {kept.id: kept for kept in completions(db, record.person.id)}
        known = [found for found in record.completions if found.id in here] if here else []
        fresh = (
            [found for found in record.completions if found.id not in here] if here else record.completions
        )
        better_ones = [found for found in known if better(here[found.id], found) is found]
        drop_completions(db, [found.id for found in better_ones])
        add_completions(db, [*fresh, *better_ones])
    is_changed = has_details or bool(fresh or better_ones)
    return Kept(len(fresh), len(known), is_new, is_changed)


def _keep_person(db: Connection, record: Record) -> tuple[bool, bool]:
    """Whether nobody knew the person, and whether their details are now other ones than before."""
    found = _rank(record)
    known = rows(db, _KNOWN, [record.person.id], tuple)
    if not known:
        add_person(db, record.person, learns_here=False)
        _note_rank(db, record.person.id, found)
        return True, True
    is_own, changed_at, until, steps, *texts = known[0]
    kept = changed_at, until, steps, tuple(texts)
    if is_own or kept >= found:
        return False, False
    change_person(db, record.person)
    _note_rank(db, record.person.id, found)
    return False, kept[-1] != found[-1]


def _rank(record: Record) -> _Rank:
    """Of two records of one person, the details of the one that ranks higher stay."""
    person = record.person
    start = person.start_date.isoformat() if person.start_date else ""
    texts = (person.name, person.staff_number, person.team, start, person.manager)
    changed_at = to_iso(person.changed_at) if person.changed_at else ""
    until = max((found.completed_at for found in record.completions), default=None)
    return changed_at, to_iso(until) if until else "", len(record.completions), tuple(map(sound_text, texts))


def _note_rank(db: Connection, person_id: str, rank: _Rank) -> None:
    """What the details themselves don't tell of their rank."""
    _, until, steps, _ = rank
    db.execute("UPDATE person SET record_until = ?, record_steps = ? WHERE id = ?", [until, steps, person_id])
