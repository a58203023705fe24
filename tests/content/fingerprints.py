"""Tells where the library borrows words from the two pages of the council that it was written from.

The pages are not ours to copy, so `tests/data/seed_runs.txt` holds no word of them: a line is the beginning
of the SHA-256 of eight words in a row, from which nobody gets the words back. To make it again from a folder
with the pages as text files:

    python -m tests.content.fingerprints FOLDER
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

RUNS = Path(__file__).parents[1] / "data" / "seed_runs.txt"

NAMES = (
    "working with people not doing to them",
    "working with partners",
    "place based working",
    "people partners and place",
    "we're kirklees",
    "high support and high challenge",
    "high support high challenge",
)
"""Names of principles and titles: they have one wording, and sharing it borrows nothing."""

_LENGTH = 8
_DIGITS = 16
_WORD = re.compile(r"[a-z0-9']+")
_NAMES = re.compile(rf"\b(?:{'|'.join(NAMES)})\b")


def words_of(text: str) -> str:
    """The words alone, in small letters, a space between: another comma or capital hides nothing."""
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def fingerprints(text: str) -> set[str]:
    """One for each eight words in a row."""
    return {_fingerprint(run) for run in _runs(words_of(text))}


def borrowed(text: str, known: Iterable[str]) -> list[str]:
    """The runs of eight words whose fingerprints are among the `known`, names aside."""
    seeds = set(known)
    between_names = _NAMES.split(words_of(text))
    return [run for part in between_names for run in _runs(part) if _fingerprint(run) in seeds]


def seed_runs() -> frozenset[str]:
    """The fingerprints that are kept with the tests."""
    return frozenset(RUNS.read_text(encoding="ascii").split())


def pages_in(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def _runs(words: str) -> Iterator[str]:
    found = words.split()
    for at in range(len(found) - _LENGTH + 1):
        yield " ".join(found[at : at + _LENGTH])


def _fingerprint(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:_DIGITS]


if __name__ == "__main__":
    made = {mark for page in pages_in(Path(sys.argv[1])) for mark in fingerprints(page)}
    RUNS.write_text("".join(f"{mark}\n" for mark in sorted(made)), encoding="ascii")
