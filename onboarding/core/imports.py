"""Which files can be imported, what came of one, and why one isn't read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onboarding.core.questions import LeftOut

WORD = ".docx"
COPIED_TITLE = "What was copied"
"""Of a module whose text has no title of its own."""
QUESTIONS = (".gift", ".txt")


class ImportRefusal(StrEnum):
    """Each has its words in `core.sentences`."""

    UNREADABLE = "unreadable"
    UNKNOWN_KIND = "unknown kind"
    OLD = "old"
    NOT_WORD = "not word"
    TOO_LARGE = "too large"
    LOCKED = "locked"
    UNSAFE = "unsafe"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Imported:
    """`path` is the new module within the library, or None where there was nothing to take over."""

    path: str | None
    left_out: tuple[LeftOut, ...]
