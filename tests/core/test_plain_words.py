"""Words that keep people out are found; those that only look like them are not."""

from __future__ import annotations

import pytest

from onboarding.core.plain_words import words_to_avoid


def found(text: str) -> list[str]:
    return [hit.word for hit in words_to_avoid(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We empower service users.", ["empower", "service users"]),
        ("A Deprived area.", ["Deprived"]),
        ("HARD TO REACH groups, hard-to-reach homes.", ["HARD TO REACH", "hard-to-reach"]),
        ("Close the case.", ["case"]),
        ("It was a challenge; a challenge!", ["a challenge", "a challenge"]),
        ("In order to start,\nprior to lunch", ["In order to", "prior to"]),
    ],
)
def test_a_word_to_avoid_is_found_wherever_it_stands(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Just in case. In any case, ask.",
        "A suitcase and a showcase.",
        "High support and high challenge.",
        "In order, one by one.",
        "",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_each_word_comes_with_a_better_one() -> None:
    assert [hit.better for hit in words_to_avoid("We utilise it.")] == ["use"]
