"""The page of promises: what a person chose to do and wrote about it, and when to look back. Theirs alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from onboarding.core.dates import day_words, moment_words
from onboarding.core.module import Reflection, Step
from onboarding.core.promises import LookBack, look_backs
from onboarding.core.records import Person
from onboarding.core.text import plain
from onboarding.policy import ORGANISATION
from onboarding.session import Session
from onboarding.ui.record.completion_page import details
from onboarding.ui.record.letter import (
    ROOM,
    SIDE,
    Letter,
    Row,
    letter_pdf,
    print_colours,
    space_row,
    text_row,
)
from onboarding.ui.record.paper import Paper, Piece, Words
from onboarding.ui.record.saving import ask_where
from onboarding.ui.theme import Look

_INDENT = 9.0
_DATE_WIDTH = 66.0


@dataclass(frozen=True, slots=True)
class PageOfPromises:
    """`notes` are the questions that the step asks for oneself, each with what was written."""

    person: Person
    promises: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    now: datetime
    organisation: str = ORGANISATION


def save_page_of_promises(
    parent: QWidget, session: Session, look: Look, module_id: str, step: Step, promises: tuple[str, ...]
) -> Path | None:
    """Asks where to, and gives the place once the page is saved there."""
    person = session.person
    assert person is not None, "promises are somebody's"
    name = f"{session.record_file_name().split('.')[0]}-promises.pdf"
    path = ask_where(parent, "Save my promises, to keep or to print", name, "PDF (*.pdf)")
    if path is None:
        return None
    notes = _notes(session, module_id, step)
    page = PageOfPromises(person, promises, notes, session.now(), session.organisation)
    saved = session.save_page(path, promises_pdf(page, look.font(16).family(), print_colours()))
    return path if saved else None


def promises_pdf(page: PageOfPromises, family: str, colours: Mapping[str, str]) -> bytes:
    """A PDF on A4, as many pages as it takes, in the colours given by role."""
    made = (
        f"Made on {moment_words(page.now)}\n"
        "by the We’re Kirklees onboarding app. This page is yours: the app hands it in to nobody."
    )
    title = f"My promises: {page.person.name}"
    letter = Letter(title, made, page.organisation, lambda paper: _rows(paper, page))
    return letter_pdf(letter, family, colours)


def _notes(session: Session, module_id: str, step: Step) -> tuple[tuple[str, str], ...]:
    asked = [block for block in step.blocks if isinstance(block, Reflection)]
    written = [(plain(block.prompt), session.reflection(module_id, step.id, block.id)) for block in asked]
    return tuple((prompt, words) for prompt, words in written if words.strip())


def _rows(paper: Paper, page: PageOfPromises) -> Iterator[Row]:
    yield text_row(paper, Words("My promises", 12, 600, "accent_ink"), after=2)
    yield text_row(paper, Words(page.person.name, 28, 700), after=2)
    yield text_row(paper, Words(details(page.person), 11, 400, "muted"), after=7)
    today = day_words(page.now.astimezone())
    yield text_row(paper, Words(f"Chosen for my first weeks, on {today}", 14, 700), after=3)
    for number, words in enumerate(page.promises, 1):
        yield Row(_promise(paper, number, words))
    if page.notes:
        yield space_row(8)
        yield text_row(paper, Words("In my own words", 14, 700), after=3, stays_with_next=True)
    for prompt, words in page.notes:
        yield from _note(paper, prompt, words)
    yield space_row(8)
    yield from _looking_back(paper, page)


def _promise(paper: Paper, number: int, words: str) -> Piece:
    text = Words(words, 14)
    height = paper.height(text, ROOM - _INDENT) + 3

    def paint(y: float) -> None:
        paper.write(Words(f"{number}.", 14, 700, "accent_ink"), SIDE, y, _INDENT)
        paper.write(text, SIDE + _INDENT, y, ROOM - _INDENT)

    return Piece(height, paint)


def _note(paper: Paper, prompt: str, words: str) -> Iterator[Row]:
    """Line by line, so that a long note goes on overleaf."""
    if prompt:
        yield text_row(paper, Words(prompt, 11, 600), after=1, stays_with_next=True)
    for line in paper.lines(Words(words, 11), ROOM):
        yield text_row(paper, Words(line or " ", 11))
    yield space_row(4)


def _looking_back(paper: Paper, page: PageOfPromises) -> Iterator[Row]:
    today = page.now.astimezone().date()
    found = look_backs(page.person.start_date, today)
    since = "today" if found.since == today else "the day I started"
    yield text_row(paper, Words("When I look back", 14, 700), after=1, stays_with_next=True)
    words = f"Counted from {since}, {day_words(found.since)}. What did I keep? What do I change?"
    yield text_row(paper, Words(words, 11, 400, "muted"), after=3, stays_with_next=True)
    for look_back in found.days:
        yield Row(_look_back(paper, look_back, is_past=look_back.on < today))


def _look_back(paper: Paper, look_back: LookBack, *, is_past: bool) -> Piece:
    """A day, with a line to write on."""
    day = Words(f"{day_words(look_back.on)}{' (has passed)' if is_past else ''}", 12, 600)
    after = Words(f"After {look_back.days} days", 9.5, 400, "muted")

    def paint(y: float) -> None:
        paper.write(day, SIDE, y, _DATE_WIDTH)
        paper.write(after, SIDE, y + 5.5, _DATE_WIDTH)
        paper.rule("control", SIDE + _DATE_WIDTH, y + 9, ROOM - _DATE_WIDTH, thickness=0.35)

    return Piece(15, paint)
