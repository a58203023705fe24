"""Finds where a sample may stand in a module without cutting anything in two, and what to write there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onboarding.core.checks import is_explanation_mark
from onboarding.core.front_matter import read_front_matter
from onboarding.core.headings import code_lines, heading_line
from onboarding.core.marks import OPTION, QUOTE, is_blank, is_reflection
from onboarding.core.problems import ProblemList
from onboarding.core.samples import Sample
from onboarding.core.source import Line
from onboarding.core.structure import STEP_LEVEL


@dataclass(frozen=True, slots=True)
class Insertion:
    """`text` goes in before line `line`, counted from 1; one past the last is the end of the text.

    What is to be written over first is `chosen` characters long and begins `chosen_at` characters into it.
    """

    line: int
    text: str
    chosen_at: int
    chosen: int


def insertion(text: str, line: int, sample: Sample) -> Insertion:
    """Where `sample` goes for a cursor in `line`, with the blank lines that it needs around it."""
    lines = text.split("\n")
    page = _Page(lines)
    at = page.place_for(sample, line - 1)
    if at == len(lines) and is_blank(lines[-1]):
        at -= 1
    is_end = at == len(lines)
    above = "" if at == 0 or is_blank(lines[at - 1]) else "\n"
    if is_end:
        above = "\n\n"
    below = "" if is_end or is_blank(lines[at]) else "\n"
    before = above + sample.before
    whole = f"{above}{sample.text}\n{below}"
    return Insertion(at + 1, whole, len(before), len(sample.chosen))


class _Page:
    """Lines by index, from 0."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        numbered = [Line(number, text) for number, text in enumerate(lines, start=1)]
        front = read_front_matter(numbered, ProblemList(""))
        self._body = front.body if front else 0
        self._fences = {
            start + self._body: end + self._body
            for start, end in code_lines(numbered[self._body :], ProblemList("")).items()
        }
        self._explained = self._explanations()

    def place_for(self, sample: Sample, at: int) -> int:
        if sample.is_step:
            return self.end_of_step(at)
        first = self.end_of_step(-1)
        if sample.needs_step and at < first < len(self._lines):
            return self.end_of_step(first)
        return self.end_of_block(at)

    def end_of_step(self, at: int) -> int:
        """The heading of the next step, or the end."""
        at = max(at + 1, self._body)
        starts = (at for at in range(at, len(self._lines)) if self._is_step(at))
        return next(starts, len(self._lines))

    def end_of_block(self, at: int) -> int:
        """`at` itself when it is blank and between two things, else the line after what stands there."""
        at = self._in_body(at)
        for start, end in (*self._fences.items(), *self._explained.items()):
            if start <= at < end:
                return end
        end = at
        while end < len(self._lines) and not is_blank(self._lines[end]):
            end += 1
            if heading_line(Line(0, self._lines[end - 1])):
                return end
        return self._end_of_check(end) or end

    def _in_body(self, at: int) -> int:
        """In the front matter means below the title, which is what follows it."""
        return at if at >= self._body else self._past_blanks(self._body)

    def _end_of_check(self, end: int) -> int:
        """Where the check or reflection ends that a question at `end` belongs to; 0 where it is none."""
        at = self._past_blanks(end)
        if at < len(self._lines) and is_reflection(self._lines[at]):
            return at + 1
        is_check = False
        while at < len(self._lines) and self._belongs_to_check(at):
            is_check = True
            while at < len(self._lines) and not is_blank(self._lines[at]):
                at += 1
            end, at = at, self._past_blanks(at)
        if self._explained.get(at):
            return self._explained[at]
        return end if is_check else 0

    def _belongs_to_check(self, at: int) -> bool:
        text = self._lines[at]
        return bool(OPTION.match(text)) or (text.startswith((" ", "\t")) and bool(QUOTE.match(text.lstrip())))

    def _past_blanks(self, at: int) -> int:
        while at < len(self._lines) and is_blank(self._lines[at]):
            at += 1
        return at

    def _is_step(self, at: int) -> bool:
        heading = heading_line(Line(0, self._lines[at]))
        is_code = any(start <= at < end for start, end in self._fences.items())
        return heading is not None and heading.level == STEP_LEVEL and not is_code

    def _explanations(self) -> dict[int, int]:
        """Where two `***` stand around something under one heading, and the line after."""
        found: dict[int, int] = {}
        opened = -1
        for at in range(self._body, len(self._lines)):
            if heading_line(Line(0, self._lines[at])):
                opened = -1
            elif is_explanation_mark(self._lines[at]):
                if opened >= 0:
                    found[opened] = at + 1
                opened = at if opened < 0 else -1
        return found
