"""The words that a step shows, in the order in which it shows them: for searching and for its digest."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from onboarding.core.module import (
    Block,
    BulletList,
    Callout,
    Check,
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

_RIGHT = "[x]"
_WRONG = "[ ]"


def step_words(step: Step) -> str:
    """Everything below the step's title, with one space between words; what is right isn't told."""
    parts = (part for part in _step_parts(step.blocks, step.scenes) if part not in (_RIGHT, _WRONG))
    return " ".join(" ".join(parts).split())


def step_digest(title: str, blocks: Iterable[Block], scenes: Iterable[Scene]) -> str:
    """SHA-256 (hex) of the words alone: new wrapping, other quotes and emphasis leave it as it was.

    It stands for the words that were shown. Where the council has yet to add something, that is the phrase in
    its place: to fill it in changes what people read, and so the digest; to name it otherwise does not.
    """
    words = " ".join((title, *_step_parts(blocks, scenes)))
    shown = unicodedata.normalize("NFC", straight(words))
    return hashlib.sha256(" ".join(shown.split()).encode()).hexdigest()


def _step_parts(blocks: Iterable[Block], scenes: Iterable[Scene]) -> Iterator[str]:
    yield from _parts(blocks)
    for scene in scenes:
        yield scene.title
        yield from _parts(scene.blocks)


def _parts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block_parts(block)


def _block_parts(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph() | Confirmation() | Promise():
            yield plain(block.text)
        case Reflection():
            yield plain(block.prompt)
        case BulletList():
            yield from _list_parts(block)
        case Definitions():
            yield from _texts(text for pair in block.pairs for text in pair)
        case Table():
            yield from _texts(text for row in (block.header, *block.rows) for text in row)
        case Image():
            yield block.alt
            yield plain(block.caption)
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
            yield from _texts(choice.text for choice in block.choices)
        case _:
            pass


def _list_parts(found: BulletList) -> Iterator[str]:
    for item in found.items:
        yield plain(item.text)
        for child in item.children:
            yield from _list_parts(child)


def _check_parts(check: Check) -> Iterator[str]:
    yield plain(check.question)
    for option in check.options:
        yield _RIGHT if option.is_right else _WRONG
        yield plain(option.text)
        yield plain(option.feedback)
    yield from _parts(check.explanation)


def _texts(texts: Iterable[Text]) -> Iterator[str]:
    yield from (plain(text) for text in texts)
