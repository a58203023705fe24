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
        f"{FRONT}## S {{#s .scenario}}\n{LONG}\n\n- a\n- {LONG}\n\n> {LONG}\n\n"
        f"Q?\n- [(X)] a\n  > {LONG}\n- [( )] b\n"
        f"***\n{LONG}\n***\n### A {{#a}}\nShort. {LONG}\n"
    )

    lines = [line - STEP_LINE for code, line in advice(text) if code == "long-sentence"]
    assert lines == [1, 4, 6, 9, 13, 16]


def test_a_review_date_that_has_passed_is_told() -> None:
    text = FRONT[:-4] + "review_by: {}\n---\n"

    assert advice(text.format("2026-11-21")) == [("review-date-passed", 0)]
    assert advice(text.format("2026-11-22")) == []
    assert advise(read(text.format("2026-11-21")), TODAY, review_line=6)[0].line == 6


def test_answers_that_can_be_guessed_are_told() -> None:
    start = FRONT + "## S {#s}\n"

    first = STEP_LINE + 3
    assert advice(start + check(0, 0) + check(1, 1) + check(2, 2)) == [("right-always-longest", first)]
    assert advice(start + check(1, 0) + check(1, 2) + check(1, 0)) == [("right-always-same-place", first)]
    assert advice(start + check(1, 1) + check(1, 1)) == []
    assert advice(start + check(0, 0) + check(1, 1) + check(2, 0)) == []


def test_a_right_answer_as_long_as_another_gives_nothing_away() -> None:
    even = "Which?\n\n- [(X)] four\n- [( )] four\n\n"

    assert advice(FRONT + "## S {#s}\n" + check(1, 1) + check(2, 2) + even) == []


def test_words_that_keep_people_out_are_told_with_a_better_one() -> None:
    found = advise(read(FRONT + "## S {#s}\n\nWords.\n\n> We Empower Service users.\n"), TODAY)

    assert [(problem.code, problem.line, problem.values[0]) for problem in found] == [
        ("word-to-avoid", STEP_LINE + 4, "Empower"),
        ("word-to-avoid", STEP_LINE + 4, "Service users"),
    ]
    assert all(problem.values[1] for problem in found)


def test_a_short_form_is_told_once_unless_something_explains_it() -> None:
    module = read(FRONT + "## S {#s}\n\nAsk the IRO.\n\nThe IRO knows BSL.\n")

    assert [(problem.code, problem.line, problem.values) for problem in advise(module, TODAY)] == [
        ("acronym-unexplained", STEP_LINE + 2, ("IRO",)),
        ("acronym-unexplained", STEP_LINE + 4, ("BSL",)),
    ]
    assert advise(module, TODAY, terms=["BSL", "IRO"]) == ()


HARD = "Considerable organisational responsibilities necessitate comprehensive documentation. "


def test_a_step_that_is_hard_to_read_is_told_with_its_grade() -> None:
    [found] = advise(read(FRONT + "## Hard {#hard}\n\n" + HARD * 20), TODAY)

    assert (found.code, found.line, found.values[0]) == ("reading-grade", STEP_LINE, "Hard")
    assert float(found.values[1]) > 20


def test_a_few_hard_words_are_no_hard_step() -> None:
    assert advice(FRONT + "## Hard {#hard}\n\n" + HARD * 3) == []
