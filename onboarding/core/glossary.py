"""Marks the first mention of each glossary term in a step, so that its meaning can be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onboarding.core.module import (
    Block,
    BulletList,
    Callout,
    Check,
    Definitions,
    ListItem,
    Paragraph,
    Quote,
    Scene,
    Table,
)
from onboarding.core.placeholders import worded
from onboarding.core.punctuation import straight, typographic
from onboarding.core.text import Span, Text

MAX_TERMS = 500


class Glossary:
    """Terms with their meanings, ready to be looked for."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._meanings = {_key(term): worded(typographic(meaning)) for term, meaning in meanings.items()}
        terms = sorted([*filter(str.strip, meanings)][:MAX_TERMS], key=len, reverse=True)
        self._pattern = _pattern(terms) if terms else None

    def mark(
        self, blocks: tuple[Block, ...], scenes: tuple[Scene, ...]
    ) -> tuple[tuple[Block, ...], tuple[Scene, ...]]:
        """The blocks and scenes of one step, each term marked where it's first met."""
        if self._pattern is None:
            return blocks, scenes
        marker = _Marker(self._pattern, self._meanings)
        marked = marker.blocks(blocks)
        return marked, tuple(replace(scene, blocks=marker.blocks(scene.blocks)) for scene in scenes)


class _Marker:
    """Remembers the terms that a step has met."""

    def __init__(self, pattern: re.Pattern[str], meanings: Mapping[str, Text]) -> None:
        self._pattern = pattern
        self._unmet = dict(meanings)

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, text=self._text(block.text))
            case BulletList():
                return self._list(block)
            case Quote() | Callout():
                return replace(block, blocks=self.blocks(block.blocks))
            case Table():
                rows = tuple(tuple(self._text(cell) for cell in row) for row in block.rows)
                return replace(block, rows=rows)
            case Definitions():
                return replace(block, pairs=tuple((term, self._text(text)) for term, text in block.pairs))
            case Check():
                return replace(block, explanation=self.blocks(block.explanation))
            case _:
                return block

    def _list(self, found: BulletList) -> BulletList:
        items = tuple(
            ListItem(self._text(item.text), tuple(self._list(child) for child in item.children), item.line)
            for item in found.items
        )
        return replace(found, items=items)

    def _text(self, text: Text) -> Text:
        return tuple(part for span in text for part in self._span(span))

    def _span(self, span: Span) -> Iterator[Span]:
        if span.code or span.href:
            yield span
            return
        done = 0
        for found in self._pattern.finditer(span.text):
            meaning = self._meet(_key(found[found.lastindex or 0]))
            if not meaning:
                continue
            if found.start() > done:
                yield replace(span, text=span.text[done : found.start()])
            yield replace(span, text=found[0], definition=meaning)
            done = found.end()
        if done < len(span.text):
            yield replace(span, text=span.text[done:])

    def _meet(self, name: str) -> Text:
        """What a term means, the first time; its other names, of the same meaning, are met with it."""
        meaning = self._unmet.get(name, ())
        if meaning:
            self._unmet = {other: text for other, text in self._unmet.items() if text != meaning}
        return meaning


def _key(term: str) -> str:
    return " ".join(straight(term).lower().split())


def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """A whole word, or its plural; the group that matched is the term."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_term_pattern, terms))})(?:e?s)?(?!\w)")


def _term_pattern(term: str) -> str:
    words = r"\s+".join(re.escape(typographic(word)) for word in term.split())
    # Capitals tell a short form from a word: IT is not it.
    return f"({words})" if term.isupper() else f"(?i:({words}))"
