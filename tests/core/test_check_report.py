"""Problems as they are printed: a line each for people, objects for programs."""

from __future__ import annotations

import json

import pytest

from onboarding.core.catalogue import Problem, Severity
from onboarding.core.check_report import as_json, as_lines, how_many
from onboarding.core.problems import Code

ERROR = Problem(Code.NO_STEPS.value, Severity.ERROR, "a.md", 0)
ADVICE = Problem(Code.IMAGE_IN_TEXT.value, Severity.ADVICE, "a.md", 3)


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([], "Nothing needs mending."),
        ([ERROR], "1 error."),
        ([ADVICE] * 2, "2 pieces of advice."),
        ([ADVICE, ERROR, ERROR], "2 errors and 1 piece of advice."),
    ],
)
def test_errors_and_advice_are_counted_apart(problems: list[Problem], words: str) -> None:
    assert how_many(problems) == words


def test_errors_come_first_one_line_each() -> None:
    assert list(as_lines([ADVICE, ERROR])) == [
        "a.md:0: error no-steps This module has no steps, so it isn’t shown. "
        "Start each step with a line such as “## Title {#id}”.",
        "a.md:3: advice image-in-text An image inside a sentence is shown as its words. "
        "Put it on a line of its own.",
    ]


def test_programs_read_the_same_in_plain_ascii() -> None:
    text = as_json([ADVICE, ERROR])

    assert text.isascii()
    assert [(row["code"], row["line"], row["values"]) for row in json.loads(text)] == [
        ("no-steps", 0, []),
        ("image-in-text", 3, []),
    ]
