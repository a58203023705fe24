"""What a page outside the program says where the program has something to press: choices, answers, terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onboarding.core.catalogue import Pathway
from onboarding.core.module import Check, Module, Step
from onboarding.core.text import Span, plain

YOUR_NOTES = "Your own notes"
TERMS = "What the words mean"
MAY_BE_LEFT_OUT = "You may leave this step out."
ENDING = "The story ends here."
NO_PICTURE = "Picture"


class Form(StrEnum):
    """How a page is written; the value is how its file's name ends."""

    HTML = "html"
    MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Handout:
    """The modules of a page, in their order, by area; `areas` is empty for a single module."""

    title: str
    modules: Sequence[Module]
    areas: Sequence[tuple[str, str, Sequence[Module]]] = ()
    welcome: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """`number` is where it stands among the terms of its page, by when it was first met."""

    number: int
    name: str
    meaning: str


class Terms:
    """The terms that a page has met so far; forms that mean the same are one, by the shortest of them."""

    def __init__(self) -> None:
        self.met: dict[str, Term] = {}

    def meet(self, span: Span) -> int:
        """Takes the term up, and tells its number."""
        meaning = plain(span.definition)
        known = self.met.get(meaning, Term(len(self.met) + 1, span.text, meaning))
        self.met[meaning] = replace(known, name=min(known.name, span.text, key=len))
        return known.number

    def in_order(self) -> list[Term]:
        return sorted(self.met.values(), key=lambda term: term.name.lower())


def handout_of(module: Module) -> Handout:
    return Handout(module.outline.title, [module])


def handout_of_all(pathway: Pathway, modules: Iterable[Module]) -> Handout:
    """Every module of a library, those of an area together; an area without any is left out."""
    known = list(modules)
    areas = [
        (area.title, area.intro, [module for module in known if module.outline.area == area.id])
        for area in pathway.areas
    ]
    return Handout(pathway.title, known, [area for area in areas if area[2]], pathway.welcome)


def letter(at: int) -> str:
    """A, B, C… for the answers of a check, then their numbers."""
    return chr(ord("A") + at) if at < 26 else str(at + 1)


def right_answers(check: Check) -> str:
    """“B”, or “A, C and D”; nothing for a check that has none."""
    *before, last = [letter(at) for at, option in enumerate(check.options) if option.is_right] or [""]
    return f"{', '.join(before)} and {last}" if before else last


def scene_numbers(step: Step) -> dict[str, int]:
    """By which number a choice on paper leads to its scene."""
    return {scene.id: number for number, scene in enumerate(step.scenes, start=1)}


def time_words(step: Step) -> str:
    """“About 4 minutes.”, and whether the step may be left out."""
    words = "About 1 minute." if step.minutes == 1 else f"About {step.minutes} minutes."
    return f"{words} {MAY_BE_LEFT_OUT}" if step.is_optional else words
