"""Every word that a step shows is met once, with the line to mend it on."""

from __future__ import annotations

from onboarding.core.runs import runs_in, runs_of_step
from tests.core.pages import STEP_LINE, read, step

BODY = """Some *plain* [words](https://a.uk).

- one
- two
  - three

### A heading

| a | b |
|---|---|
| c | d |
| e | f |

Term
:   Meaning

![what it shows](a.png)
*Caption*

> [!TIP]
> said

```
code
```

Q?

- [(X)] yes
  > why
- [( )] no

***
because
***

And?

[[___ ___ ___]]

- [ ] I have
"""


def test_each_run_has_its_line() -> None:
    found = [(run.line - STEP_LINE, run.text) for run in runs_of_step(step(BODY))]

    assert found == [
        (0, "A step"),
        (1, "Some plain words."),
        (3, "one"),
        (4, "two"),
        (5, "three"),
        (7, "A heading"),
        (9, "a"),
        (9, "b"),
        (11, "c"),
        (11, "d"),
        (12, "e"),
        (12, "f"),
        (14, "Term"),
        (14, "Meaning"),
        (17, "what it shows"),
        (17, "Caption"),
        (21, "said"),
        (29, "Q?"),
        (29, "yes"),
        (29, "why"),
        (31, "no"),
        (34, "because"),
        (39, "And?"),
        (41, "I have"),
    ]


def test_scenes_are_a_part_of_their_step() -> None:
    body = "Go.\n\n- [on](#on)\n\n### On {#on .ending}\n\nThere.\n"

    runs = runs_of_step(step(body, attributes=" .scenario"))

    assert [run.text for run in runs] == ["A step", "Go.", "on", "On", "There."]


def test_the_words_of_a_link_are_not_the_authors_own() -> None:
    [run] = runs_in(step("Read [the page](https://a.uk) first.").blocks)

    assert (run.text, run.own) == ("Read the page first.", "Read  first.")


def test_what_has_no_words_is_no_run() -> None:
    assert list(runs_in(read("---\nid: a\n---\n***\n\n![](a.png)\n\n## S {#s}\n").opening)) == []
