"""Tells what a line of a step begins: a list, an option, a quote, an image…"""

from __future__ import annotations

import re
from typing import NamedTuple

from onboarding.core.headings import heading_line
from onboarding.core.source import Line

ITEM = re.compile(r"([ \t]*)(?:([-*+])|([0-9]{1,9})[.)])(?:[ \t]+(.*))?$")
OPTION = re.compile(r" {0,3}(?:[-*+][ \t]+)?\[(?:\(([ xX]*)\)|\[([ xX]*)\])\](?!\()[ \t]*(.*)$")
CONFIRMATION = re.compile(r" {0,3}[-*+][ \t]+\[[ xX]?\][ \t]+(\S.*)$")
QUOTE = re.compile(r" {0,3}> ?(.*)$")
CALLOUT = re.compile(r"\s*\[!([A-Za-z]+)\][ \t]*(.*)$")
DEFINITION = re.compile(r" {0,3}:[ \t]+\S")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_REFLECTION = re.compile(r"\s*\[\[[_\s]*\]\]\s*")
_TABLE_RULE = re.compile(r"[ \t|:-]+")
_CAPTION = re.compile(r"\s*(?:\*(?![*\s])[^*]+\*|_(?![_\s])[^_]+_)\s*")


class ImageLine(NamedTuple):
    alt: str
    source: str


class ChoiceLine(NamedTuple):
    text: str
    target: str


def image_line(text: str) -> ImageLine | None:
    """An image alone on its line."""
    text = text.strip()
    alt, between, rest = text[2:-1].partition("](")
    if not (text.startswith("![") and between and text.endswith(")")):
        return None
    if "](" in rest or ") " in rest:
        return None
    source, quote, _ = rest.strip().partition(' "')
    source = source.strip() if quote else rest.strip()
    return ImageLine(" ".join(alt.split()), source.removeprefix("<").removesuffix(">"))


def choice_line(text: str) -> ChoiceLine | None:
    """A list item that is nothing but a link to a scene."""
    item = ITEM.match(text)
    link = (item[4] or "").strip() if item else ""
    words, between, rest = link[1:-1].partition("](#")
    if not (link.startswith("[") and between and link.endswith(")")):
        return None
    if not rest or any(mark in rest for mark in " ()"):
        return None
    return ChoiceLine(words, rest)


def is_reflection(text: str) -> bool:
    return bool(_REFLECTION.fullmatch(text)) and "___" in text


def is_caption(text: str) -> bool:
    return bool(_CAPTION.fullmatch(text))


def is_table_rule(text: str) -> bool:
    return "-" in text and "|" in text and bool(_TABLE_RULE.fullmatch(text))


def is_blank(text: str) -> bool:
    return not text or text.isspace()


def is_activity(text: str) -> bool:
    """An option, a confirmation or a reflection: something that the reader does."""
    return bool(OPTION.match(text) or CONFIRMATION.match(text)) or is_reflection(text)


def ends_paragraph(line: Line) -> bool:
    """Whether something else than running text begins here."""
    text = line.text
    first = text.lstrip(" ")[:1]
    if not first or first not in "#>[!-*+_0123456789":
        return not first
    if heading_line(line) or QUOTE.match(text) or RULE.match(text) or is_activity(text) or image_line(text):
        return True
    item = ITEM.match(text)
    # A number that opens a wrapped line is seldom a list, unless it counts from 1.
    return bool(item and item[4] and item[3] in (None, "1"))
