"""A step that lost its id gets back the one under which people have done it, where it is plain which."""

from __future__ import annotations

import pytest

from onboarding.core.catalogue import Problem
from onboarding.core.fixes import fix
from onboarding.core.markdown import parse_module
from onboarding.core.problems import Code
from tests.core.pages import FRONT

ASK = "## Ask first {#ask rev=2 minutes=4 .optional}\n\nAsk what matters to the person and then wait.\n"
LISTEN = "## Listen {#hear rev=1}\n\nListen well, and say back what you have heard.\n"
SAVED = f"{FRONT}{ASK}\n{LISTEN}"


def missing(text: str) -> Problem:
    found = parse_module(text.encode(), "a.md", {})[1]
    return next(one for one in found if one.code == Code.MISSING_STEP_ID)


def mended(text: str, *earlier: str) -> str:
    """The line that is mended, of the first step without an id."""
    problem = missing(text)
    found = fix(text, problem, earlier)
    assert found is not None
    assert found.line == problem.line
    return found.text.split("\n")[found.line - 1]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (" {#hear rev=1}", "", "## Listen {#hear rev=1}"),
        ("{#hear rev=1}", "{rev=1}", "## Listen {#hear rev=1}"),
        (" {#ask rev=2 minutes=4 .optional}", "", "## Ask first {#ask rev=2 minutes=4 .optional}"),
        (
            "## Ask first {#ask rev=2 minutes=4 .optional}",
            "## ASK  First",
            "## ASK  First {#ask rev=2 minutes=4 .optional}",
        ),
        ("## Listen {#hear rev=1}", "## Hear them", "## Hear them {#hear rev=1}"),
        ("## Listen {#hear rev=1}\n\nListen well, and say", "## Hear\n\nSay", "## Hear {#hear rev=1}"),
    ],
)  # fmt: skip
def test_an_id_comes_back_with_all_that_stood_beside_it(old: str, new: str, line: str) -> None:
    assert old in SAVED
    assert mended(SAVED.replace(old, new), SAVED) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (SAVED.replace("## Listen {#hear rev=1}\n\nListen well", "## Act\n\nDo as"), "## Act {#act}"),
        (f"{SAVED}\n## Listen\n\nOther words.\n", "## Listen {#listen}"),
        (
            SAVED.replace(" {#hear rev=1}", "") + "\n## Listen\n\nListen well, and say back what.\n",
            "## Listen {#listen}",
        ),
        (f"{FRONT}\n##\n", "## {#step}"),
    ],
)  # fmt: skip
def test_where_it_is_not_plain_the_title_gives_a_new_one(text: str, line: str) -> None:
    text = text.replace("say back what you have heard.", "x y z.") if "Do as" in text else text

    assert mended(text, SAVED) == line


def test_two_of_one_title_are_told_apart_by_their_words() -> None:
    saved = f"{FRONT}## A {{#one}}\n\nBread and butter.\n\n## A {{#two}}\n\nTea with milk.\n"

    assert mended(saved.replace(" {#two}", ""), saved) == "## A {#two}"


def test_what_is_published_knows_what_the_saved_page_lost() -> None:
    lost = SAVED.replace(" {#hear rev=1}", "")

    assert mended(lost, lost, SAVED) == "## Listen {#hear rev=1}"
    assert mended(lost, lost) == "## Listen {#listen}"


def test_a_line_that_would_say_something_else_keeps_a_plain_id() -> None:
    saved = f"{FRONT}## A {{#one}}\n\nWords.\n"
    long = f"{FRONT}## {'A' * 19_996}\n\nWords.\n"

    assert mended(f"{FRONT}## A #\n\nWords.\n", saved) == "## A # {#one}"
    assert fix(long, missing(long), [saved]) is None
