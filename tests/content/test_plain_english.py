"""Whoever can read a newspaper can read the library: short sentences, short words, and none of our jargon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mean

import pytest
from readability import getmeasures
from readability.langdata import countsyllables_en

from tests.content.reading import (
    MODULES,
    STEPS,
    read,
    runs_of_module,
    runs_of_other_pages,
    runs_of_step,
    sentences,
    words,
)

HIGHEST_GRADE = 7
LONGEST_SENTENCE = 25
LONGEST_MEAN = 16

NOT_OURS = {
    r"service users?": "people, residents, families, tenants, pupils",
    r"cases?": "people, or what happened",
    r"clients?": "people, residents, families, tenants, pupils",
    r"(?:the )?vulnerable(?: \w+)?": "people who may need more support, people at risk of harm",
    r"hard[- ]to[- ]reach": "people we have not reached yet",
    r"stakeholders?": "people and groups affected, or their names",
    r"third sector": "voluntary and community groups",
    r"empower\w*": "give people real say, or more control",
    r"leverag\w*": "use",
    r"cascad\w*": "share",
    r"roll(?:s|ed|ing)?[- ]out": "start",
    r"embed\w*": "make normal",
    r"suffer(?:s|ed|ing)?": "has",
    r"wheelchair[- ]bound": "uses a wheelchair",
    r"BAME": "the name of the group, or people from ethnic minority backgrounds",
    r"depriv\w+": "area where many people have low incomes, or the barrier itself",
    r"problem estates?": "the barrier itself",
    r"(?:a|another|big|biggest|real) challenge": "problem: here, challenge goes with support",
    r"challeng(?:es|ed|ing)": "problem, or a verb for what was done",
    r"engagement": "a verb: ask, listen, meet",
    r"co-?production": "a verb: shape together",
    r"transformation": "a verb: change",
    r"utili[sz]\w+": "use",
}
"""Words that keep people out, and what to write instead."""

MUST_STAY: dict[str, str] = {}
"""Phrases that hold such a word and can't be worded otherwise, with the reason: a law, a name, a title. The
addresses of links are not read, so they need none. Today there is no such phrase.
"""

_NOT_OURS = re.compile(rf"\b(?:{'|'.join(NOT_OURS)})\b", re.IGNORECASE)
_FEWEST_WORDS = 3


def grade(found: Sequence[str]) -> float:
    """The school grade, after Flesch and Kincaid, of sentences; those of one or two words would flatter it.

    The library finds no syllable in "the", "we" or "Ask": each word counts for one here at least.
    """
    whole = [words(sentence) for sentence in found if len(words(sentence)) >= _FEWEST_WORDS]
    text = "\n".join(f"{' '.join(sentence)} ." for sentence in whole)
    counted = getmeasures(text, lang="en")["sentence info"]
    syllables = sum(max(1, countsyllables_en(word.lower())) for sentence in whole for word in sentence)
    return 0.39 * counted["words_per_sentence"] + 11.8 * syllables / counted["words"] - 15.59


def jargon_in(run: str) -> list[str]:
    for phrase in MUST_STAY:
        run = run.replace(phrase, "")
    return _NOT_OURS.findall(run)


@pytest.mark.parametrize(("name", "step_id"), STEPS)
def test_a_step_reads_easily(name: str, step_id: str) -> None:
    found = sentences(runs_of_step(read(name).step(step_id)))

    assert grade(found) <= HIGHEST_GRADE
    assert mean(len(words(sentence)) for sentence in found) <= LONGEST_MEAN
    assert [sentence for sentence in found if len(words(sentence)) > LONGEST_SENTENCE] == []


def test_the_pages_around_the_modules_read_easily() -> None:
    found = sentences(runs_of_other_pages())

    assert grade(found) <= HIGHEST_GRADE
    assert [sentence for sentence in found if len(words(sentence)) > LONGEST_SENTENCE] == []


def test_the_measure_knows_a_hard_sentence() -> None:
    assert grade(["Knock, ask about bin day and agree what will change."]) < 5
    assert grade(["Accessibility considerations necessitate organisational accountability mechanisms."]) > 15


@pytest.mark.parametrize("name", MODULES)
def test_no_word_keeps_people_out(name: str) -> None:
    assert [found for run in runs_of_module(read(name)) for found in jargon_in(run)] == []


def test_no_word_keeps_people_out_around_the_modules() -> None:
    assert [found for run in runs_of_other_pages() for found in jargon_in(run)] == []


@pytest.mark.parametrize(
    "sentence", ["We empower service users.", "A Deprived area.", "Hard to reach groups."]
)
def test_jargon_is_found_wherever_it_stands(sentence: str) -> None:
    assert jargon_in(sentence)


def test_a_phrase_stays_on_the_list_only_while_somebody_reads_it() -> None:
    read_by_people = " ".join(run for name in MODULES for run in runs_of_module(read(name)))

    assert [phrase for phrase in MUST_STAY if phrase not in read_by_people] == []
