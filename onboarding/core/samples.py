"""A sample of each thing that a module is made of, for the author to write over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onboarding.core.front_matter import read_front_matter
from onboarding.core.ids import id_from
from onboarding.core.module import CalloutKind
from onboarding.core.problems import ProblemList
from onboarding.core.questions import Question, check_text
from onboarding.core.source import read_lines
from onboarding.core.structure import split_steps


@dataclass(frozen=True, slots=True)
class Sample:
    """Whole lines without the last end; `chosen` is what one writes over first.

    A sample that is a step of its own stands after the step that it is put into; one that needs a step
    never stands among the opening words.
    """

    before: str
    chosen: str
    after: str
    is_step: bool = False
    needs_step: bool = False

    @property
    def text(self) -> str:
        return self.before + self.chosen + self.after


CHECK = Sample(
    "",
    "What do you do first?",
    """

- [(X)] The right answer
  > Say why it is the right one.
- [( )] Another answer
  > Say kindly why there is a better one.
- [( )] One more answer
  > Say kindly why there is a better one.

***
What to take away, whichever answer was chosen.
***""",
    needs_step=True,
)
SEVERAL = Sample(
    "",
    "Which of these help? Choose all that do.",
    """

- [[X]] A right answer
  > Say why it helps.
- [[X]] Another right answer
  > Say why it helps.
- [[ ]] An answer that is not right
  > Say kindly why it does not help.

***
What to take away, whichever answers were chosen.
***""",
    needs_step=True,
)
REFLECTION = Sample("", "What would you do?", "\n\n[[___ ___ ___]]", needs_step=True)
CONFIRMATION = Sample("- [ ] ", "I know who to ask if I am not sure.", "", needs_step=True)
TABLE = Sample(
    "| ",
    "What",
    """ | When |
| --- | --- |
| The first thing | On the first day |
| The second thing | In the first week |""",
)


def step(title: str, text: str) -> Sample:
    """A step of this title for the module with that text: its id is new there."""
    return Sample(f"{_heading(title, text)}\n\n", "What people read in this step.", "", is_step=True)


def scenario(title: str, text: str) -> Sample:
    """A step with a story, one choice and two endings."""
    return Sample(
        f"{_heading(title, text, ' .scenario')}\n\n",
        "What has happened, and who is upset about it.",
        """

- [The first thing you could do](#first-way)
- [The other thing you could do](#other-way)

### You do the first thing {#first-way .ending}

What comes of it.

### You do the other thing {#other-way .ending}

What comes of it.""",
        is_step=True,
    )


def callout(kind: CalloutKind) -> Sample:
    return Sample(f"> [!{kind}]\n> ", "One or two sentences that stand out.", "")


def image(source: str, alt: str) -> Sample:
    """`source` is where the picture lies in the library; its caption is what one writes next."""
    return Sample(f"![{within_brackets(alt)}]({source})\n*", "What the picture shows.", "*")


def step_ids(text: str) -> tuple[str, ...]:
    """The ids of the steps of a module, those that were made up for want of one included."""
    unheard = ProblemList("")
    lines = read_lines(text.encode("utf-8", "replace"), unheard)
    front = read_front_matter(lines, unheard)
    body = lines[front.body :] if front else lines
    return tuple(raw.outline.id for raw in split_steps(body, unheard).steps)


def _heading(title: str, text: str, classes: str = "") -> str:
    words = " ".join(title.split())
    return f"## {words} {{#{id_from(words, step_ids(text))} rev=1{classes}}}"


def within_brackets(alt: str) -> str:
    """A bracket in it would end it early."""
    return " ".join(alt.translate(str.maketrans("[]", "()")).split())


def checks(questions: Sequence[Question]) -> Sample:
    """Questions from another system as checks; there is at least one."""
    text = "\n".join(map(check_text, questions)).rstrip("\n")
    chosen, end, after = text.partition("\n")
    return Sample("", chosen, end + after, needs_step=True)
