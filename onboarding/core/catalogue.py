"""What is known of a library without opening its pages: areas, modules, steps, and what needs mending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

PATHWAY_FILE = "pathway.md"
GLOSSARY_FILE = "glossary.md"
MANIFEST_FILE = "manifest.json"

DEFAULT_TITLE = "We’re Kirklees"
"""What a pathway is called that has no title of its own."""


class StepOutline(NamedTuple):
    """`was` names what the step was called in earlier libraries, by step id, or `module#step` elsewhere."""

    id: str
    title: str
    rev: int
    minutes: int
    is_optional: bool
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleOutline:
    """What the pathway needs to know of a module without reading its pages.

    `digest` is the SHA-256 (hex) of the file's bytes; `path` is relative to the library, with `/`.
    `due_days` counts from the person's start date; None means no due date. `minutes` is the front
    matter's figure, or the sum of the required steps where it says none. `was` holds the ids under which the
    module was known in earlier libraries.
    """

    id: str
    title: str
    area: str
    order: int
    minutes: int
    version: str
    owner: str
    review_by: date | None
    due_days: int | None
    change_note: str
    steps: tuple[StepOutline, ...]
    path: str
    digest: str
    was: tuple[str, ...] = ()

    @property
    def required_steps(self) -> tuple[StepOutline, ...]:
        return tuple(step for step in self.steps if not step.is_optional)


class Area(NamedTuple):
    """A part of the pathway: the three principles, restorative practice, inclusion…"""

    id: str
    title: str
    intro: str


class Pathway(NamedTuple):
    """The order in which a new starter meets the library. `welcome` holds one paragraph an item."""

    title: str
    welcome: tuple[str, ...]
    areas: tuple[Area, ...]


class Severity(StrEnum):
    ERROR = "error"
    ADVICE = "advice"


class Problem(NamedTuple):
    """Something to mend in a library file; `values` fill the sentence of `code` in `problem_sentences`.

    `line` counts from 1; 0 means the file as a whole. `path` is relative to the library, with `/`.
    """

    code: str
    severity: Severity
    path: str
    line: int
    values: tuple[str, ...] = ()
