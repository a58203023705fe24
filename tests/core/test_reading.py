"""The grade is Flesch and Kincaid's, as `readability` has it."""

from __future__ import annotations

import pytest
from readability import getmeasures

from onboarding.core.reading import grade, sentences, words

PLAIN = [
    "Knock, ask about bin day and agree what will change.",
    "Write down who does what and by when.",
    "People who live there often know why a street is the way it is.",
]
HARD = [
    "Accessibility considerations necessitate organisational accountability mechanisms.",
    "Departmental responsibilities regarding confidentiality are comprehensively documented.",
]


@pytest.mark.parametrize("found", [PLAIN, HARD, PLAIN + HARD])
def test_the_grade_is_near_that_of_the_library(found: list[str]) -> None:
    """It is a little higher, because we count a syllable in “the” where the library counts none."""
    text = "\n".join(f"{' '.join(words(sentence))} ." for sentence in found)
    theirs = getmeasures(text, lang="en")["readability grades"]["Kincaid"]

    assert theirs - 0.1 <= grade(found) <= theirs + 2


def test_plain_words_reach_a_low_grade_and_hard_ones_a_high_one() -> None:
    assert grade(PLAIN) < 5
    assert grade(HARD) > 15


@pytest.mark.parametrize("found", [[], ["Yes.", "Do so."], ["We go to it."]])
def test_next_to_nothing_is_easy(found: list[str]) -> None:
    assert grade(found) == 0


def test_a_word_without_an_end_takes_no_time() -> None:
    assert grade(["a" * 20_000 + " b c"]) >= 0


def test_a_sentence_ends_with_its_mark_and_its_quotes() -> None:
    assert sentences("One. “Two!” Three? 4.5 is one.") == ["One.", "“Two!", "Three?", "4.5 is one."]
    assert sentences("") == []
