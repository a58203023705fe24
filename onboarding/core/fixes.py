"""Mends by one press what has only one good way to be mended: text in, text out, with the line that changed.

A fix changes one line, or adds one; every other letter, and how the lines end, stays as it was. None means
that there is nothing safe to do: the author has to look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from onboarding.core.catalogue import Problem
from onboarding.core.front_matter import read_front_matter
from onboarding.core.headings import Attributes, HeadingLine, heading_line
from onboarding.core.ids import id_from
from onboarding.core.lost_ids import KnownStep, lost_step
from onboarding.core.problems import Code, ProblemList
from onboarding.core.scenario import SCENE_LEVEL, scene_headings
from onboarding.core.source import CONTROL, MAX_LINE, Line
from onboarding.core.structure import STEP_LEVEL, RawStep, free_id, split_steps

_ENDS = re.compile(r"(\r\n|\r|\n)")
_TIGHT = re.compile(r"^[> \t]*#{2,6}(?=[^#\s])")
_NO_ALT = re.compile(r"!\[\s*(?=\]\()")
_ALT = "![[council to add: what this picture shows | picture]"
_NUMBERS = re.compile(r"([0-9]{1,5})(\.[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Fixed:
    """The whole text, mended; `line` is the one that changed or was added, counted from 1."""

    text: str
    line: int


def can_fix(problem: Problem) -> bool:
    """Whether there is a fix for this kind of problem; `fix` may still find that it isn't safe here."""
    return problem.code in _FIXES and (problem.code != Code.MISSING_KEY or problem.values == ("id",))


def fix(text: str, problem: Problem, earlier: Iterable[str] = ()) -> Fixed | None:
    """`problem` was found in this very text. `earlier` are texts of the same page, the latest first: a step
    that lost its id gets it back, with all that stood in its braces where they are gone altogether."""
    if problem.code == Code.MISSING_STEP_ID and (known := lost_step(text, problem.line, earlier)):
        found = _with_known_id(_Page(text), problem.line, known)
        if found:
            return found
    return _FIXES[problem.code](_Page(text), problem) if can_fix(problem) else None


class _Page:
    """A text as its lines, each with its own end."""

    def __init__(self, text: str) -> None:
        parts = _ENDS.split(text)
        self.lines = parts[::2]
        self._ends = [*parts[1::2], ""]

    def numbered(self) -> list[Line]:
        return [Line(number, CONTROL.sub("", text)) for number, text in enumerate(self.lines, start=1)]

    def line(self, number: int) -> str:
        return self.lines[number - 1]

    def with_line(self, number: int, text: str) -> Fixed | None:
        if text == self.line(number):
            return None
        lines = [*self.lines]
        lines[number - 1] = text
        return Fixed(self._joined(lines, self._ends), number)

    def with_line_after(self, number: int, text: str) -> Fixed:
        end = self._ends[number - 1]
        ends = [*self._ends[: number - 1], end or "\n", end, *self._ends[number:]]
        return Fixed(self._joined([*self.lines[:number], text, *self.lines[number:]], ends), number + 1)

    def _joined(self, lines: Sequence[str], ends: Sequence[str]) -> str:
        return "".join(part for pair in zip(lines, ends, strict=True) for part in pair)


def _mend_step_id(page: _Page, problem: Problem) -> Fixed | None:
    return _with_new_id(page, problem.line, "", {step.outline.id for step in _steps(page)})


def _mend_second_step(page: _Page, problem: Problem) -> Fixed | None:
    """The later of two gets the name by which it is already shown."""
    new = next(step.outline.id for step in _steps(page) if step.line == problem.line)
    return _with_other_id(page, problem, new)


def _mend_scene_id(page: _Page, problem: Problem) -> Fixed | None:
    """Where a choice already leads to the scene by its number, that stays its name."""
    headings = _scenes_around(page, problem.line)
    number = next(at for at, found in enumerate(headings, start=1) if found.line == problem.line)
    is_led_to = any(f"](#scene-{number})" in line for line in page.lines)
    wanted = f"scene-{number}" if is_led_to else ""
    return _with_new_id(page, problem.line, wanted, {found.attributes.id for found in headings})


def _mend_second_scene(page: _Page, problem: Problem) -> Fixed | None:
    """Neither an id that stands somewhere, nor a name by which another is shown till it is mended."""
    shown: list[str] = []
    taken: set[str] = set()
    for number, heading in enumerate(_scenes_around(page, problem.line), start=1):
        shown.append(free_id(heading.attributes.id or f"scene-{number}", shown))
        taken.add(heading.attributes.id)
        if heading.line != problem.line:
            taken.add(shown[-1])
    return _with_other_id(page, problem, free_id(problem.values[0], taken))


def _mend_module_id(page: _Page, problem: Problem) -> Fixed | None:
    name = id_from(PurePosixPath(problem.path).stem)
    line = page.line(problem.line)
    if line.rstrip() == "---":
        return page.with_line_after(problem.line, f"id: {name}")
    return page.with_line(problem.line, f"id: {name}") if line.strip().lower() == "id:" else None


def _mend_heading_jump(page: _Page, problem: Problem) -> Fixed | None:
    """Not where a heading of that level begins a step or a scene."""
    written, allowed = problem.values
    step = _step_of(page, problem.line)
    least = SCENE_LEVEL if step and step.is_scenario else STEP_LEVEL
    if len(allowed) <= least:
        return None
    return page.with_line(problem.line, page.line(problem.line).replace(written, allowed, 1))


def _mend_heading_space(page: _Page, problem: Problem) -> Fixed | None:
    return page.with_line(problem.line, _TIGHT.sub(r"\g<0> ", page.line(problem.line), count=1))


def _mend_alt(page: _Page, problem: Problem) -> Fixed | None:
    line = page.line(problem.line)
    return page.with_line(problem.line, _NO_ALT.sub(lambda _: _ALT, line, count=1))


def _mend_control_character(page: _Page, problem: Problem) -> Fixed | None:
    return page.with_line(problem.line, CONTROL.sub("", page.line(problem.line)))


def _mend_version(page: _Page, problem: Problem) -> Fixed | None:
    """Not where the value goes on below its line, or is no number at all."""
    line = page.line(problem.line)
    if line.rstrip() == "---":
        return page.with_line_after(problem.line, "version: 1.0.0")
    key, _, rest = line.partition(":")
    value = rest.strip()
    found = _NUMBERS.fullmatch(value or "1.0")
    if found is None or (key.lower(), value) != ("version", problem.values[0]):
        return None
    return page.with_line(problem.line, f"version: {found[1]}{found[2] or '.0'}.0")


_FIXES: dict[str, Callable[[_Page, Problem], Fixed | None]] = {
    Code.MISSING_STEP_ID: _mend_step_id,
    Code.DUPLICATE_STEP: _mend_second_step,
    Code.MISSING_SCENE_ID: _mend_scene_id,
    Code.DUPLICATE_SCENE: _mend_second_scene,
    Code.MISSING_KEY: _mend_module_id,
    Code.HEADING_JUMP: _mend_heading_jump,
    Code.HEADING_WITHOUT_SPACE: _mend_heading_space,
    Code.IMAGE_WITHOUT_ALT: _mend_alt,
    Code.CONTROL_CHARACTER: _mend_control_character,
    Code.BAD_VERSION: _mend_version,
}


def _with_new_id(page: _Page, number: int, wanted: str, taken: Collection[str]) -> Fixed | None:
    """The id stands in the braces that are there, or in new ones at the end."""
    line = page.line(number)
    heading = heading_line(Line(number, line))
    if heading is None:
        return None
    new = free_id(wanted, taken) if wanted else id_from(heading.title, taken)
    at = line.rfind("{") + 1
    at += line.startswith(":", at)
    bare = line.rstrip()
    inside, beside = f"{line[:at]}#{new} {line[at:]}", f"{bare} {{#{new}}}{line[len(bare) :]}"
    return _with_heading(page, heading, new, inside, beside)


def _with_known_id(page: _Page, number: int, known: KnownStep) -> Fixed | None:
    line = page.line(number)
    heading = heading_line(Line(number, line))
    if heading and heading.attributes == Attributes():
        bare = line.rstrip()
        whole = f"{bare} {known.braces}{line[len(bare) :]}"
        after = heading_line(Line(number, whole))
        if (
            after
            and (after.title, after.attributes.id) == (heading.title, known.id)
            and len(whole) <= MAX_LINE
        ):
            return page.with_line(number, whole)
    return _with_new_id(page, number, known.id, ())


def _with_other_id(page: _Page, problem: Problem, new: str) -> Fixed | None:
    line = page.line(problem.line)
    heading = heading_line(Line(problem.line, line))
    if heading is None:
        return None
    before, _, after = line.rpartition(f"#{problem.values[0]}")
    return _with_heading(page, heading, new, f"{before}#{new}{after}")


def _with_heading(page: _Page, before: HeadingLine, new: str, *lines: str) -> Fixed | None:
    """The first of the lines that says the same with the new id."""
    for line in lines:
        after = heading_line(Line(before.line, line))
        is_readable = len(line) <= MAX_LINE and not CONTROL.search(line)
        if after and is_readable and _is_same_with_id(before, after, new):
            return page.with_line(before.line, line)
    return None


def _is_same_with_id(before: HeadingLine, after: HeadingLine, new: str) -> bool:
    return (
        after.attributes.id == new
        and after.title == before.title
        and after.attributes.classes == before.attributes.classes
        and after.attributes.values == before.attributes.values
    )


def _steps(page: _Page) -> tuple[RawStep, ...]:
    lines = page.numbered()
    front = read_front_matter(lines, ProblemList(""))
    return split_steps(lines[front.body :] if front else lines, ProblemList("")).steps


def _step_of(page: _Page, number: int) -> RawStep | None:
    """The step that the line stands in; None among the opening words."""
    return next((step for step in reversed(_steps(page)) if step.line <= number), None)


def _scenes_around(page: _Page, number: int) -> list[HeadingLine]:
    step = _step_of(page, number)
    return list(scene_headings(step.lines).values()) if step else []
