"""The library as a whole: nine modules in their order, and no more time than was promised."""

from __future__ import annotations

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.scenario import choices_in
from onboarding.files.library import open_library
from tests.content.reading import CONTENT, modules, pathway

PATH = (
    ("welcome", "welcome"),
    ("principles", "working-with-people"),
    ("principles", "working-with-partners"),
    ("principles", "place-based-working"),
    ("restorative-practice", "restorative-basics"),
    ("restorative-practice", "restorative-skills"),
    ("inclusion", "fair-treatment"),
    ("inclusion", "inclusion-every-day"),
    ("finish", "my-plan"),
)
MINUTES = 148
LESSONS = 31


def outlines() -> tuple[ModuleOutline, ...]:
    return open_library(CONTENT).outlines


def test_the_modules_stand_in_the_order_of_the_pathway() -> None:
    assert tuple((outline.area, outline.id) for outline in outlines()) == PATH


def test_no_area_is_empty() -> None:
    assert {area.id for area in pathway().areas} == {area for area, _ in PATH}


def test_all_of_it_takes_as_long_as_was_promised() -> None:
    assert sum(outline.minutes for outline in outlines()) == MINUTES


def test_there_are_as_many_lessons_as_were_planned() -> None:
    """A story that was cut off its lesson is no lesson of its own."""
    required = [step for module in modules() for step in module.steps if not step.is_optional]

    assert abs(sum(not step.is_scenario for step in required) - LESSONS) <= 3


def test_most_modules_let_somebody_decide_twice() -> None:
    stories = {
        module.outline.id
        for module in modules()
        for step in module.steps
        if any(choices_in(scene.blocks) for scene in step.scenes)
    }

    assert len(stories) >= 5
