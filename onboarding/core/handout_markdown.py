"""A handout as plain Markdown: no braces, no details at the top, nothing that only this program reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from onboarding.core.escapes import escaped, opened, paragraph
from onboarding.core.handout import (
    ENDING,
    TERMS,
    YOUR_NOTES,
    Handout,
    Terms,
    letter,
    right_answers,
    scene_numbers,
    time_words,
)
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
    Module,
    Paragraph,
    Promise,
    Quote,
    Reflection,
    Rule,
    Step,
    Table,
)
from onboarding.core.text import Align, Span, Text, plain

Picture = Callable[[str], str]
"""The place of a picture as the page should name it."""

_LOWEST = 6
_FENCE = re.compile("`{3,}")
_RULES = {Align.LEFT: "---", Align.CENTRE: ":---:", Align.RIGHT: "---:"}
_NESTED = "    "


def markdown_page(handout: Handout, picture: Picture) -> str:
    """The whole file; blocks stand apart by a blank line."""
    return "\n\n".join(part for part in _Page(handout, picture).parts() if part) + "\n"


class _Page:
    def __init__(self, handout: Handout, picture: Picture) -> None:
        self._handout = handout
        self._picture = picture
        self._terms = Terms()
        self._level = 0
        self._shift = 2 if handout.areas else 0
        self._numbers: dict[str, int] = {}

    def parts(self) -> Iterator[str]:
        if self._handout.areas:
            yield from self._library()
        else:
            yield from self._module(self._handout.modules[0])
        if self._terms.met:
            yield self._heading(2, TERMS)
            rows = (f"- **{escaped(term.name)}**: {escaped(term.meaning)}" for term in self._terms.in_order())
            yield "\n".join(rows)

    def _library(self) -> Iterator[str]:
        yield self._heading(1, escaped(self._handout.title))
        yield from map(paragraph, self._handout.welcome)
        for title, intro, modules in self._handout.areas:
            yield self._heading(2, escaped(title))
            yield paragraph(intro)
            for module in modules:
                yield from self._module(module)

    def _module(self, module: Module) -> Iterator[str]:
        yield self._heading(1 + self._shift, escaped(module.outline.title))
        yield from self._blocks(module.opening)
        for step in module.steps:
            yield from self._step(step)

    def _step(self, step: Step) -> Iterator[str]:
        self._numbers = scene_numbers(step)
        yield self._heading(2 + self._shift, escaped(step.title))
        yield f"*{time_words(step)}*"
        yield from self._blocks(step.blocks)
        for scene in step.scenes:
            yield self._heading(3 + self._shift, escaped(f"{self._numbers[scene.id]}. {scene.title}"))
            yield from self._blocks(scene.blocks)
            if scene.is_ending:
                yield f"*{ENDING}*"

    def _heading(self, level: int, words: str) -> str:
        self._level = min(level, self._level + 1, _LOWEST)
        return f"{'#' * self._level} {' '.join(words.split())}"

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield self._block(block)

    def _quoted(self, *parts: str) -> str:
        lines = "\n\n".join(part for part in parts if part).split("\n")
        return "\n".join(f"> {line}".rstrip() for line in lines)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block.level + self._shift, self._marked(block.text))
            case Paragraph():
                return self._words(block.text)
            case BulletList():
                return "\n".join(self._list(block, ""))
            case Definitions():
                pairs = ((self._words(term), self._words(text)) for term, text in block.pairs)
                return "\n".join(f"- **{term}**: {text}" for term, text in pairs)
            case Table():
                return self._table(block)
            case Image():
                shown = f"![{escaped(block.alt)}](<{self._picture(block.source)}>)"
                return f"{shown}\n\n*{self._words(block.caption)}*" if block.caption else shown
            case Quote():
                return self._quoted(*self._blocks(block.blocks))
            case Callout():
                return self._quoted(f"**{block.kind.value.capitalize()}**", *self._blocks(block.blocks))
            case Code():
                marks = max(map(len, _FENCE.findall(block.text)), default=2) + 1
                return f"{'`' * marks}\n{block.text}\n{'`' * marks}"
            case Rule():
                return "---"
            case _:
                return self._activity(block)

    def _activity(self, block: Block) -> str:
        match block:
            case Check():
                return self._check(block)
            case Reflection():
                return "\n\n".join(filter(None, (self._words(block.prompt), f"*{YOUR_NOTES}:*")))
            case Confirmation() | Promise():
                return f"- [ ] {self._words(block.text)}"
            case Choices():
                return "\n".join(f"- {self._words(way.text)}{self._way(way)}" for way in block.choices)
            case _:
                return ""

    def _way(self, choice: Choice) -> str:
        number = self._numbers.get(choice.target)
        return f" (go to {number})" if number else ""

    def _list(self, found: BulletList, indent: str) -> Iterator[str]:
        for number, item in enumerate(found.items, start=found.start):
            mark = f"{number}." if found.ordered else "-"
            words = self._words(item.text).replace("\n", f"\n{indent}{_NESTED}")
            yield f"{indent}{mark} {words}"
            for child in item.children:
                yield from self._list(child, indent + _NESTED)

    def _table(self, table: Table) -> str:
        rows = [[self._cell(cell) for cell in row] for row in (table.header, *table.rows)]
        rows.insert(1, [_RULES[align] for align in table.alignments])
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _cell(self, cell: Text) -> str:
        return " ".join(self._marked(cell).replace("|", "\\|").split())

    def _check(self, check: Check) -> str:
        answers = [f"- {letter(at)}. {self._words(option.text)}" for at, option in enumerate(check.options)]
        why = [
            f"- {letter(at)}. {self._words(option.feedback)}"
            for at, option in enumerate(check.options)
            if option.feedback
        ]
        answer = self._quoted(
            f"**Answer: {right_answers(check)}**", "\n".join(why), *self._blocks(check.explanation)
        )
        return "\n\n".join(part for part in (self._words(check.question), "\n".join(answers), answer) if part)

    def _words(self, text: Text) -> str:
        return opened(self._marked(text))

    def _marked(self, text: Text) -> str:
        """A term parts what looks the same, and shows no more here: its words join again."""
        for span in text:
            if span.definition:
                self._terms.meet(span)
        alike = groupby(text, key=lambda span: replace(span, text="", definition=(), placeholder=""))
        return "".join(_span(replace(look, text=plain(tuple(spans)))) for look, spans in alike)


def _span(span: Span) -> str:
    words = span.text.strip()
    if not words:
        return span.text
    before, _, after = span.text.partition(words)
    marked = _code(words) if span.code else escaped(words).replace("\n", "\\\n")
    if span.href:
        marked = f"[{marked}](<{span.href}>)"
    if span.emphasis:
        marked = f"*{marked}*"
    if span.strong:
        marked = f"**{marked}**"
    return f"{before}{marked}{after}"


def _code(words: str) -> str:
    marks = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    room = " " if len(marks) > 1 else ""
    return f"{marks}{room}{words}{room}{marks}"
