"""What is searched and what is found: steps, by their words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A step's words, as plain text."""

    module_id: str
    module_title: str
    step_id: str
    step_title: str
    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A step that was found. `snippet` is some of its words in runs; True marks what was looked for."""

    module_id: str
    module_title: str
    step_id: str
    step_title: str
    snippet: tuple[tuple[str, bool], ...]
