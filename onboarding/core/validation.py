"""Advice on a module that can be published as it is, and might teach better."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onboarding.core.catalogue import Problem
from onboarding.core.module import Block, BulletList, Callout, Check, Module, Paragraph, Quote
from onboarding.core.problems import Code, ProblemList
from onboarding.core.text import Text, plain

LONGEST_SENTENCE = 25
_FEWEST_CHECKS = 3
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’)]*\s+")


def advise(module: Module, today: date) -> tuple[Problem, ...]:
    """Long sentences, a review date that has passed, and checks whose answers can be guessed."""
    outline = module.outline
    problems = ProblemList(outline.path)
    if outline.review_by and outline.review_by < today:
        problems.add(Code.REVIEW_DATE_PASSED, 0, outline.review_by.isoformat())
    pages = [module.opening, *(step.blocks for step in module.steps)]
    pages += [scene.blocks for step in module.steps for scene in step.scenes]
    for blocks in pages:
        for line, text in _prose(blocks):
            _advise_on_sentences(line, text, problems)
    _advise_on_checks([block for blocks in pages for block in blocks if isinstance(block, Check)], problems)
    return problems.in_order()


def _advise_on_sentences(line: int, text: Text, problems: ProblemList) -> None:
    for sentence in _SENTENCE_END.split(plain(text)):
        words = len(sentence.split())
        if words > LONGEST_SENTENCE:
            problems.add(Code.LONG_SENTENCE, line, str(words), str(LONGEST_SENTENCE))


def _advise_on_checks(checks: Sequence[Check], problems: ProblemList) -> None:
    """Only checks with one right answer among several can be guessed by its look."""
    guessable = [check for check in checks if sum(option.is_right for option in check.options) == 1]
    if len(guessable) < _FEWEST_CHECKS:
        return
    count = str(len(guessable))
    if all(_right_is_longest(check) for check in guessable):
        problems.add(Code.RIGHT_ALWAYS_LONGEST, 0, count)
    if len({_right_place(check) for check in guessable}) == 1:
        problems.add(Code.RIGHT_ALWAYS_SAME_PLACE, 0, count)


def _right_is_longest(check: Check) -> bool:
    lengths = [len(plain(option.text)) for option in check.options]
    return lengths[_right_place(check)] == max(lengths)


def _right_place(check: Check) -> int:
    return next(at for at, option in enumerate(check.options) if option.is_right)


def _prose(blocks: Sequence[Block]) -> Iterator[tuple[int, Text]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.line, block.text
            case BulletList():
                yield from ((block.line, item.text) for item in block.items)
            case Quote() | Callout():
                yield from _prose(block.blocks)
            case Check():
                yield block.line, block.question
                yield from ((option.line, option.feedback) for option in block.options)
                yield from _prose(block.explanation)
            case _:
                pass
