"""The words that a module's pages show, a run at a time, each with its line: what advice is given on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onboarding.core.module import (
    Block,
    BulletList,
    Callout,
    Check,
    Choices,
    Confirmation,
    Definitions,
    Heading,
    Image,
    Paragraph,
    Promise,
    Quote,
    Reflection,
    Step,
    Table,
)
from onboarding.core.text import Text, plain

_ROWS_BELOW = 2  # a table's first row stands two lines below its header


class Run(NamedTuple):
    """Words that are read as one piece: a paragraph, an answer, a cell. Never empty.

    `own` are those of the author: not the words of a link, which are the title of a page.
    """

    line: int
    text: str
    own: str


def runs_of_step(step: Step) -> list[Run]:
    """The step's title and all that it shows, its scenes too."""
    runs = [_run(step.line, step.title), *runs_in(step.blocks)]
    for scene in step.scenes:
        runs += [_run(scene.line, scene.title), *runs_in(scene.blocks)]
    return [run for run in runs if run.text]


def runs_in(blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        yield from (_run(line, text) for line, text in _texts(block) if text)


def _run(line: int, text: Text | str) -> Run:
    if isinstance(text, str):
        return Run(line, text, text)
    words = plain(text)
    has_links = any(span.href for span in text)
    return Run(line, words, plain(tuple(span for span in text if not span.href)) if has_links else words)


def _texts(block: Block) -> Iterator[tuple[int, Text | str]]:
    match block:
        case Heading() | Paragraph() | Confirmation() | Promise():
            yield block.line, block.text
        case Reflection():
            yield block.line, block.prompt
        case BulletList():
            yield from _items(block)
        case Definitions():
            yield from ((block.line, text) for pair in block.pairs for text in pair)
        case Table():
            yield from _cells(block)
        case Image():
            yield block.line, block.alt
            yield block.line, block.caption
        case Quote() | Callout():
            yield from _texts_in(block.blocks)
        case Check():
            yield block.line, block.question
            for option in block.options:
                yield option.line, option.text
                yield option.line, option.feedback
            yield from _texts_in(block.explanation)
        case Choices():
            yield from ((choice.line, choice.text) for choice in block.choices)
        case _:
            pass


def _texts_in(blocks: Iterable[Block]) -> Iterator[tuple[int, Text | str]]:
    for block in blocks:
        yield from _texts(block)


def _items(found: BulletList) -> Iterator[tuple[int, Text]]:
    for item in found.items:
        yield item.line or found.line, item.text
        for child in item.children:
            yield from _items(child)


def _cells(table: Table) -> Iterator[tuple[int, Text]]:
    yield from ((table.line, cell) for cell in table.header)
    for line, row in enumerate(table.rows, start=table.line + _ROWS_BELOW):
        yield from ((line, cell) for cell in row)
