"""Reads the scenes of a scenario, and tells of ways through it that lead nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from onboarding.core.blocks import Setting, read_blocks
from onboarding.core.headings import HeadingLine, code_lines, heading_line, plain_title
from onboarding.core.module import Block, Choice, Choices, Scene
from onboarding.core.problems import Code, ProblemList
from onboarding.core.source import Line
from onboarding.core.structure import check_attributes, free_id

MAX_LEVELS = 2
SCENE_LEVEL = 3
_ENDING = "ending"


def read_scenario(
    lines: Sequence[Line], line: int, setting: Setting
) -> tuple[tuple[Block, ...], tuple[Scene, ...]]:
    """The blocks before the first scene, and the scenes; `line` is that of the step's heading."""
    headings = scene_headings(lines)
    starts = [*headings, len(lines)]
    setting.is_scenario = True
    blocks = read_blocks(lines[: starts[0]], setting)
    scenes: dict[str, Scene] = {}
    endings: set[str] = set()
    for start, end in pairwise(starts):
        scene = _scene(headings[start], lines[start + 1 : end], scenes, setting)
        scenes[scene.id] = scene
        if _ENDING in headings[start].attributes.classes:
            endings.add(scene.id)
    _check_ways(blocks, scenes, line, setting.problems)
    _check_endings(scenes, endings, setting.problems)
    return blocks, tuple(scenes.values())


def choices_in(blocks: Sequence[Block]) -> tuple[Choice, ...]:
    return tuple(choice for block in blocks if isinstance(block, Choices) for choice in block.choices)


def scene_headings(lines: Sequence[Line]) -> dict[int, HeadingLine]:
    """Where each scene of a step starts, as indexes of `lines`."""
    fences = code_lines(lines, ProblemList(""))
    headings: dict[int, HeadingLine] = {}
    at = 0
    while at < len(lines):
        heading = None if at in fences else heading_line(lines[at])
        if heading and heading.level == SCENE_LEVEL:
            headings[at] = heading
        at = fences.get(at, at + 1)
    return headings


def _scene(
    heading: HeadingLine, lines: Sequence[Line], taken: Mapping[str, Scene], setting: Setting
) -> Scene:
    setting = replace(setting, heading_level=SCENE_LEVEL)
    check_attributes(heading.attributes, heading.line, setting.problems, classes=(_ENDING,))
    if not heading.has_space:
        setting.problems.add(Code.HEADING_WITHOUT_SPACE, heading.line, heading.title)
    wanted = heading.attributes.id
    if not wanted:
        setting.problems.add(Code.MISSING_SCENE_ID, heading.line, heading.title)
    elif wanted in taken:
        setting.problems.add(Code.DUPLICATE_SCENE, heading.line, wanted, str(taken[wanted].line))
    blocks = read_blocks(lines, setting)
    return Scene(
        id=free_id(wanted or f"scene-{len(taken) + 1}", taken),
        title=plain_title(heading, setting.problems),
        blocks=blocks,
        is_ending=not choices_in(blocks),
        line=heading.line,
    )


def _check_ways(
    blocks: Sequence[Block], scenes: Mapping[str, Scene], line: int, problems: ProblemList
) -> None:
    if not scenes:
        problems.add(Code.SCENARIO_WITHOUT_SCENES, line)
    first = choices_in(blocks)
    if scenes and not first:
        problems.add(Code.SCENARIO_WITHOUT_CHOICES, line)
    for choice in (*first, *(choice for scene in scenes.values() for choice in choices_in(scene.blocks))):
        if choice.target not in scenes:
            problems.add(Code.CHOICE_TO_NOWHERE, choice.line, choice.target)
    levels = _levels(first, scenes)
    for scene in scenes.values():
        if scene.id not in levels:
            problems.add(Code.SCENE_UNREACHED, scene.line, scene.title)
        elif levels[scene.id] > MAX_LEVELS:
            problems.add(Code.SCENE_TOO_DEEP, scene.line, scene.title, str(MAX_LEVELS))
    for choice in _going_round(scenes):
        problems.add(Code.SCENE_CYCLE, choice.line, choice.target)


def _levels(first: Sequence[Choice], scenes: Mapping[str, Scene]) -> dict[str, int]:
    """How many choices lead to each scene, by the shortest way."""
    levels: dict[str, int] = {}
    ways, level = list(first), 1
    while ways:
        reached = dict.fromkeys(
            choice.target for choice in ways if choice.target in scenes and choice.target not in levels
        )
        levels |= dict.fromkeys(reached, level)
        ways = [choice for scene_id in reached for choice in choices_in(scenes[scene_id].blocks)]
        level += 1
    return levels


def _going_round(scenes: Mapping[str, Scene]) -> list[Choice]:
    """The choices that lead into a circle: scenes are taken away from their ends until only circles stay."""
    choices = {scene.id: choices_in(scene.blocks) for scene in scenes.values()}
    ways_on = {scene_id: {way.target for way in ways} & scenes.keys() for scene_id, ways in choices.items()}
    leading_to: dict[str, list[str]] = {scene_id: [] for scene_id in scenes}
    for scene_id, targets in ways_on.items():
        for target in targets:
            leading_to[target].append(scene_id)
    ends = [scene_id for scene_id, targets in ways_on.items() if not targets]
    while ends:
        end = ends.pop()
        del ways_on[end]
        for scene_id in leading_to[end]:
            ways_on[scene_id].discard(end)
            if not ways_on[scene_id]:
                ends.append(scene_id)
    return [way for scene_id in ways_on for way in choices[scene_id] if way.target in ways_on]


def _check_endings(scenes: Mapping[str, Scene], endings: set[str], problems: ProblemList) -> None:
    for scene in scenes.values():
        if scene.id in endings and not scene.is_ending:
            problems.add(Code.ENDING_WITH_CHOICES, scene.line, scene.title)
        if scene.id not in endings and scene.is_ending:
            problems.add(Code.SCENE_WITHOUT_END, scene.line, scene.title)
