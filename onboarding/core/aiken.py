"""Reads questions in Aiken form: the question, an answer a line, and which of them is right.

What do you do first?
A. Fill it in
B. Ask what would help
ANSWER: B
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onboarding.core.questions import Answer, LeftOut, Question, ReadQuestions, fault_in
from onboarding.core.source import Line

_ANSWER = re.compile(r"\s*([A-Z])[.)]\s+(.*\S)\s*")
_RIGHT = re.compile(r"\s*ANSWER\s*:\s*([A-Za-z])\s*")


def is_aiken(lines: Sequence[Line]) -> bool:
    return any(_RIGHT.fullmatch(line.text) for line in lines)


def read_aiken(lines: Sequence[Line]) -> ReadQuestions:
    """What is no whole question is left out, and said by its first line."""
    questions: list[Question] = []
    left_out: list[LeftOut] = []
    for block in _blocks(lines):
        found = _question(block)
        if isinstance(found, Question):
            questions.append(found)
        else:
            left_out.append(found)
    return ReadQuestions(tuple(questions), tuple(left_out))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines up to each ANSWER; a question that has none ends where the next one begins."""
    block: list[Line] = []
    for line in lines:
        if not line.text.strip():
            continue
        if block and _ANSWER.fullmatch(block[-1].text) and not _goes_on(line):
            yield block
            block = []
        block.append(line)
        if _RIGHT.fullmatch(line.text):
            yield block
            block = []
    if block:
        yield block


def _goes_on(line: Line) -> bool:
    return bool(_ANSWER.fullmatch(line.text) or _RIGHT.fullmatch(line.text))


def _question(block: Sequence[Line]) -> Question | LeftOut:
    first = block[0].number
    right = _RIGHT.fullmatch(block[-1].text)
    if right is None:
        return LeftOut(first, "No line says “ANSWER: …” for this question.")
    words = [line.text.strip() for line in block[:-1] if not _ANSWER.fullmatch(line.text)]
    found = [match for line in block[:-1] if (match := _ANSWER.fullmatch(line.text))]
    if not words:
        return LeftOut(first, "These answers have no question.")
    letters = [match[1] for match in found]
    if right[1].upper() not in letters:
        return LeftOut(first, f"Its right answer, {right[1].upper()}, is not among its answers.")
    answers = tuple(Answer(match[2], match[1] == right[1].upper()) for match in found)
    fault = fault_in(answers)
    return LeftOut(first, fault) if fault else Question("\n".join(words), answers, first)
