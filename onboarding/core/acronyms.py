"""Finds the short forms in capitals that a module never explains."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from onboarding.core.runs import Run
from onboarding.core.source import Line

_WELL_KNOWN = frozenset(
    re.findall(
        "[A-Z]+",
        "AD AI AM ATM BBC BC CCTV CD COVID CV DIY DVD EU FAQ GP GPS HIV HR ID IT LED MOT MP NHS OK PC PDF "
        "PIN PM QR SMS SOS TV UK UN US USA USB VAT VIP WC XL XXL II III IV VI VII VIII IX XI XII",
    )
)
"""Read by everybody as they stand; Roman figures are none."""

_CAPITALS = re.compile(r"\b([A-Z]{2,6})(?:s|[’']s)?\b")
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:\W+[A-Z]{2,})+\b")
_EXPLAINED = re.compile(
    r"\(([A-Z]{2,6})s?\)|, or ([A-Z]{2,6})s?\b"
    r"|\b([A-Z]{2,6})s? (?:\((?=[A-Za-z]{2})|(?:stands for|is short for|means)\b)"
)
_SAID = re.compile(r"\(|, or |stands for|short for|means")
_ABBREVIATION = re.compile(r"\*\[([^\[\]]+)\]:[ \t]*\S")


def abbreviations_in(lines: Iterable[Line]) -> list[str]:
    """The short forms that a module explains on lines of their own: `*[BSL]: British Sign Language`."""
    return [found[1] for line in lines if (found := _ABBREVIATION.match(line.text))]


def unexplained(runs: Sequence[Run], known: Collection[str]) -> Iterator[Run]:
    """Each once, where it is first met; `known` are those with a meaning in the glossary or the module.

    What a link says is the title of a page, and is no more explained than a name.
    “Department for Education (DfE)” and “BSL (British Sign Language)” explain; so does “BSL stands for”.
    """
    met = {term.upper() for term in known} | _WELL_KNOWN
    for run in runs:
        if _SAID.search(run.text):
            met.update(word for found in _EXPLAINED.findall(run.text) for word in found)
    for run in runs:
        if not _CAPITALS.search(run.own):
            continue
        for word in _CAPITALS.findall(_SHOUTED.sub("", run.own)):
            if word not in met and not _is_word(word, runs):
                yield Run(run.line, word, word)
            met.add(word)


def _is_word(capitals: str, runs: Sequence[Run]) -> bool:
    """Whether the module says it in small letters too: then it is a word that was written large."""
    word = re.compile(rf"\b{capitals.lower()}\b")
    return any(word.search(run.text) for run in runs)
