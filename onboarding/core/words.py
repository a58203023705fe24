"""The words that a step shows, in the order in which it shows them: to search, to compare, to tell apart."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from onboarding.core.module import (
    Block,
    BulletList,
    Callout,
    Check,
    Choice,
    Choices,
    Code,
    Confirmation,
    Definitions,
    Heading,
    Image,
    Paragraph,
    Promise,
    Quote,
    Reflection,
    Scene,
    Step,
    Table,
)
from onboarding.core.punctuation import straight
from onboarding.core.text import Text, plain


class _Mark(str):
    """Something that counts beside the words: which answer is right, and where a way leads."""

    __slots__ = ()


_RIGHT, _WRONG, _ALL, _EMPTY_CELL = _Mark("[x]"), _Mark("[ ]"), _Mark("[all]"), _Mark("|")
_LINE_STARTS = {_RIGHT: "✓ ", _WRONG: "✗ "}
_LINES = {_ALL: "(all that apply)", _EMPTY_CELL: "(empty)"}
_MAIL = "mailto:"
_UNSEEN = str.maketrans(dict.fromkeys("\u00ad\u200b\u2060\ufeff") | dict.fromkeys("\u2010\u2011\u2212", "-"))
"""What nobody sees, and the hyphens and minus signs that look like a plain one."""


def step_words(step: Step) -> str:
    """Everything below the step's title, with one space between words; what is right isn't told."""
    parts = _step_parts(step.blocks, step.scenes)
    return " ".join(" ".join(_words(part) for part in parts if not isinstance(part, _Mark)).split())


def step_lines(step: Step) -> tuple[str, ...]:
    """What `step_digest` stands for, as people compare it: the title, then a line for each part.

    Right answers begin with a tick and wrong ones with a cross; where links lead stands at the end.
    """
    lines, start = [step.title], ""
    for part in _step_parts(step.blocks, step.scenes):
        if isinstance(part, _Mark):
            start = _LINE_STARTS.get(part, "")
            lines += [_LINES[part]] if part in _LINES else []
        elif words := " ".join(_words(part).split()):
            lines.append(start + words)
            start = ""
    return (*lines, *_ways(step.blocks, step.scenes))


def step_digest(title: str, blocks: Iterable[Block], scenes: Iterable[Scene]) -> str:
    """SHA-256 (hex) of the words alone: new wrapping, other quotes and emphasis leave it as it was.

    What is right counts as words do, and so does where a link or a choice leads. The order counts: it is how
    the step is read. A picture counts by what is said of it, a callout by the word that it shows. What only
    helps does not count: the glossary, and what stands in a heading's braces.

    It stands for the words that were shown. Where the council has yet to add something, that is the phrase in
    its place: to fill it in changes what people read, and so the digest; to name it otherwise does not.
    """
    blocks, scenes = tuple(blocks), tuple(scenes)
    parts = (_words(part) for part in _step_parts(blocks, scenes))
    words = " ".join((title, *parts, *_ways(blocks, scenes)))
    shown = unicodedata.normalize("NFC", straight(words.translate(_UNSEEN)))
    return hashlib.sha256(" ".join(shown.split()).encode()).hexdigest()


def _words(part: Text | str) -> str:
    return part if isinstance(part, str) else plain(part)


def _ways(blocks: Iterable[Block], scenes: Iterable[Scene]) -> Iterator[str]:
    """Where links lead, unless their words say it, and choices, unless to the scenes in their order."""
    blocks, scenes = tuple(blocks), tuple(scenes)
    for part in _step_parts(blocks, scenes):
        if not isinstance(part, str):
            yield from _addresses(part)
    targets = [choice.target for choice in _choices(blocks, scenes)]
    if targets != [scene.id for scene in scenes]:
        titles = {scene.id: scene.title for scene in scenes}
        yield from (f"→ {titles.get(target, target)}" for target in targets)


def _addresses(text: Text) -> Iterator[str]:
    for href, spans in groupby(text, key=lambda span: span.href):
        if href and plain(tuple(spans)) not in (href, href.removeprefix(_MAIL)):
            yield f"→ {href}"


def _choices(blocks: Iterable[Block], scenes: Iterable[Scene]) -> Iterator[Choice]:
    for found in (blocks, *(scene.blocks for scene in scenes)):
        for block in found:
            if isinstance(block, Choices):
                yield from block.choices


def _step_parts(blocks: Iterable[Block], scenes: Iterable[Scene]) -> Iterator[Text | str]:
    yield from _parts(blocks)
    for scene in scenes:
        yield scene.title
        yield from _parts(scene.blocks)


def _parts(blocks: Iterable[Block]) -> Iterator[Text | str]:
    for block in blocks:
        yield from _block_parts(block)


def _block_parts(block: Block) -> Iterator[Text | str]:
    match block:
        case Heading() | Paragraph() | Confirmation() | Promise():
            yield block.text
        case Reflection():
            yield block.prompt
        case BulletList():
            yield from _list_parts(block)
        case Definitions():
            yield from (text for pair in block.pairs for text in pair)
        case Table():
            yield from (text or _EMPTY_CELL for row in (block.header, *block.rows) for text in row)
        case Image():
            yield block.alt
            yield block.caption
        case Callout():
            yield block.kind.value
            yield from _parts(block.blocks)
        case Quote():
            yield from _parts(block.blocks)
        case Code():
            yield block.text
        case Check():
            yield from _check_parts(block)
        case Choices():
            yield from (choice.text for choice in block.choices)
        case _:
            pass


def _list_parts(found: BulletList) -> Iterator[Text]:
    for item in found.items:
        yield item.text
        for child in item.children:
            yield from _list_parts(child)


def _check_parts(check: Check) -> Iterator[Text | str]:
    yield check.question
    if check.several and sum(option.is_right for option in check.options) == 1:
        yield _ALL  # with more right ones it goes without saying
    for option in check.options:
        yield _RIGHT if option.is_right else _WRONG
        yield option.text
        yield option.feedback
    yield from _parts(check.explanation)
