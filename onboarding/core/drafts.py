"""A module that nobody has seen yet: the words that an import begins with, ready for its author."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from onboarding.core.catalogue import ModuleOutline, Pathway
from onboarding.core.ids import id_from
from onboarding.core.outline import LAST
from onboarding.core.questions import Question, check_text

_CHECKS_A_STEP = 5
_KEPT = frozenset(
    {"pathway", "glossary", "readme", "con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Names that the library or Windows keeps for something else."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new module goes: its id, which is its file's name too, its area, and its order there."""

    module_id: str
    area: str
    order: int


def place_for(
    title: str, pathway: Pathway, outlines: Iterable[ModuleOutline], taken: Collection[str]
) -> Place:
    """Last in the first area; `taken` are ids and file names that are in use."""
    known = list(outlines)
    area = pathway.areas[0].id if pathway.areas else ""
    orders = [outline.order for outline in known if outline.area == area and outline.order < LAST]
    ids = {*_KEPT, *taken, *(outline.id for outline in known)}
    return Place(id_from(title, ids), area, max(orders, default=0) + 1)


def module_text(title: str, place: Place, body: str) -> str:
    """The whole file; `body` are its opening words and steps."""
    shown = " ".join(title.split())
    return (
        f"---\nid: {place.module_id}\ntitle: {shown}\narea: {place.area}\norder: {place.order}\n"
        "version: 1.0.0\nowner:\nreview_by:\nchange_note: First version.\n---\n\n"
        f"# {shown}\n\n{body}"
    )


def step_heading(title: str, step_id: str) -> str:
    """The line that begins a step; titles are shown as they are, so nothing in them is a mark."""
    return f"## {' '.join(title.split())} {{#{step_id} rev=1}}"


def questions_body(questions: Sequence[Question]) -> str:
    """A step for each category, or for five questions."""
    parts: list[str] = []
    taken: list[str] = []
    for group, found in groupby(questions, key=lambda question: question.group):
        asked = list(found)
        for at in range(0, len(asked), _CHECKS_A_STEP):
            title = group or "Questions"
            if len(asked) > _CHECKS_A_STEP:
                title += f", part {at // _CHECKS_A_STEP + 1}"
            taken.append(id_from(title, taken))
            parts.append(f"{step_heading(title, taken[-1])}\n")
            parts += map(check_text, asked[at : at + _CHECKS_A_STEP])
    return "\n".join(parts)
