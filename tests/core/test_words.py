"""The words of a step: what searching finds, and what a digest stands for."""

from __future__ import annotations

import pytest

from onboarding.core.words import step_words
from tests.core.pages import step

BODY = """
Some *soft* words, "quoted" -- and it's wrapped...

### Sub

- one
  - two

| A | B |
|---|---|
| 1 | 2 |

Term
:   Meaning

![A tree](a.png)
*In the park.*

> [!TIP]
> Ask.

> Said.

    code

---

Which?

- [( )] Left
  > No.
- [(X)] Right
  > Yes.

***
Because.
***

What now?

[[___ ___ ___]]

- [ ] I know
"""


def test_the_words_stand_in_the_order_in_which_they_are_shown() -> None:
    assert step_words(step(BODY)) == (
        "Some soft words, “quoted” – and it’s wrapped… Sub one two A B 1 2 Term Meaning A tree In the park. "
        "TIP Ask. Said. code Which? Left No. Right Yes. Because. What now? I know"
    )


def test_the_words_of_a_scenario_hold_its_choices_and_scenes() -> None:
    found = step("Hm.\n\n- [Go](#go)\n### You go {#go .ending}\nWell.\n", attributes=" .scenario")

    assert step_words(found) == "Hm. Go You go Well."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("*soft*", "_soft_"),
        ("*soft*", "soft"),
        ('words, "quoted"', "words,\n  “quoted”"),
        ("it's wrapped...", "it’s wrapped…"),
        ("- one\n  - two", "* one\n    * two"),
        ("| A | B |", "|A|B |"),
        ("> Ask.", "> Ask. "),
        ("[(X)]", "[(x)]"),
        ("\n", "\r\n"),
        ("(a.png)", "(b.png)"),
    ],
)
def test_what_shows_the_same_has_the_same_digest(old: str, new: str) -> None:
    assert old in BODY
    assert step(BODY.replace(old, new)).digest == step(BODY).digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("soft", "kind"),
        ("A tree", "Two trees"),
        ("In the park.", "At home."),
        ("[( )] Left", "[(X)] Left"),
        ("No.", "Not."),
        ("Because.", "Why not."),
        ("[!TIP]", "[!NOTE]"),
        ("I know", "I see"),
    ],
)
def test_other_words_have_another_digest(old: str, new: str) -> None:
    assert step(BODY.replace(old, new)).digest != step(BODY).digest


def test_the_title_counts_and_the_glossary_does_not() -> None:
    marked = step("The words.", {"words": "What is said."})

    assert marked.blocks != step("The words.").blocks
    assert marked.digest == step("The words.").digest
