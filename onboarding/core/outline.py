"""Reads what the pathway needs to know of a library file, and no more, so that start-up stays short."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from onboarding.core.catalogue import DEFAULT_TITLE, Area, ModuleOutline, Pathway, Problem
from onboarding.core.front_matter import FrontMatter, Value, read_front_matter
from onboarding.core.placeholders import shown
from onboarding.core.problems import Code, ProblemList
from onboarding.core.punctuation import typographic
from onboarding.core.source import Line, read_lines
from onboarding.core.structure import Structure, check_id, names_in, split_steps

LAST = 99_999

_VERSION = re.compile(r"[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A module's outline with the lines that its pages are made from."""

    outline: ModuleOutline
    structure: Structure


def read_outline(raw: bytes, path: str) -> tuple[ModuleOutline | None, tuple[Problem, ...]]:
    """No outline means that the module can't be shown at all; its problems say why."""
    problems = ProblemList(path)
    read = read_structure(raw, problems)
    return read.outline if read else None, problems.in_order()


def read_structure(raw: bytes, problems: ProblemList) -> ReadFile | None:
    lines = read_lines(raw, problems)
    if not lines:
        return None
    front = read_front_matter(lines, problems)
    if front is None:
        problems.add(Code.NO_FRONT_MATTER, 1)
        return None
    structure = split_steps(lines[front.body :], problems)
    digest = hashlib.sha256(raw).hexdigest()
    return ReadFile(_outline(front, structure, digest, problems), structure)


def parse_pathway(raw: bytes, path: str) -> tuple[Pathway, tuple[Problem, ...]]:
    """A pathway without areas is one to be filled from the modules."""
    problems = ProblemList(path)
    lines = read_lines(raw, problems)
    front = read_front_matter(lines, problems)
    if front is None:
        problems.add(Code.NO_FRONT_MATTER, 1)
        front = FrontMatter({}, 0)
    title = front.required("title", problems)
    headings = ProblemList(path)
    structure = split_steps(lines[front.body :], headings)
    areas = [
        Area(step.outline.id, step.outline.title, " ".join(_paragraphs(step.lines, problems)))
        for step in structure.steps
    ]
    for problem in headings.in_order():
        problems.add(_FOR_AREAS.get(problem.code, Code(problem.code)), problem.line, *problem.values)
    pathway = Pathway(
        title=typographic(title) or structure.title or DEFAULT_TITLE,
        welcome=_paragraphs(structure.opening, problems),
        areas=tuple(areas),
    )
    return pathway, problems.in_order()


_FOR_AREAS = {
    Code.NO_STEPS.value: Code.NO_AREAS,
    Code.DUPLICATE_STEP.value: Code.DUPLICATE_AREA,
}


def _outline(front: FrontMatter, structure: Structure, digest: str, problems: ProblemList) -> ModuleOutline:
    steps = tuple(step.outline for step in structure.steps)
    required = sum(step.minutes for step in steps if not step.is_optional)
    title = front.required("title", problems) or structure.title
    module_id = _module_id(front, problems)
    order = front.number("order", problems)
    return ModuleOutline(
        id=module_id,
        title=typographic(title) or module_id,
        area=front.required("area", problems),
        order=LAST if order is None else order,
        minutes=front.number("minutes", problems, least=1) or required,
        version=_version(front, problems),
        owner=typographic(front.text("owner")),
        review_by=front.date("review_by", problems),
        due_days=front.number("due_days", problems),
        change_note=typographic(front.text("change_note")),
        steps=steps,
        path=problems.path,
        digest=digest,
        was=names_in(front.text("was")),
    )


def _module_id(front: FrontMatter, problems: ProblemList) -> str:
    module_id = front.required("id", problems)
    if not module_id:
        return PurePosixPath(problems.path).stem
    check_id(module_id, front.values["id"].line, problems)
    return module_id


def _version(front: FrontMatter, problems: ProblemList) -> str:
    value = front.values.get("version", Value("", 1))
    if _VERSION.fullmatch(value.text):
        return value.text
    problems.add(Code.BAD_VERSION, value.line, value.text)
    return value.text or "0.0.0"


def _paragraphs(lines: Sequence[Line], problems: ProblemList) -> tuple[str, ...]:
    """The words between blank lines; pathway texts are plain."""
    prose = [Line(line.number, line.text.strip()) for line in lines if not line.text.startswith("#")]
    text = shown(prose, problems)
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
    return tuple(typographic(block) for block in blocks if block)
