"""The library we ship as tests read it: its modules, their parts, and the words that learners meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from onboarding.core.catalogue import Pathway
from onboarding.core.markdown import parse_glossary, parse_module
from onboarding.core.module import (
    Block,
    BulletList,
    Callout,
    Check,
    Choices,
    Confirmation,
    Definitions,
    Heading,
    Image,
    Module,
    Option,
    Paragraph,
    Promise,
    Quote,
    Reflection,
    Step,
    Table,
)
from onboarding.core.outline import parse_pathway
from onboarding.core.text import plain

CONTENT = Path(__file__).parents[2] / "content"
PATHWAY, GLOSSARY = "pathway.md", "glossary.md"
MODULES = sorted(path.name for path in CONTENT.glob("*.md") if path.name not in (PATHWAY, GLOSSARY))

FINISH = "finish"
"""The area of the last module, which asks what somebody will do and teaches nothing new."""
SOURCES = "Sources and notes"

_SENTENCE_END = re.compile(r"(?<=[.!?])[”’)]*\s+")
_WORD = re.compile(r"[^\W_][\w’'/-]*")


@cache
def glossary() -> dict[str, str]:
    return parse_glossary((CONTENT / GLOSSARY).read_bytes(), GLOSSARY)[0]


@cache
def read(name: str) -> Module:
    module, _ = parse_module((CONTENT / name).read_bytes(), name, glossary())
    assert module is not None
    return module


@cache
def pathway() -> Pathway:
    return parse_pathway((CONTENT / PATHWAY).read_bytes(), PATHWAY)[0]


def modules() -> list[Module]:
    return [read(name) for name in MODULES]


def blocks_of(step: Step) -> Iterator[Block]:
    """Those of its scenes too; not those within others."""
    yield from step.blocks
    for scene in step.scenes:
        yield from scene.blocks


def checks_of(*found: Module) -> list[Check]:
    blocks = (block for module in found for step in module.steps for block in blocks_of(step))
    return [block for block in blocks if isinstance(block, Check)]


def options_of(*found: Module) -> list[Option]:
    return [option for check in checks_of(*found) for option in check.options]


def images_of(module: Module) -> list[Image]:
    return [block for step in module.steps for block in blocks_of(step) if isinstance(block, Image)]


def runs_of_step(step: Step) -> list[str]:
    """Its title and all that it shows, each run of words that a reader meets as one piece."""
    titles = [step.title, *(scene.title for scene in step.scenes)]
    return [*titles, *runs_in(blocks_of(step))]


def runs_of_module(module: Module) -> list[str]:
    steps = [run for step in module.steps for run in runs_of_step(step)]
    return [module.outline.title, *runs_in(module.opening), *steps]


def runs_of_other_pages() -> list[str]:
    """What is read outside the modules: the pathway and the meanings of terms."""
    found = pathway()
    areas = [words for area in found.areas for words in (area.title, area.intro)]
    return [found.title, *found.welcome, *areas, *glossary(), *glossary().values()]


def runs_in(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _runs(block)


def sentences(runs: Iterable[str]) -> list[str]:
    return [part for run in runs for part in _SENTENCE_END.split(run) if _WORD.search(part)]


def words(sentence: str) -> list[str]:
    return _WORD.findall(sentence)


def _runs(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading() | Confirmation() | Promise():
            yield plain(block.text)
        case BulletList():
            for item in block.items:
                yield plain(item.text)
                yield from runs_in(item.children)
        case Definitions():
            yield from (plain(text) for pair in block.pairs for text in pair)
        case Table():
            yield from (plain(cell) for row in (block.header, *block.rows) for cell in row)
        case Image():
            yield from (block.alt, plain(block.caption))
        case Callout() | Quote():
            yield from runs_in(block.blocks)
        case Check():
            yield plain(block.question)
            for option in block.options:
                yield from (plain(option.text), plain(option.feedback))
            yield from runs_in(block.explanation)
        case Reflection():
            yield plain(block.prompt)
        case Choices():
            yield from (plain(choice.text) for choice in block.choices)


STEPS = [(name, step.id) for name in MODULES for step in read(name).steps]
"""Every step of the library, by the file of its module and its id."""
TAUGHT = [name for name in MODULES if read(name).outline.area != FINISH]
"""The modules that teach something: all but the one in the area FINISH."""
