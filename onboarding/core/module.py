"""What a module is made of, as plain data: steps, and the blocks that each step shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text that looks and behaves the same throughout.

    `href` is the address a link opens; `definition` is what a glossary term means. Never both.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""
    definition: str = ""


Text = tuple[Span, ...]


def plain(text: Text) -> str:
    """The words alone, as a screen reader or a title shows them."""
    return "".join(span.text for span in text)


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: Text
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    line: int


@dataclass(frozen=True, slots=True)
class ListItem:
    text: Text
    children: tuple[BulletList, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    """A bulleted list, or a numbered one when `ordered`, which then counts from `start`."""

    items: tuple[ListItem, ...]
    line: int
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms with their meanings, one pair a row."""

    pairs: tuple[tuple[Text, Text], ...]
    line: int


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as `header`."""

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    alignments: tuple[Align, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Image:
    """`source` is the path as written, relative to the library; `caption` may be empty."""

    source: str
    alt: str
    caption: Text
    line: int


class CalloutKind(StrEnum):
    NOTE = "NOTE"
    TIP = "TIP"
    IMPORTANT = "IMPORTANT"
    WARNING = "WARNING"
    CAUTION = "CAUTION"


@dataclass(frozen=True, slots=True)
class Callout:
    kind: CalloutKind
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """Text kept as it was typed, raw HTML included."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""

    line: int


@dataclass(frozen=True, slots=True)
class Option:
    text: Text
    is_right: bool
    feedback: Text
    line: int


@dataclass(frozen=True, slots=True)
class Check:
    """A question with feedback for each option; `several` means that every right one is to be ticked.

    `id` is stable within the step: `check-1`, `check-2`… in the order they stand.
    """

    id: str
    question: Text
    options: tuple[Option, ...]
    several: bool
    explanation: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Reflection:
    """A private note to oneself: `reflection-1`…; never leaves the computer, never needed."""

    id: str
    prompt: Text
    line: int


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Something to tick before the step is done: `confirmation-1`…"""

    id: str
    text: Text
    line: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on in a scenario: `target` is the id of the scene it leads to."""

    text: Text
    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Choices:
    choices: tuple[Choice, ...]
    line: int


Block = (
    Heading
    | Paragraph
    | BulletList
    | Definitions
    | Table
    | Image
    | Callout
    | Quote
    | Code
    | Rule
    | Check
    | Reflection
    | Confirmation
    | Choices
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What follows a choice in a scenario; an ending has no further choices."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    is_ending: bool
    line: int


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a module.

    `digest` is the SHA-256 (hex) of the words alone, so white space and markup that shows the same
    leave it as it was.
    """

    id: str
    title: str
    rev: int
    minutes: int
    is_optional: bool
    blocks: tuple[Block, ...]
    scenes: tuple[Scene, ...]
    digest: str
    line: int

    @property
    def is_scenario(self) -> bool:
        return bool(self.scenes)


@dataclass(frozen=True, slots=True)
class Module:
    """A module read whole: the outline, and what its pages show."""

    outline: ModuleOutline
    opening: tuple[Block, ...]
    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]

    def step(self, step_id: str) -> Step:
        """Raises KeyError when the module has no such step."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


@dataclass(frozen=True, slots=True)
class StepOutline:
    id: str
    title: str
    rev: int
    minutes: int
    is_optional: bool


@dataclass(frozen=True, slots=True)
class ModuleOutline:
    """What the pathway needs to know of a module without reading its pages.

    `digest` is the SHA-256 (hex) of the file's bytes; `path` is relative to the library, with `/`.
    `due_days` counts from the person's start date; None means no due date. `minutes` is the front
    matter's figure, or the sum of the required steps where it says none.
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

    @property
    def required_steps(self) -> tuple[StepOutline, ...]:
        return tuple(step for step in self.steps if not step.is_optional)


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the pathway: the three principles, restorative practice, inclusion…"""

    id: str
    title: str
    intro: str


@dataclass(frozen=True, slots=True)
class Pathway:
    """The order in which a new starter meets the library. `welcome` holds one paragraph an item."""

    title: str
    welcome: tuple[str, ...]
    areas: tuple[Area, ...]


class Severity(StrEnum):
    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend in a library file; `values` fill the sentence that `core.sentences` gives for `code`.

    `line` counts from 1; 0 means the file as a whole. `path` is relative to the library, with `/`.
    """

    code: str
    severity: Severity
    path: str
    line: int
    values: tuple[str, ...] = ()
