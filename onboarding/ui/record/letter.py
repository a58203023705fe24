"""The paper that our printed pages share: their head and foot, and rows over as many sheets as it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from onboarding.paths import shipped
from onboarding.ui.record.paper import HEIGHT, WIDTH, Paper, Piece, Words
from onboarding.ui.theme import read_theme

SIDE = 22.0
ROOM = WIDTH - 2 * SIDE

_FIRST_TOP, _NEXT_TOP = 58.0, 34.0
_FOOT = 24.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page; `header` is put above it again where it opens a sheet."""

    piece: Piece
    header: Piece | None = None
    stays_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """`title` names the file, and the page from its second sheet on; `made` stands at the foot of each, and
    `organisation` at the head of the first.
    """

    title: str
    made: str
    organisation: str
    rows: Callable[[Paper], Iterable[Row]]


def letter_pdf(letter: Letter, family: str, colours: Mapping[str, str]) -> bytes:
    """A PDF on A4, in the colours given by role."""
    paper = Paper(letter.title, family, colours)
    with paper:
        sheets = _paginate(list(letter.rows(paper)))
        for number, sheet in enumerate(sheets):
            if number:
                paper.next_page()
            _head(paper, letter, is_first=number == 0)
            _foot(paper, letter, number + 1, len(sheets))
            y = _NEXT_TOP if number else _FIRST_TOP
            for piece in sheet:
                piece.paint(y)
                y += piece.height
    return paper.data


def print_colours() -> Mapping[str, str]:
    """Those of the light theme, whatever the screen is in: paper is white."""
    return read_theme(shipped("resources") / "styles" / "light.json").colours


def text_row(paper: Paper, words: Words, after: float = 0, *, stays_with_next: bool = False) -> Row:
    """Words across the page, with room of `after` below them."""
    height = paper.height(words, ROOM)
    piece = Piece(height + after, lambda y: paper.write(words, SIDE, y, ROOM))
    return Row(piece, stays_with_next=stays_with_next)


def space_row(height: float) -> Row:
    return Row(Piece(height, lambda y: None))


def _paginate(rows: Sequence[Row]) -> list[list[Piece]]:
    sheets: list[list[Piece]] = [[]]
    left = HEIGHT - _FIRST_TOP - _FOOT
    for number, row in enumerate(rows):
        needed = row.piece.height
        if row.stays_with_next:
            needed += sum(after.piece.height for after in rows[number + 1 : number + 3])
        if needed > left and sheets[-1]:
            sheets.append([row.header] if row.header else [])
            left = HEIGHT - _NEXT_TOP - _FOOT - sum(piece.height for piece in sheets[-1])
        sheets[-1].append(row.piece)
        left -= row.piece.height
    return sheets


def _head(paper: Paper, letter: Letter, *, is_first: bool) -> None:
    if is_first:
        _circles(paper, "accent_soft", 182, 30, 62, thickness=6)
    paper.fill("accent", 0, 0, WIDTH, 3)
    if is_first:
        _circles(paper, "accent", SIDE + 7.5, 24, 15, thickness=1.3)
        paper.write(Words("We’re Kirklees", 15, 700), SIDE + 19.5, 17.2, 100)
        paper.write(Words(letter.organisation, 11, 400, "muted"), SIDE + 19.5, 24.2, 100)
        return
    _circles(paper, "accent", SIDE + 3.5, 18, 7, thickness=0.7)
    paper.write(Words(letter.title, 11, 600), SIDE + 10, 15.4, ROOM - 10)


def _circles(paper: Paper, role: str, x: float, y: float, size: float, *, thickness: float) -> None:
    """The three that overlap, within a square of `size` around a middle."""
    unit = size / 18
    for left, top in ((0.0, -3.2), (-3.7, 3.2), (3.7, 3.2)):
        paper.circle(role, x + left * unit, y + top * unit, 5.2 * unit, thickness=thickness)


def _foot(paper: Paper, letter: Letter, number: int, count: int) -> None:
    y = HEIGHT - 18
    paper.rule("line", SIDE, y, ROOM)
    paper.write(Words(letter.made, 8.5, 400, "muted"), SIDE, y + 2.5, ROOM - 30)
    page = Words(f"Page {number} of {count}", 8.5, 400, "muted", Qt.AlignmentFlag.AlignRight)
    paper.write(page, WIDTH - SIDE - 28, y + 2.5, 28)
