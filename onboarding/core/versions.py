"""Versions of modules: three figures, of which the first stands for a new module and the last for wording."""

from __future__ import annotations

from enum import IntEnum

_MOST = 99_999


class Rise(IntEnum):
    """Which figure a change raises; the figures after it begin again at 0."""

    NEW_MODULE = 0
    STEPS = 1
    """A step is to be read again, or was added, moved or taken out."""
    WORDING = 2
    NONE = 3


def figures(version: str) -> tuple[int, ...]:
    """For comparing; empty, and so the lowest, for what is no version."""
    parts = version.split(".")
    return tuple(map(int, parts)) if len(parts) == 3 and all(part.isdecimal() for part in parts) else ()


def raised(version: str, rise: Rise) -> str:
    """The next version. A figure that is as high as it can be has the one before it rise instead."""
    parts = list(figures(version) or (0, 0, 0))
    at = int(rise)
    if at >= len(parts):
        return version
    while at and parts[at] >= _MOST:
        at -= 1
    parts[at:] = [parts[at] + 1, *[0] * (len(parts) - at - 1)]
    return ".".join(map(str, parts))


def highest(*versions: str) -> str:
    """The first of the highest."""
    return max(versions, key=figures)
