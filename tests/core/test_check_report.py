"""How problems are counted for people."""

from __future__ import annotations

import pytest

from onboarding.core.catalogue import Problem, Severity
from onboarding.core.check_report import how_many
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
