"""Turns the prose of a library file into spans of text; Python-Markdown does the reading."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from onboarding.core.links import is_safe_link
from onboarding.core.placeholders import (
    HALF_WRITTEN,
    PLACEHOLDER,
    begins_sentence,
    capital,
    placeholder,
    tell,
)
from onboarding.core.problems import Code, ProblemList
from onboarding.core.punctuation import typographic
from onboarding.core.source import Line
from onboarding.core.text import Align, Span, Text, plain

if TYPE_CHECKING:
    from markdown import Markdown

MAX_MARKS = 400

_MARKS = re.compile(r"[*_`\[\]()<>\\&!]")
_MARKUP = re.compile(r"[*_`\[<\\&]| {2}\n")
_BREAK = re.compile(r"(?: {2,}|\\)\n[ \t]*")
_SPACE = re.compile(r"[ \t\r\n]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
_HTML = re.compile(r"</?[A-Za-z][^<>@:]*>|<!--")
_CELL_PARTS = ("thead", "tbody")
_NOT_MARKDOWN = ("reference", "image_reference", "short_reference", "short_image_ref", "html", "entity")
_ASIDE = re.compile("\x0e([0-9]+)\x0f")  # stands for a placeholder; no file can hold these signs
_AMPERSAND = "\x02amp\x03"  # how Python-Markdown writes the & of a hidden mail address


@dataclass(frozen=True, slots=True)
class TableCells:
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    alignments: tuple[Align, ...]


class Prose:
    """Reads the prose of one file; what it can't take is kept as it was typed, and told."""

    def __init__(self, problems: ProblemList) -> None:
        self._problems = problems
        self._aside: list[tuple[re.Match[str], int]] = []

    def text(self, lines: Sequence[Line]) -> Text:
        """One paragraph, however it was wrapped."""
        source = "\n".join(line.text.lstrip() for line in lines).rstrip()
        if not _MARKUP.search(source) and not source.endswith("\\"):
            return _tidy([Span(_SPACE.sub(" ", source))])
        if self._has_too_many_marks(lines, source):
            return as_typed(lines)
        root = Element("div")
        SubElement(root, "p").text = _BREAK.sub("  \n", self._set_aside(source, lines))
        self._read_inline(root)
        return self._spans(root, lines)

    def table(self, lines: Sequence[Line]) -> TableCells | None:
        """None when the lines turn out to be no table."""
        table = self._block(lines, "table")
        if table is None:
            return None
        parts = [table.find(part) for part in _CELL_PARTS]
        header, *rows = [row for part in parts if part is not None for row in part]
        return TableCells(
            header=tuple(self._spans(cell, lines) for cell in header),
            rows=tuple(
                cells for row in rows if any(cells := tuple(self._spans(cell, lines) for cell in row))
            ),
            alignments=tuple(_alignment(cell) for cell in header),
        )

    def definitions(self, lines: Sequence[Line]) -> tuple[tuple[Text, Text], ...] | None:
        """None when the lines turn out to be no definition list."""
        entries = self._block(lines, "dl")
        if entries is None:
            return None
        pairs: list[tuple[Text, Text]] = []
        terms: list[Text] = []
        previous = ""
        for entry in entries:
            words = self._spans(entry, lines)
            if entry.tag == "dt":
                terms = [*terms, words] if previous == "dt" else [words]
            else:
                pairs += [(term, words) for term in terms]
            previous = entry.tag
        return tuple(pairs)

    def _block(self, lines: Sequence[Line], tag: str) -> Element | None:
        if any(self._has_too_many_marks([line], line.text) for line in lines):
            return None
        root = Element("div")
        source = "\n".join(self._set_aside(line.text, [line]) for line in lines)
        self._markdown.parser.parseChunk(root, source)
        if len(root) != 1 or root[0].tag != tag:
            return None
        self._read_inline(root)
        return root[0]

    def _has_too_many_marks(self, lines: Sequence[Line], source: str) -> bool:
        """Finding pairs among thousands of marks takes minutes."""
        is_too_many = len(_MARKS.findall(source)) > MAX_MARKS
        if is_too_many:
            self._problems.add(Code.TOO_MANY_MARKS, lines[0].number)
        return is_too_many

    def _set_aside(self, source: str, lines: Sequence[Line]) -> str:
        """The source with a sign for each placeholder: Markdown would read its bar and brackets as its own.

        One that the address of a link follows keeps the brackets that make it one.
        """

        def sign(found: re.Match[str]) -> str:
            self._aside.append((found, lines[source.count("\n", 0, found.start())].number))
            mark = f"\x0e{len(self._aside) - 1}\x0f"
            return f"[{mark}]" if source.startswith("(", found.end()) else mark

        return PLACEHOLDER.sub(sign, source)

    def _put_back(self, text: str) -> str:
        """The placeholders as they were typed, where they are no words: in code and in addresses."""
        return _ASIDE.sub(lambda sign: self._aside[int(sign[1])][0][0], text)

    def _read_inline(self, root: Element) -> None:
        for name in ("inline", "unescape"):
            self._markdown.treeprocessors[name].run(root)

    def _spans(self, element: Element, lines: Sequence[Line]) -> Text:
        return _tidy(list(self._walk(element, Span(""), lines)))

    def _walk(self, element: Element, style: Span, lines: Sequence[Line]) -> Iterator[Span]:
        yield from self._worded(element.text, style, lines)
        for child in element:
            if child.tag == "br":
                yield replace(style, text="\n")
            elif child.tag == "img":
                self._problems.add(Code.IMAGE_IN_TEXT, _line_of(child.get("src", ""), lines))
                yield from self._worded(child.get("alt"), style, lines)
            elif child.tag == "code":
                yield replace(style, text=self._put_back(_unescaped(child.text or "")), code=True)
            else:
                yield from self._walk(child, self._restyled(child, style, lines), lines)
            yield from self._worded(child.tail, style, lines)

    def _restyled(self, element: Element, style: Span, lines: Sequence[Line]) -> Span:
        if element.tag == "strong":
            return replace(style, strong=True)
        if element.tag == "em":
            return replace(style, emphasis=True)
        if element.tag == "a":
            return self._linked(self._put_back(_unescaped(element.get("href", ""))), style, lines)
        return style

    def _linked(self, address: str, style: Span, lines: Sequence[Line]) -> Span:
        if is_safe_link(address):
            return replace(style, href=address)
        code = Code.CHOICE_OUTSIDE_SCENARIO if address.startswith("#") else Code.BAD_LINK
        self._problems.add(code, _line_of(address, lines), address[:80])
        return style

    def _worded(self, text: str | None, style: Span, lines: Sequence[Line]) -> Iterator[Span]:
        if not text:
            return
        found = _HTML.search(text)
        if found:
            self._problems.add(Code.RAW_HTML, _line_of(found[0], lines), found[0][:60])
        half = HALF_WRITTEN.search(text)
        if half:
            self._problems.add(Code.PLACEHOLDER_HALF_WRITTEN, _line_of(half[0], lines), half[0])
        for at, piece in enumerate(_ASIDE.split(text)):
            if at % 2:
                yield self._placeholder(int(piece), style)
            else:
                yield replace(style, text=_SPACE.sub(" ", _unescaped(piece)))

    def _placeholder(self, number: int, style: Span) -> Span:
        match, line = self._aside[number]
        found = placeholder(match)
        tell(found, line, self._problems)
        return replace(style, text=found.phrase, placeholder=found.detail)

    @cached_property
    def _markdown(self) -> Markdown:
        # Imported late: start-up reads outlines only, and those need no Markdown.
        from markdown import Markdown

        reader = Markdown(extensions=["tables", "def_list"])
        for name in _NOT_MARKDOWN:
            reader.inlinePatterns.deregister(name)
        reader.parser.blockprocessors.deregister("reference")
        return reader


def as_typed(lines: Sequence[Line]) -> Text:
    """The lines without any reading of their marks."""
    return _tidy([Span(_SPACE.sub(" ", " ".join(line.text.strip() for line in lines)))])


def joined(parts: Sequence[Text], between: str = "\n") -> Text:
    """Texts that stood apart, as one."""
    spans = [span for part in parts for span in (Span(between), *part)]
    return _tidy(spans[1:])


def _tidy(spans: list[Span]) -> Text:
    """Same styles merged, typographic quotes, no white space at either end, and phrases that open a sentence
    with a capital.
    """
    merged: list[Span] = []
    for span in spans:
        if merged and _look_alike(merged[-1], span):
            merged[-1] = replace(span, text=merged[-1].text + span.text)
        elif span.text:
            merged.append(span)
    kept: list[Span] = []
    before = ""
    for at, span in enumerate(merged):
        text = span.text if span.code else typographic(span.text, before)
        if not kept:
            text = text.lstrip()
        if at == len(merged) - 1:
            text = text.rstrip()
        if span.placeholder and begins_sentence(plain(tuple(kept))):
            text = capital(text)
        before = text[-1:] or before
        if text:
            kept.append(span if text == span.text else replace(span, text=text))
    return tuple(kept)


def _look_alike(one: Span, other: Span) -> bool:
    return (
        one.strong == other.strong
        and one.emphasis == other.emphasis
        and one.code == other.code
        and one.href == other.href
        and one.placeholder == other.placeholder
    )


def _alignment(cell: Element) -> Align:
    style = cell.get("style", "")
    return next((align for align in Align if align.value in style), Align.LEFT)


def _unescaped(text: str) -> str:
    """The characters that entities stand for; without its semicolon `&copy` is a part of an address."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text.replace(_AMPERSAND, "&"))


def _line_of(words: str, lines: Sequence[Line]) -> int:
    """The line where `words` stand, as near as can be told."""
    return next((line.number for line in lines if words in line.text), lines[0].number)
