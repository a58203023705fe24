"""Words as they are shown: runs of text, some strong, some a link or a term."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that looks and behaves the same throughout.

    `href` is the address a link opens; `definition` is what a glossary term means. Never both.
    `placeholder` is the local detail that these words stand in for until the council fills it in.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""
    definition: tuple[Span, ...] = ()
    placeholder: str = ""


Text = tuple[Span, ...]


def plain(text: Text) -> str:
    """The words alone, as a screen reader or a title shows them."""
    return "".join(span.text for span in text)


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
