"""A form changes the lines that it was asked to change, and no other."""

from __future__ import annotations

import pytest

from onboarding.core.front_matter_edit import Detail, Fault, details, fault, is_editable, with_answers
from onboarding.core.rewriting import NotRewritable

TEXT = """---
id: a-module
colour: green
title:   A module
area: people
minutes: 20
review_by: 2027-09-01
---

# A module
"""


def test_the_details_are_read_as_they_are_written() -> None:
    found = details(TEXT)

    assert found[Detail.TITLE] == "A module"
    assert found[Detail.REVIEW_BY] == "2027-09-01"
    assert found[Detail.OWNER] == ""
    assert set(details("no front matter").values()) == {""}


def test_only_the_line_that_changed_changes() -> None:
    answers = {Detail.TITLE: "A better  module", Detail.AREA: "people", Detail.REVIEW_BY: "1 September 2027"}

    assert with_answers(TEXT, answers) == TEXT.replace("A module\narea", "A better module\narea")


def test_a_new_key_is_added_and_an_empty_one_is_not() -> None:
    text = with_answers(TEXT, {Detail.OWNER: "HR", Detail.DUE_DAYS: " ", Detail.MINUTES: ""})

    assert text == TEXT.replace("minutes: 20", "minutes: ").replace("-01\n", "-01\nowner: HR\n")


def test_a_day_is_written_as_the_file_says_days() -> None:
    text = with_answers(TEXT, {Detail.REVIEW_BY: "2 Nov 2026"})

    assert "review_by: 2026-11-02\n" in text


def test_the_same_answers_give_the_same_text() -> None:
    assert with_answers(TEXT, details(TEXT)) == TEXT


@pytest.mark.parametrize("text", ["", "# No front matter\n", "---\ntitle: a\n", "---\ntitle: a\n# B\n"])
def test_what_does_not_begin_and_end_is_not_touched(text: str) -> None:
    assert not is_editable(text)
    with pytest.raises(NotRewritable):
        with_answers(text, {Detail.TITLE: "b"})


@pytest.mark.parametrize(
    ("detail", "answer", "found"),
    [
        (Detail.TITLE, "A module", None),
        (Detail.TITLE, " ", Fault.MISSING),
        (Detail.TITLE, "x" * 301, Fault.TOO_LONG),
        (Detail.AREA, "", Fault.MISSING),
        (Detail.AREA, "people", None),
        (Detail.AREA, "place", Fault.UNKNOWN_AREA),
        (Detail.ORDER, "", None),
        (Detail.ORDER, "0", None),
        (Detail.ORDER, "1.5", Fault.NOT_A_NUMBER),
        (Detail.DUE_DAYS, "soon", Fault.NOT_A_NUMBER),
        (Detail.MINUTES, "0", Fault.NOT_MINUTES),
        (Detail.MINUTES, " 20 ", None),
        (Detail.REVIEW_BY, "1 September 2027", None),
        (Detail.REVIEW_BY, "31 June 2027", Fault.NOT_A_DAY),
        (Detail.OWNER, "anybody: at all", None),
    ],
)
def test_a_wrong_answer_is_told(detail: Detail, answer: str, found: Fault | None) -> None:
    assert fault(detail, answer, ["people"]) is found
