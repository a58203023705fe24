"""Which files of a folder that is looked at again and again are to be collected now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

Stamp = tuple[int, int]
"""A file's size in bytes, and when it was last written to, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a folder held when it was last looked at.

    `taken` files were collected as they stood. `arriving` ones came or changed since, and may still be in
    the middle of being copied: they are collected once they stand still from one look to the next.
    """

    taken: Mapping[Path, Stamp] = field(default_factory=dict)
    arriving: Mapping[Path, Stamp] = field(default_factory=dict)


def look_again(before: Looked | None, found: Mapping[Path, Stamp]) -> tuple[Looked, tuple[Path, ...]]:
    """What is known of the folder now, and the files to collect. At the first look that is all of them."""
    if before is None:
        return Looked(taken=dict(found)), tuple(found)
    other = {path: stamp for path, stamp in found.items() if before.taken.get(path) != stamp}
    still = {path: stamp for path, stamp in other.items() if before.arriving.get(path) == stamp}
    taken = {path: stamp for path, stamp in before.taken.items() if path in found} | still
    arriving = {path: stamp for path, stamp in other.items() if path not in still}
    return Looked(taken, arriving), tuple(still)


def try_again(looked: Looked, paths: Iterable[Path]) -> Looked:
    """Files that could not be read after all: they are collected again at the next look."""
    again = {path: looked.taken[path] for path in paths if path in looked.taken}
    taken = {path: stamp for path, stamp in looked.taken.items() if path not in again}
    return replace(looked, taken=taken, arriving={**looked.arriving, **again})
