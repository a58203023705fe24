"""The manager's report: where the team stands, and the files that it goes out in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from sqlite3 import Connection

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.members import Member
from onboarding.core.records import Completion
from onboarding.core.report import Column, Report, Row, sort_key
from onboarding.core.standing import standing
from onboarding.core.waivers import Waiver
from onboarding.core.waivers import standing as standing_waivers
from onboarding.store import waivers as kept_waivers
from onboarding.store.completions import completions
from onboarding.team_people import members

Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""
IsCancelled = Callable[[], bool]


class Cancelled(Exception):
    """Somebody asked for the work to stop; nothing of it is kept."""


def report(
    db: Connection,
    outlines: Sequence[ModuleOutline],
    today: date,
    progress: Progress = lambda done, total: None,
    is_cancelled: IsCancelled = lambda: False,
) -> Report:
    """Everybody in the team by every module of the library, people by name.

    Each person's completions are read on their own: nothing holds up somebody who writes meanwhile, and no
    more than one record is in memory. Raises Cancelled, DatabaseDamaged, DataFolderUnwritable.
    """
    team, _ = members(db)
    waived = _waivers_by_person(kept_waivers.waivers(db))
    rows = []
    for done, member in enumerate(team):
        if is_cancelled():
            raise Cancelled
        progress(done, len(team))
        rows.append(_row(member, _all_completions(db, member), waived, outlines, today))
    progress(len(team), len(team))
    return Report(tuple(outlines), tuple(sorted(rows, key=lambda row: sort_key(row, Column.NAME))))


def _row(
    member: Member,
    completed: Iterable[Completion],
    waived: dict[tuple[str, str], Waiver],
    outlines: Sequence[ModuleOutline],
    today: date,
) -> Row:
    by_module: dict[str, list[Completion]] = {}
    for completion in completed:
        by_module.setdefault(completion.module_id, []).append(completion)
    return Row(
        member,
        tuple(
            standing(
                outline,
                by_module.get(outline.id, []),
                _waiver_of(member, outline, waived),
                member.person.start_date,
                today,
            )
            for outline in outlines
        ),
    )


def _all_completions(db: Connection, member: Member) -> list[Completion]:
    """Under every id that is theirs."""
    return [completion for person_id in member.ids for completion in completions(db, person_id)]


def _waivers_by_person(waivers: Iterable[Waiver]) -> dict[tuple[str, str], Waiver]:
    """The last one recorded of those that hold, by person and module id."""
    holding = sorted(standing_waivers(waivers), key=lambda waiver: (waiver.recorded_at, waiver.id))
    return {(waiver.person_id, waiver.module_id): waiver for waiver in holding}


def _waiver_of(
    member: Member, outline: ModuleOutline, waived: dict[tuple[str, str], Waiver]
) -> Waiver | None:
    """Under whichever id it was noted: ids become one person's after the note as well."""
    noted = [waived[key] for person_id in member.ids if (key := (person_id, outline.id)) in waived]
    return max(noted, key=lambda waiver: (waiver.recorded_at, waiver.id), default=None)
