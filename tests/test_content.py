"""What must hold of the content we ship, so that no later edit makes it harder to read or easier to guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree

import pytest
from PySide6.QtSvg import QSvgRenderer

from onboarding.core.markdown import parse_glossary, parse_module
from onboarding.core.module import (
    Block,
    BulletList,
    Callout,
    Check,
    Choices,
    Confirmation,
    Heading,
    Image,
    Module,
    Option,
    Paragraph,
    Quote,
    Reflection,
    Step,
    Table,
)
from onboarding.core.outline import parse_pathway
from onboarding.core.problems import WAITS_FOR_COUNCIL
from onboarding.core.text import plain

CONTENT = Path(__file__).parent.parent / "content"
PAGES = ("pathway.md", "glossary.md")
MODULES = sorted(path.name for path in CONTENT.glob("*.md") if path.name not in PAGES)
PICTURES = sorted(path.name for path in CONTENT.glob("images/*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
SAFE_ELEMENTS = {"svg", "title", "g", "path", "rect", "circle", "ellipse", "polygon", "text"}
SENTENCE_END = re.compile(r"(?<=[.!?])[”’)]*\s+")
WORD = re.compile(r"[^\W_][\w’'/-]*")


def read(name: str) -> Module:
    glossary, _ = parse_glossary((CONTENT / "glossary.md").read_bytes(), "glossary.md")
    module, _ = parse_module((CONTENT / name).read_bytes(), name, glossary)
    assert module is not None
    return module


def modules() -> list[Module]:
    return [read(name) for name in MODULES]


def blocks_of(step: Step) -> Iterator[Block]:
    yield from step.blocks
    for scene in step.scenes:
        yield from scene.blocks


def checks_of(*found: Module) -> list[Check]:
    return [
        block
        for module in found
        for step in module.steps
        for block in blocks_of(step)
        if isinstance(block, Check)
    ]


def images_of(module: Module) -> list[Image]:
    return [block for step in module.steps for block in blocks_of(step) if isinstance(block, Image)]


def words_in(block: Block) -> Iterator[str]:
    """Each run of words that a reader meets as one piece."""
    match block:
        case Paragraph() | Heading() | Confirmation():
            yield plain(block.text)
        case BulletList():
            for item in block.items:
                yield plain(item.text)
                for child in item.children:
                    yield from words_in(child)
        case Table():
            yield from (plain(cell) for row in (block.header, *block.rows) for cell in row)
        case Image():
            yield from (block.alt, plain(block.caption))
        case Callout() | Quote():
            for inner in block.blocks:
                yield from words_in(inner)
        case Check():
            yield plain(block.question)
            for option in block.options:
                yield from (plain(option.text), plain(option.feedback))
            for inner in block.explanation:
                yield from words_in(inner)
        case Reflection():
            yield plain(block.prompt)
        case Choices():
            yield from (plain(choice.text) for choice in block.choices)


def sentences_of(module: Module) -> list[str]:
    blocks = [*module.opening, *(block for step in module.steps for block in blocks_of(step))]
    runs = [run for block in blocks for run in words_in(block)]
    return [sentence for run in runs for sentence in SENTENCE_END.split(run) if WORD.search(sentence)]


def length(sentence: str) -> int:
    return len(WORD.findall(sentence))


def mean_length(options: list[Option]) -> float:
    return mean(len(plain(option.text)) for option in options)


@pytest.mark.parametrize("name", MODULES)
def test_a_shipped_module_has_nothing_to_mend(name: str) -> None:
    assert [problem for problem in read(name).problems if problem.code not in WAITS_FOR_COUNCIL] == []


def test_the_pathway_and_the_glossary_have_nothing_to_mend() -> None:
    _, pathway_problems = parse_pathway((CONTENT / "pathway.md").read_bytes(), "pathway.md")
    _, glossary_problems = parse_glossary((CONTENT / "glossary.md").read_bytes(), "glossary.md")

    assert (pathway_problems, glossary_problems) == ((), ())


def test_every_module_has_its_own_place_in_an_area_of_the_pathway() -> None:
    pathway, _ = parse_pathway((CONTENT / "pathway.md").read_bytes(), "pathway.md")
    places = [(module.outline.area, module.outline.order) for module in modules()]

    assert {area for area, _ in places} == {area.id for area in pathway.areas}
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", MODULES)
def test_the_minutes_of_the_required_steps_are_those_of_the_module(name: str) -> None:
    outline = read(name).outline

    assert sum(step.minutes for step in outline.required_steps) == outline.minutes


@pytest.mark.parametrize("name", MODULES)
def test_a_module_asks_often_enough_and_not_too_often(name: str) -> None:
    checks = checks_of(read(name))

    assert 4 <= len(checks) <= 8
    assert any(check.several for check in checks)


@pytest.mark.parametrize("name", MODULES)
def test_the_last_required_step_asks_to_confirm(name: str) -> None:
    last = [step for step in read(name).steps if not step.is_optional][-1]

    assert any(isinstance(block, Confirmation) for block in last.blocks)


@pytest.mark.parametrize("name", MODULES)
def test_a_scenario_takes_two_decisions(name: str) -> None:
    story = next(step for step in read(name).steps if step.is_scenario)
    endings = {scene.id for scene in story.scenes if scene.is_ending}
    first = {
        choice.target for block in story.blocks if isinstance(block, Choices) for choice in block.choices
    }

    assert endings
    assert not first & endings


def test_the_right_answer_stands_in_no_favourite_place() -> None:
    single = [check for check in checks_of(*modules()) if not check.several]
    places = Counter([option.is_right for option in check.options].index(True) for check in single)

    assert max(places.values()) <= 0.35 * len(single)


def test_the_right_answer_is_not_known_by_its_length() -> None:
    options = [option for check in checks_of(*modules()) for option in check.options]
    right = mean_length([option for option in options if option.is_right])
    wrong = mean_length([option for option in options if not option.is_right])

    assert right / wrong == pytest.approx(1, abs=0.15)


@pytest.mark.parametrize("name", MODULES)
def test_sentences_are_short(name: str) -> None:
    sentences = sentences_of(read(name))

    assert [sentence for sentence in sentences if length(sentence) > 25] == []
    assert mean(map(length, sentences)) <= 16


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_drawn_as_well_as_written(name: str) -> None:
    images = images_of(read(name))

    assert len(images) >= 3
    assert all((CONTENT / image.source).is_file() for image in images)
    assert all(image.alt and plain(image.caption) for image in images)


def test_every_picture_is_used() -> None:
    used = {Path(image.source).name for module in modules() for image in images_of(module)}

    assert used == set(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_safe_to_draw_and_large_enough_to_read(name: str, qapp: object) -> None:
    path = CONTENT / "images" / name
    elements = list(ElementTree.parse(path).iter())
    sizes = [float(element.get("font-size", "0")) for element in elements if element.tag == f"{SVG}text"]
    renderer = QSvgRenderer(str(path))

    assert {element.tag.removeprefix(SVG) for element in elements} <= SAFE_ELEMENTS
    assert all(size >= 30 for size in sizes)
    assert renderer.isValid()
    assert renderer.defaultSize().width() <= 1200
