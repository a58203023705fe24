"""The manager's report: where the team stands, and the files that it goes out in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from sqlite3 import Connection
from typing import TypeVar

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.members import Member
from onboarding.core.progress import modules_counted
from onboarding.core.records import Completion
from onboarding.core.report import Column, Report, ReportFilter, Row, by_module, counts, sort_key
from onboarding.core.report_words import filter_words
from onboarding.core.standing import standing
from onboarding.core.waivers import Waiver
from onboarding.core.waivers import standing as standing_waivers
from onboarding.core.work import IsCancelled, Tell, never, tell_nobody
from onboarding.files.csv_report import write_csv
from onboarding.files.html_report import write_html
from onboarding.files.xapi import write_xapi
from onboarding.files.xlsx_report import write_xlsx
from onboarding.policy import ORGANISATION
from onboarding.store import waivers as kept_waivers
from onboarding.team_people import completions_of, members

T = TypeVar("T")


class Kind(StrEnum):
    """The files that a report goes out in, by what their names end in."""

    XLSX = "xlsx"
    CSV = "csv"
    XAPI = "json"
    HTML = "html"


def report(
    db: Connection,
    outlines: Sequence[ModuleOutline],
    today: date,
    tell: Tell = tell_nobody,
    is_cancelled: IsCancelled = never,
) -> Report | None:
    """Everybody in the team by every module of the library, people by name. None when it was stopped.

    Each person's completions are read on their own: nothing holds up somebody who writes meanwhile, and no
    more than one record is in memory. Raises DatabaseDamaged, DataFolderUnwritable.
    """
    team, _ = members(db)
    waived = _waivers_by_person(kept_waivers.waivers(db))
    counted = [(outline, modules_counted(outline)) for outline in outlines]
    rows = []
    try:
        for member in _watched(team, "Reading records", tell, is_cancelled):
            rows.append(_row(member, completions_of(db, member), waived, counted, today))
    except _Stopped:
        return None
    return Report(tuple(outlines), tuple(sorted(rows, key=lambda row: sort_key(row, Column.NAME))))


def export(
    db: Connection,
    path: Path,
    kind: Kind,
    report: Report,
    rows: Sequence[Row],
    chosen: ReportFilter,
    now: datetime,
    tell: Tell = tell_nobody,
    is_cancelled: IsCancelled = never,
    organisation: str = ORGANISATION,
) -> bool:
    """Writes exactly these rows of the report, in this order, whole or not at all. False when it was stopped.

    `chosen` is how they were chosen, and `organisation` whose report it is, for the page that says so. xAPI
    holds the statements of these people. Raises FileNotWritten, DatabaseDamaged, DataFolderUnwritable.
    """
    watched = _watched(rows, f"Writing {path.name}", tell, is_cancelled)
    modules = report.modules
    try:
        match kind:
            case Kind.XLSX:
                write_xlsx(path, modules, watched, by_module(report, rows), now)
            case Kind.CSV:
                write_csv(path, modules, watched)
            case Kind.XAPI:
                write_xapi(path, _completions_of(db, watched), _waivers_of(db, rows))
            case Kind.HTML:
                figures = counts(rows), by_module(report, rows)
                words = filter_words(report, chosen)
                write_html(path, modules, watched, *figures, words, now, organisation)
    except _Stopped:
        return False
    return True


def file_name(ending: str, today: date) -> str:
    """What a report is called unless somebody says otherwise."""
    return f"Onboarding {today.isoformat()}.{ending}"


class _Stopped(Exception):
    """Somebody asked for the work to stop; what was begun of it goes."""


def _watched(items: Sequence[T], words: str, tell: Tell, is_cancelled: IsCancelled) -> Iterator[T]:
    """The same items, with a chance to stop before each. Raises _Stopped."""
    for done, item in enumerate(items):
        if is_cancelled():
            raise _Stopped
        tell(done, len(items), words)
        yield item
    tell(len(items), len(items), words)


def _completions_of(db: Connection, rows: Iterable[Row]) -> Iterator[Completion]:
    return (completion for row in rows for completion in completions_of(db, row.member))


def _waivers_of(db: Connection, rows: Iterable[Row]) -> Iterator[Waiver]:
    """Those that hold, and those that take one back: a store that was told of it hears of both."""
    ids = {person_id for row in rows for person_id in row.member.ids}
    found = kept_waivers.waivers(db)
    holding = {waiver.id for waiver in standing_waivers(found)}
    return (w for w in found if w.person_id in ids and (w.takes_back or w.id in holding))


def _row(
    member: Member,
    completed: Iterable[Completion],
    waived: dict[tuple[str, str], Waiver],
    counted: Sequence[tuple[ModuleOutline, tuple[str, ...]]],
    today: date,
) -> Row:
    """`counted` are the modules, each with the ids of those whose completions count in it.

    Nothing is due from somebody who has left.
    """
    by_module: dict[str, list[Completion]] = {}
    for completion in completed:
        by_module.setdefault(completion.module_id, []).append(completion)
    has_left = member.left_on is not None and member.left_on < today
    due_from = None if has_left else member.person.start_date
    return Row(
        member,
        tuple(
            standing(
                outline,
                [done for module_id in module_ids for done in by_module.get(module_id, ())],
                _waiver_of(member, outline, waived),
                due_from,
                today,
            )
            for outline, module_ids in counted
        ),
    )


def _waivers_by_person(waivers: Iterable[Waiver]) -> dict[tuple[str, str], Waiver]:
    """The last one recorded of those that hold, by person and module id."""
    holding = sorted(standing_waivers(waivers), key=lambda waiver: (waiver.recorded_at, waiver.id))
    return {(waiver.person_id, waiver.module_id): waiver for waiver in holding}


def _waiver_of(
    member: Member, outline: ModuleOutline, waived: dict[tuple[str, str], Waiver]
) -> Waiver | None:
    """Under whichever id it was noted: ids become one person's, and modules are renamed, after the note."""
    keys = [(person_id, module_id) for person_id in member.ids for module_id in (outline.id, *outline.was)]
    noted = [waived[key] for key in keys if key in waived]
    return max(noted, key=lambda waiver: (waiver.recorded_at, waiver.id), default=None)
