"""One press mends one line, and leaves every other letter as it was."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onboarding.core.catalogue import Problem
from onboarding.core.fixes import can_fix, fix
from onboarding.core.ids import id_from
from onboarding.core.markdown import parse_module
from onboarding.core.problems import Code
from tests.core.pages import FRONT
from tests.core.test_markdown_anything import FRAGMENTS

QUICK = timedelta(seconds=2)
FAULTS = [
    "## No id\n", "## Ideas? {rev=2}\n", "## Two {.optional} ##\n", "##Tight\n", "##\n", "## {#}\n",
    "## S {#s}\n", "## S {: #s .scenario}\n", "- [x](#scene-1)\n", "### No id {.ending}\n", "### A {#e}\n",
    "#### Deep\n", "##### Deeper\n", "> ##Quoted\n", "![](a.png)\n", "> ![ ](<b c.png>)\n", "a\x01b\n",
    "## T\x0b {\n", "## {a} {b=c}\n",
]  # fmt: skip
FRONTS = [
    FRONT, "---\n---\n", "---\nid:\nversion: 1\n---\n", "---\nversion: 2.3\ntitle: T\n---\n",
    "---\nversion: 1\n .2\n---\n", "---\nid:\nVersion:\n", "\n---\nversion: one\n---\n",
    "---\nversion:2.0  \n---\n",
]  # fmt: skip
TEXTS = st.builds(
    lambda front, body, end: (front + "".join(body)).replace("\n", end),
    st.sampled_from(FRONTS),
    st.lists(st.sampled_from(FAULTS + FRAGMENTS), max_size=20),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


def problems(text: str, path: str = "a-file.md") -> list[Problem]:
    return list(parse_module(text.encode(), path, {})[1])


def lines(text: str) -> list[str]:
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)


def fixed(text: str, code: Code) -> str:
    problem = next(problem for problem in problems(text) if problem.code == code and can_fix(problem))
    found = fix(text, problem)
    assert found is not None
    return found.text


def key(problem: Problem) -> tuple[str, int, str]:
    """What a press is about: of details that are missing, each is one."""
    value = problem.values[0] if problem.code == Code.MISSING_KEY else ""
    return problem.code, problem.line, value


@settings(deadline=QUICK, max_examples=400)
@given(TEXTS)
def test_one_line_changes_and_its_problem_is_gone(text: str) -> None:
    for problem in problems(text):
        found = fix(text, problem)
        if found is None:
            continue
        before, after = lines(text), lines(found.text)
        added = len(after) - len(before)
        assert after[: found.line - 1] == before[: found.line - 1]
        assert after[found.line :] == before[found.line - added :]
        assert added in (0, 1)
        assert key(problem) not in [key(other) for other in problems(found.text)]


def test_the_third_of_three_scenes_gets_an_id_that_the_second_is_not_shown_by() -> None:
    text = f"{FRONT}## S {{#s .scenario}}\n" + "### A {#e}\n" * 3
    third = [problem for problem in problems(text) if problem.code == Code.DUPLICATE_SCENE][-1]

    found = fix(text, third)

    assert found is not None
    assert found.text.endswith("### A {#e}\n### A {#e}\n### A {#e-3}\n")
    assert key(third) not in [key(other) for other in problems(found.text)]


@settings(deadline=QUICK, max_examples=400)
@given(TEXTS)
def test_a_fix_breaks_no_step_and_no_choice(text: str) -> None:
    for problem in problems(text):
        found = fix(text, problem)
        if found is None or problem.code == Code.CONTROL_CHARACTER:  # a letter less may join two marks
            continue
        for code in (Code.CHOICE_TO_NOWHERE, Code.DUPLICATE_STEP, Code.DUPLICATE_SCENE, Code.NO_STEPS):
            assert count(found.text, code) <= count(text, code)


def count(text: str, code: Code) -> int:
    return sum(problem.code == code for problem in problems(text))


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        (Code.MISSING_STEP_ID, "## A *new* step", "## A *new* step {#a-new-step}"),
        (Code.MISSING_STEP_ID, "## What’s next? ##  ", "## What’s next? ## {#whats-next}  "),
        (Code.MISSING_STEP_ID, "## Café {rev=2 .optional}", "## Café {#cafe rev=2 .optional}"),
        (Code.MISSING_STEP_ID, "## 再会", "## 再会 {#step}"),
        (Code.MISSING_STEP_ID, "## S {#s}\n## S", "## S {#s}\n## S {#s-2}"),
        (Code.DUPLICATE_STEP, "## S {#s}\n## S {#s rev=2}", "## S {#s}\n## S {#s-2 rev=2}"),
        (Code.HEADING_WITHOUT_SPACE, "##S {#s}", "## S {#s}"),
        (Code.HEADING_JUMP, "## S {#s}\n##### Deep", "## S {#s}\n### Deep"),
        (
            Code.IMAGE_WITHOUT_ALT,
            "## S {#s}\n![](a.png)",
            "## S {#s}\n![[council to add: what this picture shows | picture]](a.png)",
        ),
        (Code.CONTROL_CHARACTER, "## S {#s}\na\x0cb", "## S {#s}\nab"),
        (
            Code.MISSING_SCENE_ID,
            "## S {#s .scenario}\n- [x](#scene-1)\n### One {.ending}",
            "## S {#s .scenario}\n- [x](#scene-1)\n### One {#scene-1 .ending}",
        ),
        (
            Code.MISSING_SCENE_ID,
            "## S {#s .scenario}\n- [x](#one)\n### One {.ending}",
            "## S {#s .scenario}\n- [x](#one)\n### One {#one .ending}",
        ),
        (
            Code.DUPLICATE_SCENE,
            "## S {#s .scenario}\n### One {#a}\n### Two {#a}",
            "## S {#s .scenario}\n### One {#a}\n### Two {#a-2}",
        ),
    ],
)
def test_each_kind_is_mended_as_an_author_would(code: Code, before: str, after: str) -> None:
    assert fixed(FRONT + before, code) == FRONT + after


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        (Code.MISSING_KEY, "---\ntitle: T\n---\n", "---\nid: a-file\ntitle: T\n---\n"),
        (Code.MISSING_KEY, "---\r\nid: \r\n---\r\n", "---\r\nid: a-file\r\n---\r\n"),
        (Code.MISSING_KEY, "---", "---\nid: a-file"),
        (Code.BAD_VERSION, "---\nid: a\nversion: 1.2\n---\n", "---\nid: a\nversion: 1.2.0\n---\n"),
        (Code.BAD_VERSION, "---\nversion:\n---\n", "---\nversion: 1.0.0\n---\n"),
        (Code.BAD_VERSION, "---\nid: a\n---\n", "---\nversion: 1.0.0\nid: a\n---\n"),
    ],
)
def test_details_at_the_top_are_mended(code: Code, before: str, after: str) -> None:
    assert fixed(before, code) == after


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (Code.HEADING_JUMP, "# T\n### Early\n## S {#s}\n"),  # one less would begin a step
        (Code.HEADING_JUMP, "## S {#s .scenario}\n#### A\n"),  # or a scene
        (Code.MISSING_STEP_ID, "## S\x01\n"),
        (Code.MISSING_STEP_ID, "\x01## S\n"),
        (Code.DUPLICATE_STEP, "## S {#s}\n\x01## S {#s}\n"),
        (Code.MISSING_STEP_ID, "## " + "x" * 19_998 + "\n"),
        (Code.IMAGE_WITHOUT_ALT, "## S {#s}\n![\x01](a.png)\n"),
        (Code.NO_STEPS, ""),
    ],
)
def test_what_is_not_safe_is_left_to_the_author(code: Code, text: str) -> None:
    problem = next(problem for problem in problems(FRONT + text) if problem.code == code)

    assert fix(FRONT + text, problem) is None


@pytest.mark.parametrize(
    "front", ["\n---\n---\n", "---\nversion: one\n---\n", "---\nversion: 1\n  .2\n---\n"]
)
def test_a_version_that_says_something_else_is_left_to_the_author(front: str) -> None:
    [problem] = [problem for problem in problems(front) if problem.code == Code.BAD_VERSION]

    assert fix(front, problem) is None


def test_only_an_id_can_be_made_up() -> None:
    found = {problem.values: can_fix(problem) for problem in problems("---\n---\n") if problem.values}

    assert found == {("",): True, ("area",): False, ("id",): True, ("title",): False}


def test_an_id_is_short_and_free() -> None:
    assert id_from("Who’s who in Zoë’s team?") == "whos-who-in-zoes-team"
    assert id_from("Again", {"again", "again-2"}) == "again-3"
    assert len(id_from("word " * 50)) <= 60
    assert id_from("?!") == "step"
