"""Questions from other systems, ready to become checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onboarding.core.escapes import escaped, paragraph


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    is_right: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`group` is the category that it stood in, or nothing; `line` is where it began in its file."""

    text: str
    answers: tuple[Answer, ...]
    line: int
    explanation: str = ""
    group: str = ""

    @property
    def several(self) -> bool:
        return sum(answer.is_right for answer in self.answers) > 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What could not be taken over, in a sentence; `line` counts from 1, and is 0 where a file has none."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class ReadQuestions:
    questions: tuple[Question, ...]
    left_out: tuple[LeftOut, ...]


def fault_in(answers: Sequence[Answer]) -> str:
    """Why these answers make no check, or nothing."""
    right = sum(answer.is_right for answer in answers)
    if len(answers) < 2:
        return "It has fewer than two answers."
    if not right:
        return "None of its answers is right."
    if right == len(answers):
        return "All of its answers are right."
    return "" if all(answer.text for answer in answers) else "One of its answers has no words."


def check_text(question: Question) -> str:
    """The check as an author writes it, for a step."""
    return "\n".join(_check_lines(question)) + "\n"


def _check_lines(question: Question) -> Iterator[str]:
    yield from (paragraph(line) for line in question.text.splitlines() if line.strip())
    yield ""
    box = "[[{}]]" if question.several else "[({})]"
    for answer in question.answers:
        yield f"- {box.format('X' if answer.is_right else ' ')} {escaped(_one_line(answer.text))}"
        if answer.feedback:
            yield f"  > {escaped(_one_line(answer.feedback))}"
    if question.explanation:
        yield from ("", "***", paragraph(_one_line(question.explanation)), "***")


def _one_line(words: str) -> str:
    return " ".join(words.split())
