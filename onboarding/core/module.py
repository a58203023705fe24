"""What a module is made of, as plain data: steps, and the blocks that each step shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onboarding.core.catalogue import ModuleOutline, Problem
from onboarding.core.text import Align, Text


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
    """`line` is for authors: two items that say the same are the same."""

    text: Text
    children: tuple[BulletList, ...] = ()
    line: int = field(default=0, compare=False)


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
class Promise:
    """Something that a person may promise themselves to do: `promise-1`…; private, never needed."""

    id: str
    text: Text
    line: int


@dataclass(frozen=True, slots=True)
class ChosenPromises:
    """Where the promises that a person chose stand together; once, at the end of the step."""

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
    | Promise
    | ChosenPromises
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
    leave it as it was. `is_to_approve` is for authors: HR or legal have not approved the step yet.
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
    is_to_approve: bool = False

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
