"""A short form that nobody explains is told; a name, a shout and what everybody knows are not."""

from __future__ import annotations

import pytest

from onboarding.core.acronyms import abbreviations_in, unexplained
from onboarding.core.runs import Run
from onboarding.core.source import Line


def told(*texts: str, known: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    runs = [Run(line, text, text) for line, text in enumerate(texts, start=1)]
    return [(run.line, run.text) for run in unexplained(runs, known)]


def test_each_is_told_once_where_it_is_first_met() -> None:
    assert told("Words.", "Ask the IRO.", "The IRO’s team and other IROs.") == [(2, "IRO")]


@pytest.mark.parametrize(
    "text",
    [
        "An independent reviewing officer (IRO) comes. Ask the IRO.",
        "Ask the IRO (independent reviewing officer).",
        "Ask the IRO. IRO stands for independent reviewing officer.",
        "Independent reviewing officers (IROs) come.",
        "Independent reviewing officers, or IROs, come.",
        "An independent reviewing officer, or IRO.",
        "HR, a GP and two PCs in the UK.",
        "It says STOP: DO NOT ENTER.",
        "STOP there. Did they stop?",
        "A5 paper, size L, Covid.",
    ],
)
def test_what_is_explained_or_needs_no_explaining_is_not_told(text: str) -> None:
    assert told(text) == []


def test_the_glossary_explains() -> None:
    assert told("Use BSL.", known=("bsl", "Ally")) == []


def test_the_title_of_a_page_is_not_ours_to_explain() -> None:
    assert list(unexplained([Run(1, "See SCIE guide.", "See .")], ())) == []


def test_a_number_in_brackets_explains_nothing() -> None:
    assert told("Ask the IRO (1).") == [(1, "IRO")]


def test_a_module_explains_short_forms_on_lines_of_their_own() -> None:
    lines = ["words", "*[BSL]: British Sign Language", "*[A]:", "x *[B]: c", "*[IRO]: a"]

    assert abbreviations_in([Line(1, text) for text in lines]) == ["BSL", "IRO"]
