"""The page of completion: what a person has completed, to print, to keep or to hand over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onboarding.core.counting import counted
from onboarding.core.dates import day_words, local_day_words, moment_words
from onboarding.core.records import Person
from onboarding.policy import ORGANISATION
from onboarding.ui.record.letter import ROOM, SIDE, Letter, Row, letter_pdf, space_row, text_row
from onboarding.ui.record.paper import Paper, Piece, Words
from onboarding.ui.record.standing import Standing, modules_complete

TITLE = "Page of completion"

_COLUMNS = ((0.0, 88.0), (96.0, 24.0), (122.0, 44.0))
"""Where each column of the table begins, from the left margin, and how wide it is."""


@dataclass(frozen=True, slots=True)
class Completed:
    """What the page says. `modules_total` counts the modules of the pathway, `standings` hold those begun."""

    person: Person
    pathway_title: str
    modules_total: int
    standings: tuple[Standing, ...]
    now: datetime
    organisation: str = ORGANISATION


def completion_pdf(completed: Completed, family: str, colours: Mapping[str, str]) -> bytes:
    """A PDF on A4, as many pages as it takes, in the colours given by role."""
    made = (
        f"Made on {moment_words(completed.now)}\n"
        "by the We’re Kirklees onboarding app, from the records on this computer."
    )
    title = f"{TITLE}: {completed.person.name}"
    letter = Letter(title, made, completed.organisation, lambda paper: _rows(paper, completed))
    return letter_pdf(letter, family, colours)


def summary_words(completed: Completed) -> str:
    """What the person has done, as the end of a sentence that begins with their name."""
    done, total = modules_complete(completed.standings), completed.modules_total
    if total and done == total:
        modules = {1: "the one module", 2: "both modules"}.get(total, f"all {total} modules")
        return f"has completed {modules} of {completed.pathway_title}."
    return f"has completed {done} of {counted(total, 'module')} of {completed.pathway_title}."


def _rows(paper: Paper, completed: Completed) -> Iterator[Row]:
    person = completed.person
    yield text_row(paper, Words(TITLE, 12, 600, "accent_ink"), after=2)
    yield text_row(paper, Words(person.name, 28, 700), after=2)
    yield text_row(paper, Words(details(person), 11, 400, "muted"), after=7)
    yield text_row(paper, Words(summary_words(completed), 14), after=10)
    complete = [standing for standing in completed.standings if standing.is_complete]
    begun = [standing for standing in completed.standings if not standing.is_complete]
    if complete:
        yield from _table(paper, "Complete", "Completed on", complete)
    if begun:
        yield from _table(paper, "In progress", "How far", begun)
    if not completed.standings:
        yield text_row(paper, Words("No step has been completed yet.", 11, 400, "muted"))


def details(person: Person) -> str:
    """Who somebody is, under their name: staff number, team and start date, as far as they are known."""
    facts = (
        f"Staff number {person.staff_number}" if person.staff_number else "",
        person.team,
        f"started {day_words(person.start_date)}" if person.start_date else "",
    )
    words = "   ·   ".join(fact for fact in facts if fact)
    return words[:1].upper() + words[1:]


def _table(paper: Paper, title: str, last_column: str, standings: Sequence[Standing]) -> Iterator[Row]:
    yield text_row(paper, Words(title, 14, 700), after=2, stays_with_next=True)
    header = _header(paper, ("Module", "Version", last_column))
    yield Row(header, stays_with_next=True)
    for standing in standings:
        yield Row(_module(paper, standing), header)
    yield space_row(9)


def _header(paper: Paper, titles: Sequence[str]) -> Piece:
    def paint(y: float) -> None:
        for title, (x, width) in zip(titles, _COLUMNS, strict=True):
            paper.write(Words(title, 9.5, 600, "muted"), SIDE + x, y + 1, width)
        paper.rule("control", SIDE, y + 7, ROOM, thickness=0.35)

    return Piece(7, paint)


def _module(paper: Paper, standing: Standing) -> Piece:
    indent = 7.0
    (x, width), (version_x, version_width), (when_x, when_width) = _COLUMNS
    title = Words(standing.title, 11.5, 600)
    remark = Words(standing.remark, 9.5, 400, "note")
    last = Words(_last_cell(standing), 11)
    title_height = paper.height(title, width - indent)
    remark_height = paper.height(remark, width - indent) + 0.6 if standing.remark else 0.0
    height = max(title_height + remark_height, paper.height(last, when_width)) + 5.2

    def paint(y: float) -> None:
        if standing.is_complete:
            paper.tick("accent", SIDE + x, y + 2.9, 4)
        else:
            paper.circle("control", SIDE + x + 2, y + 5, 1.6, thickness=0.4)
        left = SIDE + x + indent
        paper.write(title, left, y + 2.6, width - indent)
        if standing.remark:
            paper.write(remark, left, y + 2.6 + title_height + 0.6, width - indent)
        paper.write(Words(standing.version, 11, 400, "muted"), SIDE + version_x, y + 2.6, version_width)
        paper.write(last, SIDE + when_x, y + 2.6, when_width)
        paper.rule("line", SIDE, y + height, ROOM)

    return Piece(height, paint)


def _last_cell(standing: Standing) -> str:
    if standing.completed_on:
        return local_day_words(standing.completed_on)
    return standing.words.removeprefix("In progress, ")
