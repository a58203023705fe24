"""Questions in GIFT and Aiken form become checks; what can't is named with its line."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onboarding.core.aiken import is_aiken, read_aiken
from onboarding.core.catalogue import Area, Pathway
from onboarding.core.drafts import Place, module_text, place_for, questions_body
from onboarding.core.gift import read_gift
from onboarding.core.module import Check
from onboarding.core.problems import Code
from onboarding.core.questions import Answer, Question, ReadQuestions, check_text
from onboarding.core.source import Line
from onboarding.core.text import plain
from tests.core.pages import blocks, codes, problems, read

PLACE = Place("quiz", "people", 1)
QUICK = timedelta(seconds=2)


def lines(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]


def gift(text: str) -> ReadQuestions:
    return read_gift(lines(text))


def aiken(text: str) -> ReadQuestions:
    return read_aiken(lines(text))


def left_out(found: ReadQuestions) -> list[int]:
    return [entry.line for entry in found.left_out]


def test_a_choice_keeps_its_answers_feedback_and_explanation() -> None:
    found = gift(
        "// a note\n::T:: Who comes\nfirst? {\n~You # Not yet.\n=They#Yes: they do.\n####All of it.\n}\n"
    )

    assert found == ReadQuestions(
        (
            Question(
                "Who comes first?",
                (Answer("You", False, "Not yet."), Answer("They", True, "Yes: they do.")),
                2,
                "All of it.",
            ),
        ),
        (),
    )


def test_several_answers_that_earn_marks_are_all_right() -> None:
    [question] = gift("Which?{~%50%a ~%50%b#f ~%-100%c ~d}").questions

    assert [answer.is_right for answer in question.answers] == [True, True, False, False]
    assert question.several


def test_half_marks_beside_a_right_answer_are_wrong() -> None:
    [question] = gift("Which?{=%100%a ~%50%b ~c}").questions

    assert [(answer.text, answer.is_right) for answer in question.answers] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]


@pytest.mark.parametrize(
    ("inside", "answers"),
    [
        ("T", [("True", True, ""), ("False", False, "")]),
        ("FALSE#No, it is.#Right.", [("True", False, "No, it is."), ("False", True, "Right.")]),
        (" true # No. ", [("True", True, ""), ("False", False, "No.")]),
    ],
)
def test_true_or_false_has_two_answers(inside: str, answers: list[tuple[str, bool, str]]) -> None:
    [question] = gift(f"It is so.{{{inside}}}").questions

    assert [(a.text, a.is_right, a.feedback) for a in question.answers] == answers


def test_a_word_that_is_missing_in_the_middle_leaves_a_gap() -> None:
    [question] = gift("We work {=with ~for} people.").questions

    assert question.text == "We work _____ people."


def test_only_a_title_at_the_start_is_one() -> None:
    [question] = gift("::Doors:: Which of a::b:: is it?{=a ~b}").questions

    assert question.text == "Which of a::b:: is it?"


def test_a_question_that_never_ends_takes_no_time() -> None:
    assert left_out(gift("Q{\n" + "a\n" * 100_000)) == [1]


def test_what_was_escaped_is_no_mark() -> None:
    [question] = gift(r"1 \= 1\: \{x\}?{=a \~ b#c \# d ~two\nlines}").questions

    assert question.text == "1 = 1: {x}?"
    assert question.answers == (Answer("a ~ b", True, "c # d"), Answer("two\nlines", False))


def test_a_category_is_the_group_of_the_questions_below_it() -> None:
    found = gift("$CATEGORY: $course$/top/Doors/\n\nA?{T}\n\nB?{F}\n\n$CATEGORY: Bins\n\nC?{T}")

    assert [question.group for question in found.questions] == ["Doors", "Doors", "Bins"]


def test_blank_lines_within_braces_part_nothing() -> None:
    assert len(gift("A?{\n=a\n\n~b\n\n}\n\nB?{T}").questions) == 2


def test_tags_and_entities_are_taken_out_and_told() -> None:
    found = gift("[html]<p>A &amp; <b>B</b>?</p>{=a ~b}")

    assert found.questions[0].text == "A & B ?"
    assert [(entry.line, entry.what) for entry in found.left_out] == [
        (1, "Its formatting was taken out; the words are kept.")
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Only words.", "no answers"),
        ("Open{", "no end"),
        ("{=a ~b}", "no question"),
        ("Essay?{}", "essay"),
        ("How many?{#3}", "number"),
        ("Which go together?{=a -> b =c -> d}", "pairs"),
        ("What is it called?{=a =b}", "type an answer"),
        ("Which?{~a ~b}", "None of its answers"),
        ("Which?{=a}{x", "type an answer"),
        ("Which?{~%100%a}", "fewer than two"),
        ("Which?{=a =b ~%100%c}", ""),
        ("Which?{~%50%a ~%50%b}", "All of its answers"),
        ("Which?{=a ~}", "no words"),
    ],
)
def test_what_can_not_become_a_check_is_named_with_its_line(text: str, why: str) -> None:
    found = gift(f"// a note\n\n{text}\n\nNext?{{T}}" if "}" in text or "{" not in text else f"\n\n{text}")

    assert [entry.line for entry in found.left_out] == ([3] if why else [])
    assert all(why in entry.what for entry in found.left_out)


def test_aiken_questions_are_read_with_the_spaces_they_have() -> None:
    found = aiken("Is it so?\nSay.\n\n A) Yes \nB. No\n  ANSWER:b\nNext?\nA. a\nB. b\nANSWER: A")

    assert found.left_out == ()
    assert found.questions == (
        Question("Is it so?\nSay.", (Answer("Yes", False), Answer("No", True)), 1),
        Question("Next?", (Answer("a", True), Answer("b", False)), 7),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Q?\nA. a\nB. b\n", "ANSWER"),
        ("Q?\nA. a\nB. b\nANSWER: C", "not among"),
        ("A. a\nB. b\nANSWER: A", "no question"),
        ("Q?\nA. a\nANSWER: A", "fewer than two"),
        ("Q?\nA. a\nB. b\n\nR?\nA. a\nB. b\nANSWER: A", "ANSWER"),
        ("Only words.", "ANSWER"),
    ],
)
def test_what_is_no_whole_aiken_question_is_named(text: str, why: str) -> None:
    [entry] = aiken(text).left_out

    assert (entry.line, why in entry.what) == (1, True)


def test_a_question_after_a_broken_one_is_still_read() -> None:
    [question] = aiken("Q?\nA. a\nB. b\n\nR?\nA. c\nB. d\nANSWER: A").questions

    assert (question.text, question.line) == ("R?", 5)


def test_the_two_forms_are_told_apart() -> None:
    assert is_aiken(lines("Q?\nA. a\nANSWER: A"))
    assert not is_aiken(lines("The ANSWER: none{}"))


def test_a_check_is_written_as_it_is_read() -> None:
    question = Question(
        "1. *Which*\n[two]?",
        (Answer("[( )] a", True, "> why\nnot"), Answer("b", True), Answer("- c", False)),
        1,
        "*so*",
    )

    [check] = blocks(check_text(question))

    assert isinstance(check, Check)
    assert (plain(check.question), check.several) == ("1. *Which* [two]?", True)
    assert [(plain(o.text), o.is_right, plain(o.feedback)) for o in check.options] == [
        ("[( )] a", True, "> why not"),
        ("b", True, ""),
        ("- c", False, ""),
    ]
    assert [plain(block.text) for block in check.explanation if hasattr(block, "text")] == ["*so*"]
    assert {code for code, _ in codes(check_text(question))} == {"option-without-feedback"}


MARKS = [
    "{", "}", "=", "~", "#", "####", "a", "\n", "\n\n", "T", "\\", "::", "%50%", "//", "ANSWER: A", "A. a",
    "$CATEGORY: x", "\\n", "->", "<b>",
]  # fmt: skip
WORDS = st.text("aZ 1.*_[](){}<>&#~=:-+>`|\\!\n\"'$/", min_size=1, max_size=30)


@settings(deadline=QUICK)
@given(WORDS, st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=4), WORDS)
def test_no_word_breaks_a_check(text: str, answers: list[tuple[str, str]], why: str) -> None:
    options = tuple(Answer(f"a{word}", not at, f"f{said}") for at, (word, said) in enumerate(answers))

    body = questions_body([Question(f"Q {text}", options, 1, f"Why {why}")] * 2)

    [step] = read(module_text("Quiz", PLACE, body)).steps
    found = [block for block in step.blocks if isinstance(block, Check)]
    assert len(found) == 2
    assert all(len(check.options) == len(options) for check in found)
    assert all(check.options[0].is_right and check.options[0].feedback for check in found)


@settings(deadline=QUICK)
@given(st.lists(st.sampled_from(MARKS), max_size=40))
def test_any_text_can_be_read_and_what_is_read_has_nothing_wrong(parts: list[str]) -> None:
    text = "".join(parts)

    for found in (gift(text), aiken(text)):
        for entry in (*found.questions, *found.left_out):
            assert 1 <= entry.line <= text.count("\n") + 1
        if found.questions:
            told = problems(module_text("Quiz", PLACE, questions_body(found.questions)))
            assert {problem.code for problem in told} <= {Code.OPTION_WITHOUT_FEEDBACK.value}


def test_more_than_five_questions_of_a_group_are_more_steps() -> None:
    question = Question("Q?", (Answer("a", True), Answer("b", False)), 1)
    grouped = Question("Q?", question.answers, 1, group="Doors")

    found = read(module_text("Quiz", PLACE, questions_body([question] * 7 + [grouped])))

    assert [(step.id, len(step.blocks)) for step in found.steps] == [
        ("questions-part-1", 5),
        ("questions-part-2", 2),
        ("doors", 1),
    ]


def test_a_new_module_comes_last_in_the_first_area() -> None:
    outline = read("---\nid: a\ntitle: T\narea: people\norder: 4\nversion: 1.0.0\n---\n## S {#s}\n").outline
    pathway = Pathway("P", (), (Area("people", "People", ""), Area("more", "More", "")))

    assert place_for("A", pathway, [outline], ()) == Place("a-2", "people", 5)
    assert place_for("B c", pathway, [], {"b-c"}) == Place("b-c-2", "people", 1)
    assert place_for("Nul", Pathway("P", (), ()), [], ()) == Place("nul-2", "", 1)
