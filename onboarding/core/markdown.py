"""Reads a module whole: its outline, and the blocks that its pages show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onboarding.core.blocks import Setting, read_blocks
from onboarding.core.catalogue import Problem
from onboarding.core.front_matter import read_front_matter
from onboarding.core.glossary import Glossary
from onboarding.core.headings import heading_line, plain_title
from onboarding.core.inline import Prose
from onboarding.core.module import Block, ChosenPromises, Definitions, Module, Promise, Step
from onboarding.core.outline import read_structure
from onboarding.core.placeholders import tell_each, written
from onboarding.core.problems import Code, ProblemList
from onboarding.core.promises import MOST
from onboarding.core.scenario import read_scenario
from onboarding.core.source import Line, read_lines
from onboarding.core.structure import STEP_LEVEL, RawStep
from onboarding.core.text import plain
from onboarding.core.words import step_digest

_ABBREVIATION = re.compile(r"\*\[([^\[\]]+)\]:[ \t]*(\S.*)")


def parse_module(
    raw: bytes, path: str, glossary: Mapping[str, str]
) -> tuple[Module | None, tuple[Problem, ...]]:
    """No module means that it can't be shown at all; its problems say why."""
    problems = ProblemList(path)
    read = read_structure(raw, problems)
    if read is None:
        return None, problems.in_order()
    meanings = dict(glossary)
    prose = Prose(problems)
    opening = _without_abbreviations(read.structure.opening, meanings, problems)
    opening_blocks = read_blocks(opening, Setting(prose, problems, heading_level=1))
    bodies = [_without_abbreviations(step.lines, meanings, problems) for step in read.structure.steps]
    terms = Glossary(meanings)
    steps = tuple(
        _step(raw_step, lines, prose, problems, terms)
        for raw_step, lines in zip(read.structure.steps, bodies, strict=True)
    )
    found = problems.in_order()
    return Module(read.outline, opening_blocks, steps, found), found


def parse_glossary(raw: bytes, path: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The terms of all definition lists in the file; the first meaning of a term stands.

    Meanings are plain words; what the council has to add stands in them as it is written.
    """
    problems = ProblemList(path)
    lines = read_lines(raw, problems)
    front = read_front_matter(lines, problems)
    body = lines[front.body :] if front else lines
    meanings: dict[str, str] = {}
    for block in read_blocks(body, Setting(Prose(problems), ProblemList(path))):
        if isinstance(block, Definitions):
            for term, meaning in block.pairs:
                meanings.setdefault(plain(term), written(meaning))
    return meanings, problems.in_order()


def parse_page(raw: bytes, path: str) -> tuple[str, tuple[Block, ...], tuple[Problem, ...]]:
    """The title and the blocks of a page without details and steps, such as the guide for writers."""
    problems = ProblemList(path)
    lines = read_lines(raw, problems)
    headings = ((at, heading_line(line)) for at, line in enumerate(lines))
    at, title = next(((at, found) for at, found in headings if found and found.level == 1), (-1, None))
    blocks = read_blocks(lines[at + 1 :], Setting(Prose(problems), problems, heading_level=1))
    return plain_title(title, problems) if title else "", blocks, problems.in_order()


def _step(
    raw: RawStep, lines: Sequence[Line], prose: Prose, problems: ProblemList, glossary: Glossary
) -> Step:
    outline = raw.outline
    setting = Setting(
        prose, problems, has_activities=True, has_promises=raw.has_promises, heading_level=STEP_LEVEL
    )
    if raw.is_scenario:
        blocks, scenes = read_scenario(lines, raw.line, setting)
    else:
        blocks, scenes = read_blocks(lines, setting), ()
    if raw.has_promises:
        blocks = _with_chosen(blocks, raw.line, problems)
    digest = step_digest(outline.title, blocks, scenes)
    blocks, scenes = glossary.mark(blocks, scenes)
    return Step(
        id=outline.id,
        title=outline.title,
        rev=outline.rev,
        minutes=outline.minutes,
        is_optional=outline.is_optional,
        blocks=blocks,
        scenes=scenes,
        digest=digest,
        line=raw.line,
        is_to_approve=raw.is_to_approve,
    )


def _with_chosen(blocks: tuple[Block, ...], line: int, problems: ProblemList) -> tuple[Block, ...]:
    """The blocks of a step with promises, and the place where those that were chosen stand together."""
    offered = sum(isinstance(block, Promise) for block in blocks)
    if offered < MOST:
        problems.add(Code.TOO_FEW_PROMISES, line, str(offered), str(MOST))
    return (*blocks, ChosenPromises(line)) if offered else blocks


def _without_abbreviations(
    lines: Sequence[Line], meanings: dict[str, str], problems: ProblemList
) -> Sequence[Line]:
    """Takes `*[BSL]: British Sign Language` lines out, and into `meanings`."""
    if not any(line.text.startswith("*[") for line in lines):
        return lines
    kept: list[Line] = []
    for line in lines:
        found = _ABBREVIATION.fullmatch(line.text)
        if found:
            meanings[found[1].strip()] = found[2].strip()
            tell_each([line], problems)
        else:
            kept.append(line)
    return kept
