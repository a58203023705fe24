"""Whoever can read a newspaper can read the library: short sentences, short words, and none of our jargon."""

from __future__ import annotations

from statistics import mean

import pytest

from onboarding.core.plain_words import words_to_avoid
from onboarding.core.reading import HIGHEST_GRADE, LONGEST_SENTENCE, grade
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

LONGEST_MEAN = 16

MUST_STAY: dict[str, str] = {}
"""Phrases that hold such a word and can't be worded otherwise, with the reason: a law, a name, a title. The
addresses of links are not read, so they need none. Today there is no such phrase.
"""


def jargon_in(run: str) -> list[str]:
    for phrase in MUST_STAY:
        run = run.replace(phrase, "")
    return [hit.word for hit in words_to_avoid(run)]


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
