"""Advice for modules that are sound."""

from __future__ import annotations

from datetime import date

from onboarding.core.validation import advise
from tests.core.pages import FRONT, STEP_LINE, read

TODAY = date(2026, 11, 22)
LONG = "word " * 26 + "end."


def advice(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in advise(read(text), TODAY)]


def check(right: int, longest: int, mark: str = "()") -> str:
    rows = [
        f"- [{mark[0]}{'X' if at == right else ' '}{mark[1]}] {'w' * (9 if at == longest else 4)}"
        for at in range(3)
    ]
    return "Which?\n\n" + "\n".join(rows) + "\n\n"


def test_a_plain_module_needs_no_advice() -> None:
    assert advice(FRONT + "Short. Also short.\n\n## S {#s}\n\nYes.\n\n![a](b.png)\n") == []


def test_long_sentences_are_told_wherever_they_stand() -> None:
    text = (
        f"{FRONT}## S {{#s .scenario}}\n{LONG}\n\n- {LONG}\n\n> {LONG}\n\n"
        f"Q?\n- [(X)] a\n  > {LONG}\n- [( )] b\n"
        f"***\n{LONG}\n***\n### A {{#a}}\nShort. {LONG}\n"
    )

    lines = [line - STEP_LINE for code, line in advice(text) if code == "long-sentence"]
    assert lines == [1, 3, 5, 8, 12, 15]


def test_a_review_date_that_has_passed_is_told() -> None:
    text = FRONT[:-4] + "review_by: {}\n---\n"

    assert advice(text.format("2026-11-21")) == [("review-date-passed", 0)]
    assert advice(text.format("2026-11-22")) == []


def test_answers_that_can_be_guessed_are_told() -> None:
    start = FRONT + "## S {#s}\n"

    assert advice(start + check(0, 0) + check(1, 1) + check(2, 2)) == [("right-always-longest", 0)]
    assert advice(start + check(1, 0) + check(1, 2) + check(1, 0)) == [("right-always-same-place", 0)]
    assert advice(start + check(1, 1) + check(1, 1)) == []
    assert advice(start + check(0, 0) + check(1, 1) + check(2, 0)) == []
