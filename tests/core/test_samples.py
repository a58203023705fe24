"""Samples are sound as they are, stand where they cut nothing in two, and say what to write over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onboarding.core.catalogue import Severity
from onboarding.core.insertion import insertion
from onboarding.core.markdown import parse_module
from onboarding.core.module import CalloutKind
from onboarding.core.questions import Answer, Question
from onboarding.core.samples import (
    CHECK,
    CONFIRMATION,
    REFLECTION,
    SEVERAL,
    TABLE,
    Sample,
    callout,
    checks,
    image,
    scenario,
    step,
    step_ids,
)
from tests.core.pages import FRONT, STEP_LINE, codes, problems, read

MODULE = f"""{FRONT}
# A module

Opening words.

## First {{#first rev=1}}

Words of the first
step.

A question?

- [( )] One
  > No.

- [(X)] Two
  > Yes.

***
Because.

It is so.
***

What about you?

[[___ ___]]

```
## not a step

code
```

Last words.

## Second {{#second rev=1}}

More words.
"""
BLOCKS = {
    "check": CHECK,
    "several": SEVERAL,
    "reflection": REFLECTION,
    "confirmation": CONFIRMATION,
    "table": TABLE,
    "image": image("images/a.svg", "A table"),
    **{kind.value: callout(kind) for kind in CalloutKind},
}
NEIGHBOURS = ["- a\n- b", "1. a\n2. b", "| a |\n| - |\n| b |", "> a", "- [ ] a", "a\n: b"]


def put(text: str, at: str, sample: Sample) -> str:
    """The text with the sample in it, for a cursor in the first line that holds `at`."""
    lines = text.split("\n")
    line = next(number for number, words in enumerate(lines, start=1) if at in words)
    return put_at(text, line, sample)


def put_at(text: str, line: int, sample: Sample) -> str:
    found = insertion(text, line, sample)
    before = "".join(f"{words}\n" for words in text.split("\n")[: found.line - 1])
    before = before[: len(text)]  # past the last line there is no end of a line to stand behind
    chosen = found.text[found.chosen_at : found.chosen_at + found.chosen]
    assert chosen == sample.chosen
    return before + found.text + text[len(before) :]


def errors(text: str) -> list[str]:
    return [problem.code for problem in problems(text) if problem.severity is Severity.ERROR]


@pytest.mark.parametrize("sample", BLOCKS.values(), ids=BLOCKS)
def test_each_block_is_sound_in_a_step(sample: Sample) -> None:
    assert codes(f"\nWords.\n\n{sample.text}\n") == []


@pytest.mark.parametrize("make", [step, scenario])
def test_each_step_is_sound_and_has_a_new_id(make: Callable[[str, str], Sample]) -> None:
    text = put(MODULE, "Words of the first", make("  Second ", MODULE))

    assert problems(text) == ()
    assert step_ids(text) == ("first", "second-2", "second")


@pytest.mark.parametrize("sample", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("line", range(FRONT.count("\n") + 7, MODULE.count("\n") + 2))
def test_wherever_the_cursor_is_nothing_is_broken(sample: Sample, line: int) -> None:
    before = read(MODULE)
    after = read(put_at(MODULE, line, sample))

    assert after.outline.steps == before.outline.steps
    assert errors(put_at(MODULE, line, sample)) == []
    blocks = sum(len(step.blocks) for step in before.steps)
    assert sum(len(step.blocks) for step in after.steps) in (blocks + 1, blocks + 2)


@pytest.mark.parametrize("line", range(1, MODULE.count("\n") + 2))
def test_a_step_stands_after_the_one_that_the_cursor_is_in(line: int) -> None:
    text = put_at(MODULE, line, step("New", MODULE))

    first, second = (
        MODULE.split("\n").index("## First {#first rev=1}") + 1,
        MODULE.split("\n").index("## Second {#second rev=1}") + 1,
    )
    ids = ["first", "second"]
    ids.insert(0 if line < first else 1 if line < second else 2, "new")
    assert list(step_ids(text)) == ids
    assert errors(text) == []


@pytest.mark.parametrize(
    ("at", "after"),
    [
        ("Words of the first", "step."),
        ("## First", "## First {#first rev=1}"),
        ("A question?", "***"),
        ("> No.", "***"),
        ("It is so.", "***"),
        ("What about you?", "[[___ ___]]"),
        ("code", "```"),
        ("title: A module", "# A module"),
        ("Opening words.", "Opening words."),
    ],
)
def test_it_stands_after_what_the_cursor_is_in(at: str, after: str) -> None:
    sample = callout(CalloutKind.TIP)
    lines = put(MODULE, at, sample).split("\n")

    number = lines.index("> [!TIP]")

    assert lines[number - 2 : number] == [after, ""]
    assert lines[number + 2] == ""


@pytest.mark.parametrize("sample", [CHECK, SEVERAL, REFLECTION, CONFIRMATION])
def test_what_needs_a_step_never_stands_among_the_opening_words(sample: Sample) -> None:
    text = put(MODULE, "Opening words.", sample)

    assert errors(text) == []
    assert f"Last words.\n\n{sample.text}\n\n## Second" in text


@pytest.mark.parametrize("sample", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("around", NEIGHBOURS)
def test_lists_tables_and_quotes_beside_it_stay_what_they_are(sample: Sample, around: str) -> None:
    text = f"{FRONT}## A {{#a}}\n\n{around}\n\n{around}\n"

    changed = put_at(text, STEP_LINE + 2, sample)

    kinds = [type(block) for block in read(text).steps[0].blocks]
    after = [type(block) for block in read(changed).steps[0].blocks]
    assert errors(changed) == []
    assert (after[0], after[-1]) == (kinds[0], kinds[-1])
    assert len(after) > len(kinds)


def test_a_blank_line_between_two_paragraphs_is_the_place_itself() -> None:
    assert put_at("a\n\nb", 2, CONFIRMATION) == f"a\n\n{CONFIRMATION.text}\n\nb"


@pytest.mark.parametrize(("text", "before"), [("", ""), ("a", "a\n\n"), ("a\n", "a\n\n"), ("a\n\n", "a\n\n")])
def test_at_the_end_it_stands_alone_and_the_text_ends_with_a_line(text: str, before: str) -> None:
    found = put_at(text, text.count("\n") + 1, CONFIRMATION)

    assert found.rstrip("\n") == before + CONFIRMATION.text
    assert found.endswith("\n")


def test_two_rules_under_different_headings_are_no_explanation() -> None:
    text = f"{FRONT}\n## A {{#a}}\n\nWords.\n\n***\n\n## B {{#b}}\n\nOther.\n\n***\n\nLast.\n"

    lines = put(text, "Other.", CONFIRMATION).split("\n")

    assert lines[lines.index("Other.") + 2] == CONFIRMATION.text


def test_words_about_a_picture_cannot_end_it_early() -> None:
    sample = image("images/a.svg", "A [form](x)\nwith two parts")

    assert sample.before.startswith("![A (form)(x) with two parts](images/a.svg)\n")
    assert parse_module(f"{FRONT}## A {{#a}}\n\n{sample.text}\n".encode(), "a.md", {})[1] == ()


def test_ids_are_read_from_a_text_without_front_matter_too() -> None:
    assert step_ids("## A {#a}\n\n## B\n") == ("a", "step-2")


def test_questions_from_elsewhere_are_one_sample_of_checks() -> None:
    answers = (Answer("Yes", is_right=True), Answer("No", is_right=False))
    sample = checks([Question("First?", answers, 1), Question("Second?", answers, 5)])

    text = MODULE + insertion(MODULE, len(MODULE.split("\n")), sample).text

    assert sample.chosen == "First?"
    assert sample.text == ("First?\n\n- [(X)] Yes\n- [( )] No\n\nSecond?\n\n- [(X)] Yes\n- [( )] No")
    assert [problem for problem in problems(text) if problem.severity is Severity.ERROR] == []
