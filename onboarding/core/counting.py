"""Numbers with what they count, as sentences have them."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """`1 step`, `2 steps`, `1,200 people`; `many` where it isn't `one` with an s."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def people_words(number: int) -> str:
    """`1 person`, `12 people`."""
    return counted(number, "person", "people")


def were(number: int) -> str:
    """`was` of one, `were` of others."""
    return "was" if number == 1 else "were"
