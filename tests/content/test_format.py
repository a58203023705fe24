"""Every module is whole: it has its place, its minutes, its sources, and words for what is missing."""

from __future__ import annotations

import re

import pytest

from onboarding.core.markdown import parse_glossary
from onboarding.core.module import Confirmation, Reflection
from onboarding.core.outline import parse_pathway
from onboarding.core.problems import WAITS_FOR_COUNCIL
from tests.content.reading import (
    CONTENT,
    GLOSSARY,
    MODULES,
    PATHWAY,
    SOURCES,
    TAUGHT,
    blocks_of,
    modules,
    pathway,
    read,
)

_WITHOUT_PHRASE = re.compile(r"\[council\s+to\s+add[^|\]]*\]", re.IGNORECASE)


@pytest.mark.parametrize("name", MODULES)
def test_a_shipped_module_has_nothing_to_mend(name: str) -> None:
    assert [problem for problem in read(name).problems if problem.code not in WAITS_FOR_COUNCIL] == []


def test_the_pathway_and_the_glossary_have_nothing_to_mend() -> None:
    _, pathway_problems = parse_pathway((CONTENT / PATHWAY).read_bytes(), PATHWAY)
    _, glossary_problems = parse_glossary((CONTENT / GLOSSARY).read_bytes(), GLOSSARY)

    assert (pathway_problems, glossary_problems) == ((), ())


def test_every_module_has_its_own_place_in_an_area_of_the_pathway() -> None:
    places = [(module.outline.area, module.outline.order) for module in modules()]

    assert {area for area, _ in places} <= {area.id for area in pathway().areas}
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", MODULES)
def test_the_minutes_of_the_required_steps_are_those_of_the_module(name: str) -> None:
    outline = read(name).outline

    assert sum(step.minutes for step in outline.required_steps) == outline.minutes


@pytest.mark.parametrize("name", TAUGHT)
def test_a_module_ends_with_its_sources_which_may_be_left_out(name: str) -> None:
    last = read(name).steps[-1]

    assert (last.title, last.is_optional) == (SOURCES, True)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_asks_for_a_thought_that_stays_private(name: str) -> None:
    assert any(isinstance(block, Reflection) for step in read(name).steps for block in blocks_of(step))


@pytest.mark.parametrize("name", TAUGHT)
def test_the_last_required_step_asks_to_confirm(name: str) -> None:
    last = [step for step in read(name).steps if not step.is_optional][-1]

    assert any(isinstance(block, Confirmation) for block in last.blocks)


@pytest.mark.parametrize("name", [PATHWAY, GLOSSARY, *MODULES])
def test_people_are_told_what_to_do_where_the_council_has_yet_to_add_something(name: str) -> None:
    """The sources are for those who look after the module, so there the usual phrase is enough."""
    text, _, _ = (CONTENT / name).read_text(encoding="utf-8").partition(f"## {SOURCES}")

    assert _WITHOUT_PHRASE.findall(text) == []
