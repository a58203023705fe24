from __future__ import annotations

import pytest

from onboarding.core.catalogue import Problem, Severity
from onboarding.core.problem_sentences import problem_sentences
from onboarding.core.problems import Code

TOLD = "a.md, line 1: There is no space between the “#” and “Title”. Add one."


@pytest.mark.parametrize(
    ("more_lines", "ending"),
    [
        ([], ""),
        ([4], " The same on line 4."),
        ([4, 5, 9], " The same on lines 4, 5 and 9."),
        (range(2, 1302), " The same on 1,300 more lines."),
    ],
)
def test_the_same_in_many_lines_is_told_once(more_lines: list[int], ending: str) -> None:
    problems = [
        Problem(Code.HEADING_WITHOUT_SPACE.value, Severity.ERROR, "a.md", line, ("Title",))
        for line in (1, *more_lines)
    ]

    assert problem_sentences(problems) == (TOLD + ending,)


def test_other_files_and_other_words_are_told_each() -> None:
    problems = [
        Problem(Code.HEADING_WITHOUT_SPACE.value, Severity.ERROR, path, 1, (title,))
        for path, title in (("a.md", "Title"), ("b.md", "Title"), ("a.md", "Other"))
    ]

    assert problem_sentences(problems) == (
        TOLD,
        TOLD.replace("a.md", "b.md"),
        TOLD.replace("Title", "Other"),
    )
