"""Advice on a module that can be published as it is, and might teach better."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from onboarding.core.acronyms import unexplained
from onboarding.core.catalogue import Problem
from onboarding.core.module import Check, Module, Step
from onboarding.core.plain_words import words_to_avoid
from onboarding.core.problems import Code, ProblemList
from onboarding.core.reading import HIGHEST_GRADE, LONGEST_SENTENCE, grade, sentences
from onboarding.core.runs import Run, runs_in, runs_of_step
from onboarding.core.text import plain

_FEWEST_CHECKS = 3
_FEWEST_WORDS = 100  # the grade of a shorter text says more of its names than of its style


def advise(
    module: Module, today: date, *, terms: Collection[str] = (), review_line: int = 0
) -> tuple[Problem, ...]:
    """Words that are hard to read, a review date that has passed, and checks that can be guessed.

    `terms` are those that the glossary or the module explains; `review_line` is where the review date stands.
    """
    outline = module.outline
    problems = ProblemList(outline.path)
    if outline.review_by and outline.review_by < today:
        problems.add(Code.REVIEW_DATE_PASSED, review_line, outline.review_by.isoformat())
    runs = list(runs_in(module.opening))
    _advise_on_words(runs, problems)
    for step in module.steps:
        runs_here = runs_of_step(step)
        _advise_on_grade(step, _advise_on_words(runs_here, problems), problems)
        runs += runs_here
    for found in unexplained(runs, terms):
        problems.add(Code.ACRONYM_UNEXPLAINED, found.line, found.text)
    _advise_on_checks(list(_checks_in(module)), problems)
    return problems.in_order()


def _advise_on_words(runs: Sequence[Run], problems: ProblemList) -> list[str]:
    """Returns the sentences that it came by."""
    met = []
    for line, text, _ in runs:
        found = sentences(text)
        for sentence in found:
            count = len(sentence.split())
            if count > LONGEST_SENTENCE:
                problems.add(Code.LONG_SENTENCE, line, str(count), str(LONGEST_SENTENCE))
        for word, better in words_to_avoid(text):
            problems.add(Code.WORD_TO_AVOID, line, word, better)
        met += found
    return met


def _advise_on_grade(step: Step, found: Sequence[str], problems: ProblemList) -> None:
    if sum(sentence.count(" ") + 1 for sentence in found) < _FEWEST_WORDS:
        return
    reached = round(grade(found), 1)
    if reached > HIGHEST_GRADE:
        problems.add(Code.READING_GRADE, step.line, step.title, str(reached))


def _advise_on_checks(checks: Sequence[Check], problems: ProblemList) -> None:
    """Only checks with one right answer among several can be guessed by its look."""
    guessable = [check for check in checks if sum(option.is_right for option in check.options) == 1]
    if len(guessable) < _FEWEST_CHECKS:
        return
    line, count = guessable[0].line, str(len(guessable))
    if all(_right_is_longest(check) for check in guessable):
        problems.add(Code.RIGHT_ALWAYS_LONGEST, line, count)
    if len({_right_place(check) for check in guessable}) == 1:
        problems.add(Code.RIGHT_ALWAYS_SAME_PLACE, line, count)


def _right_is_longest(check: Check) -> bool:
    """Longer than every other: where two are as long, nobody can tell."""
    lengths = [len(plain(option.text)) for option in check.options]
    right = lengths.pop(_right_place(check))
    return right > max(lengths, default=right)


def _right_place(check: Check) -> int:
    return next(at for at, option in enumerate(check.options) if option.is_right)


def _checks_in(module: Module) -> Iterator[Check]:
    for step in module.steps:
        for blocks in (step.blocks, *(scene.blocks for scene in step.scenes)):
            yield from (block for block in blocks if isinstance(block, Check))
