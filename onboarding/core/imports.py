"""Why a file that somebody wants to import isn't read."""

from __future__ import annotations

from enum import StrEnum


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
