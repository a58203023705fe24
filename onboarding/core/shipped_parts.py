"""What the program is made of: the parts that other people wrote, each under a licence of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShippedPart:
    """`licence` is an SPDX expression; `texts` are the names of the files that have its words."""

    name: str
    version: str
    licence: str
    copyright: tuple[str, ...]
    source: str
    note: str
    texts: tuple[str, ...]
