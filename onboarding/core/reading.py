"""How hard words are to read: their sentences, and the school grade that these ask for.

The grade is Flesch and Kincaid's. `readability` counts the syllables; nothing but checks has a use for it, so
it is loaded with the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

HIGHEST_GRADE = 7.0
LONGEST_SENTENCE = 25

_SENTENCE_END = re.compile(r"(?<=[.!?])[”’)]*\s+")
_WORD = re.compile(r"[^\W_][\w’'/-]*")
_FEWEST_WORDS = 3
_LONGEST_WORD = 40


def sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if part]


def words(sentence: str) -> list[str]:
    return _WORD.findall(sentence)


def grade(found: Iterable[str]) -> float:
    """The school grade of sentences, at least 0; those of one or two words would flatter it and are left out.

    `readability` finds no syllable in “the” or “we”: each word counts for one here at least.
    """
    whole = [said for sentence in found if len(said := words(sentence)) >= _FEWEST_WORDS]
    if not whole:
        return 0.0
    syllables_of = _counter()
    count = sum(map(len, whole))
    syllables = sum(syllables_of(word) for said in whole for word in said)
    return max(0.0, 0.39 * count / len(whole) + 11.8 * syllables / count - 15.59)


@cache
def _counter() -> Callable[[str], int]:
    """Counts each word once: a library says most of its words many times."""
    from readability.langdata import countsyllables_en

    @cache
    def syllables_of(word: str) -> int:
        count: int = countsyllables_en(word[:_LONGEST_WORD].lower())
        return max(1, count)

    return syllables_of
