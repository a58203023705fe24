"""Puts the modules of a library in the order in which a new starter meets them.

What only a library that needs mending asks for is loaded when one does: every start comes by here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from onboarding.core.catalogue import Area, ModuleOutline, Pathway

if TYPE_CHECKING:
    from onboarding.core.problems import Code

MORE = Area("more", "More", "")


class Misfit(NamedTuple):
    """A module that doesn't fit in; `key` is the line of its front matter to mend."""

    code: Code
    path: str
    key: str
    values: tuple[str, ...]


class Arranged(NamedTuple):
    pathway: Pathway
    outlines: tuple[ModuleOutline, ...]
    misfits: tuple[Misfit, ...]


def arrange(pathway: Pathway, outlines: Iterable[ModuleOutline]) -> Arranged:
    """By area, then order, then title; a pathway without areas takes them from the modules."""
    kept, doubles = _without_doubles(outlines)
    if not pathway.areas:
        pathway = pathway._replace(areas=_areas_of(kept))
    known = {area.id for area in pathway.areas}
    strays = [outline for outline in kept if outline.area not in known]
    if strays and MORE.id not in known:
        pathway = pathway._replace(areas=(*pathway.areas, MORE))
    misfits = [_unknown_area(outline) for outline in strays if outline.area]
    placed = [replace(outline, area=MORE.id) if outline.area not in known else outline for outline in kept]
    places = {area.id: at for at, area in enumerate(pathway.areas)}
    placed.sort(key=lambda outline: (places[outline.area], outline.order, outline.title, outline.id))
    return Arranged(pathway, tuple(placed), (*doubles, *misfits))


def _without_doubles(outlines: Iterable[ModuleOutline]) -> tuple[list[ModuleOutline], list[Misfit]]:
    kept: dict[str, ModuleOutline] = {}
    doubles = []
    for outline in outlines:
        first = kept.setdefault(outline.id, outline)
        if first is not outline:
            doubles.append(_double(outline, first))
    return list(kept.values()), doubles


def _double(outline: ModuleOutline, first: ModuleOutline) -> Misfit:
    from onboarding.core.problems import Code

    return Misfit(Code.DUPLICATE_MODULE, outline.path, "id", (outline.id, first.path))


def _unknown_area(outline: ModuleOutline) -> Misfit:
    from onboarding.core.problems import Code

    return Misfit(Code.UNKNOWN_AREA, outline.path, "area", (outline.area,))


def _areas_of(outlines: Sequence[ModuleOutline]) -> tuple[Area, ...]:
    in_order = sorted(outlines, key=lambda outline: (outline.order, outline.title))
    ids = dict.fromkeys(outline.area for outline in in_order if outline.area)
    return tuple(Area(area_id, _title_of(area_id), "") for area_id in ids)


def _title_of(area_id: str) -> str:
    from onboarding.core.punctuation import typographic

    words = area_id.replace("-", " ").replace("_", " ").strip()
    return typographic(words[:1].upper() + words[1:])
