"""Reads what a step asks its reader to do: checks with their options, and things to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onboarding.core.inline import Prose
from onboarding.core.marks import CALLOUT, CONFIRMATION, OPTION, QUOTE, RULE, ends_paragraph, is_blank
from onboarding.core.module import Option
from onboarding.core.problems import Code, ProblemList
from onboarding.core.source import Line
from onboarding.core.text import Text


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one check; `end` is the place after them."""

    options: tuple[Option, ...]
    several: bool
    end: int


@dataclass(slots=True)
class _Draft:
    mark: str
    several: bool
    words: list[Line]
    feedback: list[Line] = field(default_factory=list)


def read_options(lines: Sequence[Line], at: int, prose: Prose, problems: ProblemList) -> Options:
    """`lines[at]` is the first option."""
    drafts: list[_Draft] = []
    end = at
    while at < len(lines):
        line = lines[at]
        found = OPTION.match(line.text)
        feedback = _feedback(line.text, after_blank=end != at)
        if found:
            mark = found[1] if found[2] is None else found[2]
            drafts.append(_Draft(mark, found[2] is not None, [Line(line.number, found[3])]))
        elif feedback is not None:
            drafts[-1].feedback.append(Line(line.number, feedback))
        elif not is_blank(line.text):
            if not _wraps(line, after_blank=end != at):
                break
            (drafts[-1].feedback or drafts[-1].words).append(line)
        at += 1
        if not is_blank(line.text):
            end = at
    several = any(draft.several for draft in drafts)
    if any(draft.several != several for draft in drafts):
        problems.add(Code.CHECK_MIXED, drafts[0].words[0].number)
    options = tuple(_option(draft, prose, problems) for draft in drafts)
    check_options(options, several=several, problems=problems)
    return Options(options, several, end)


def check_options(options: Sequence[Option], *, several: bool, problems: ProblemList) -> None:
    """Tells of a check that can't be answered, or can't be got wrong."""
    line = options[0].line
    right = sum(option.is_right for option in options)
    if len(options) < 2:
        problems.add(Code.CHECK_TOO_SHORT, line)
    if not right:
        problems.add(Code.CHECK_WITHOUT_RIGHT, line)
    elif right == len(options):
        problems.add(Code.CHECK_ONLY_RIGHT, line)
    elif right > 1 and not several:
        problems.add(Code.CHECK_SEVERAL_RIGHT, line)


def read_explanation(lines: Sequence[Line], at: int) -> tuple[Sequence[Line], int] | None:
    """The lines between two `***`, and the place after them; None when the second is missing."""
    for end in range(at + 1, len(lines)):
        if is_explanation_mark(lines[end].text):
            return lines[at + 1 : end], end + 1
    return None


def is_explanation_mark(text: str) -> bool:
    return bool(RULE.match(text)) and "*" in text


def read_confirmation(lines: Sequence[Line], at: int, prose: Prose) -> tuple[Text, int]:
    """The words to tick, and the place after them."""
    found = CONFIRMATION.match(lines[at].text)
    words = [Line(lines[at].number, found[1] if found else lines[at].text)]
    end = at + 1
    while end < len(lines) and _wraps(lines[end], after_blank=False):
        words.append(lines[end])
        end += 1
    return prose.text(words), end


def _feedback(text: str, *, after_blank: bool) -> str | None:
    """What a `>` line says about the option above it; a quote or a callout of its own says nothing."""
    found = QUOTE.match(text.lstrip())
    is_indented = text[:1] in (" ", "\t")
    if not found or (not is_indented and (after_blank or CALLOUT.match(found[1]))):
        return None
    return found[1]


def _wraps(line: Line, *, after_blank: bool) -> bool:
    """Whether the line goes on with the words above it."""
    return not after_blank and not ends_paragraph(line)


def _option(draft: _Draft, prose: Prose, problems: ProblemList) -> Option:
    line = draft.words[0].number
    text = prose.text(draft.words)
    feedback = prose.text(draft.feedback) if draft.feedback else ()
    if not text:
        problems.add(Code.OPTION_EMPTY, line)
    if not feedback:
        problems.add(Code.OPTION_WITHOUT_FEEDBACK, line)
    return Option(text, "x" in draft.mark.lower(), feedback, line)
