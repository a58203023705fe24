"""The page of completion: what a person has completed, to print, to keep or to hand over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt

from onboarding.core.dates import day_words, local_day_words, moment_words
from onboarding.core.records import Person
from onboarding.ui.home.words import counted
from onboarding.ui.record.paper import HEIGHT, WIDTH, Paper, Piece, Words
from onboarding.ui.record.standing import Standing, modules_complete

ORGANISATION = "Kirklees Council"
TITLE = "Page of completion"

_SIDE = 22.0
_ROOM = WIDTH - 2 * _SIDE
_FIRST_TOP, _NEXT_TOP = 58.0, 34.0
_FOOT = 24.0
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


def completion_pdf(completed: Completed, family: str, colours: Mapping[str, str]) -> bytes:
    """A PDF on A4, as many pages as it takes, in the colours given by role."""
    paper = Paper(f"{TITLE}: {completed.person.name}", family, colours)
    with paper:
        pages = _paginate(list(_pieces(paper, completed)))
        for number, page in enumerate(pages):
            if number:
                paper.next_page()
            _head(paper, completed, is_first=number == 0)
            _foot(paper, completed, number + 1, len(pages))
            y = _NEXT_TOP if number else _FIRST_TOP
            for piece in page:
                piece.paint(y)
                y += piece.height
    return paper.data


def summary_words(completed: Completed) -> str:
    """What the person has done, as the end of a sentence that begins with their name."""
    done, total = modules_complete(completed.standings), completed.modules_total
    if total and done == total:
        modules = {1: "the one module", 2: "both modules"}.get(total, f"all {total} modules")
        return f"has completed {modules} of {completed.pathway_title}."
    return f"has completed {done} of {counted(total, 'module')} of {completed.pathway_title}."


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table; `header` is put above it again where it opens a page."""

    piece: Piece
    header: Piece | None = None
    stays_with_next: bool = False


def _paginate(rows: Sequence[_Row]) -> list[list[Piece]]:
    pages: list[list[Piece]] = [[]]
    left = HEIGHT - _FIRST_TOP - _FOOT
    for number, row in enumerate(rows):
        needed = row.piece.height
        if row.stays_with_next:
            needed += sum(after.piece.height for after in rows[number + 1 : number + 3])
        if needed > left and pages[-1]:
            pages.append([row.header] if row.header else [])
            left = HEIGHT - _NEXT_TOP - _FOOT - sum(piece.height for piece in pages[-1])
        pages[-1].append(row.piece)
        left -= row.piece.height
    return pages


def _pieces(paper: Paper, completed: Completed) -> Iterator[_Row]:
    person = completed.person
    yield _text(paper, Words(TITLE, 12, 600, "accent_ink"), after=2)
    yield _text(paper, Words(person.name, 28, 700), after=2)
    yield _text(paper, Words(_details(person), 11, 400, "muted"), after=7)
    yield _text(paper, Words(summary_words(completed), 14), after=10)
    complete = [standing for standing in completed.standings if standing.is_complete]
    begun = [standing for standing in completed.standings if not standing.is_complete]
    if complete:
        yield from _table(paper, "Complete", "Completed on", complete)
    if begun:
        yield from _table(paper, "In progress", "How far", begun)
    if not completed.standings:
        yield _text(paper, Words("No step has been completed yet.", 11, 400, "muted"))


def _details(person: Person) -> str:
    facts = (
        f"Staff number {person.staff_number}" if person.staff_number else "",
        person.team,
        f"started {day_words(person.start_date)}" if person.start_date else "",
    )
    words = "   ·   ".join(fact for fact in facts if fact)
    return words[:1].upper() + words[1:]


def _text(paper: Paper, words: Words, after: float = 0) -> _Row:
    height = paper.height(words, _ROOM)
    return _Row(Piece(height + after, lambda y: paper.write(words, _SIDE, y, _ROOM)))


def _table(paper: Paper, title: str, last_column: str, standings: Sequence[Standing]) -> Iterator[_Row]:
    heading = _text(paper, Words(title, 14, 700), after=2)
    yield _Row(heading.piece, stays_with_next=True)
    header = _header(paper, ("Module", "Version", last_column))
    yield _Row(header, stays_with_next=True)
    for standing in standings:
        yield _Row(_module(paper, standing), header)
    yield _Row(Piece(9, lambda y: None))


def _header(paper: Paper, titles: Sequence[str]) -> Piece:
    def paint(y: float) -> None:
        for title, (x, width) in zip(titles, _COLUMNS, strict=True):
            paper.write(Words(title, 9.5, 600, "muted"), _SIDE + x, y + 1, width)
        paper.rule("control", _SIDE, y + 7, _ROOM, thickness=0.35)

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
            paper.tick("accent", _SIDE + x, y + 2.9, 4)
        else:
            paper.circle("control", _SIDE + x + 2, y + 5, 1.6, thickness=0.4)
        left = _SIDE + x + indent
        paper.write(title, left, y + 2.6, width - indent)
        if standing.remark:
            paper.write(remark, left, y + 2.6 + title_height + 0.6, width - indent)
        paper.write(Words(standing.version, 11, 400, "muted"), _SIDE + version_x, y + 2.6, version_width)
        paper.write(last, _SIDE + when_x, y + 2.6, when_width)
        paper.rule("line", _SIDE, y + height, _ROOM)

    return Piece(height, paint)


def _last_cell(standing: Standing) -> str:
    if standing.completed_on:
        return local_day_words(standing.completed_on)
    return standing.words.removeprefix("In progress, ")


def _head(paper: Paper, completed: Completed, *, is_first: bool) -> None:
    if is_first:
        _circles(paper, "accent_soft", 182, 30, 62, thickness=6)
    paper.fill("accent", 0, 0, WIDTH, 3)
    if is_first:
        _circles(paper, "accent", _SIDE + 7.5, 24, 15, thickness=1.3)
        paper.write(Words("We’re Kirklees", 15, 700), _SIDE + 19.5, 17.2, 100)
        paper.write(Words(ORGANISATION, 11, 400, "muted"), _SIDE + 19.5, 24.2, 100)
        return
    _circles(paper, "accent", _SIDE + 3.5, 18, 7, thickness=0.7)
    paper.write(Words(f"{TITLE}: {completed.person.name}", 11, 600), _SIDE + 10, 15.4, _ROOM - 10)


def _circles(paper: Paper, role: str, x: float, y: float, size: float, *, thickness: float) -> None:
    """The three that overlap, within a square of `size` around a middle."""
    unit = size / 18
    for left, top in ((0.0, -3.2), (-3.7, 3.2), (3.7, 3.2)):
        paper.circle(role, x + left * unit, y + top * unit, 5.2 * unit, thickness=thickness)


def _foot(paper: Paper, completed: Completed, number: int, count: int) -> None:
    y = HEIGHT - 18
    paper.rule("line", _SIDE, y, _ROOM)
    made = (
        f"Made on {moment_words(completed.now)}\n"
        "by the We’re Kirklees onboarding app, from the records on this computer."
    )
    paper.write(Words(made, 8.5, 400, "muted"), _SIDE, y + 2.5, _ROOM - 30)
    page = Words(f"Page {number} of {count}", 8.5, 400, "muted", Qt.AlignmentFlag.AlignRight)
    paper.write(page, WIDTH - _SIDE - 28, y + 2.5, 28)
