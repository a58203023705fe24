"""What we give to writers is right: each example works, and nothing is to mend in template and sample."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from onboarding.core.markdown import parse_page
from onboarding.core.module import Block, Code, Module
from onboarding.core.problems import WAITS_FOR_COUNCIL
from onboarding.core.reading import HIGHEST_GRADE, grade, sentences
from onboarding.core.runs import runs_in
from onboarding.files.library import open_library
from onboarding.files.library_check import check_library
from onboarding.paths import shipped
from tests.core.pages import FRONT, problems

WRITERS = shipped("resources") / "writers"
SAMPLE = WRITERS / "sample"
TODAY = date(2026, 11, 26)
GUIDE = parse_page((WRITERS / "guide.md").read_bytes(), "guide.md")
EXAMPLES = [block.text for block in GUIDE[1] if isinstance(block, Code)]


def told(library: Path) -> list[str]:
    found = check_library(library, TODAY)
    return [problem.code for problem in found if problem.code not in WAITS_FOR_COUNCIL]


def test_the_guide_is_a_page_of_two_sheets_that_the_program_can_show() -> None:
    title, blocks, found = GUIDE

    texts = [*(run.text for run in runs_in(blocks)), *EXAMPLES]

    assert (title, found) == ("Writing a module", ())
    assert 700 <= len(" ".join(texts).split()) <= 1_100


def test_the_guide_reads_as_easily_as_it_asks_of_others() -> None:
    found = [sentence for run in runs_in(GUIDE[1]) for sentence in sentences(run.text)]

    assert grade(found) <= HIGHEST_GRADE
    assert [sentence for sentence in found if len(sentence.split()) > 25] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_of_the_guide_works_as_it_stands(example: str) -> None:
    has_step = example.startswith(("---", "## "))
    text = example if example.startswith("---") else FRONT + ("" if has_step else "## S {#s}\n\n") + example

    assert [problem.code for problem in problems(text) if problem.code not in WAITS_FOR_COUNCIL] == []


def test_the_sample_has_nothing_to_mend() -> None:
    assert told(SAMPLE) == []


def test_the_sample_has_one_of_each_part() -> None:
    module = open_library(SAMPLE).module("every-part")

    assert {type(block) for block in _blocks(module)} == set(get_args(Block))


def test_the_template_has_nothing_to_mend_once_it_has_its_area(tmp_path: Path) -> None:
    library = shutil.copytree(SAMPLE, tmp_path / "library")
    template = (WRITERS / "template.md").read_text("utf-8")
    (library / "new-module.md").write_text(template.replace("area: first", "area: samples"), "utf-8")

    assert told(library) == []


def _blocks(module: Module) -> list[Block]:
    return [
        block
        for step in module.steps
        for blocks in (step.blocks, *(scene.blocks for scene in step.scenes))
        for block in blocks
    ]
