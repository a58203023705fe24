"""The highest versions and revisions that a line of libraries ever reached: none is given out twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.changes import Place
from onboarding.core.manifest import Reached
from onboarding.core.versions import figures, highest


@dataclass(frozen=True, slots=True)
class Heights:
    """By module, and by module and step; what was taken out long ago is there too."""

    versions: Mapping[str, str]
    revs: Mapping[Place, int]

    def version(self, *module_ids: str) -> str:
        """Empty when none of them was ever published."""
        return highest("", *(self.versions.get(module_id, "") for module_id in module_ids))

    def rev(self, *places: Place) -> int:
        """0 when none of them was ever published."""
        return max((self.revs.get(place, 0) for place in places), default=0)


def heights(outlines: Iterable[ModuleOutline], reached: Iterable[Reached]) -> Heights:
    """Of one library, and of what is remembered of those before it."""
    versions: dict[str, str] = {}
    revs: dict[Place, int] = {}
    for past in reached:
        versions[past.module_id] = past.version
        revs |= {(past.module_id, step_id): rev for step_id, rev in past.revs}
    for outline in outlines:
        versions[outline.id] = highest(outline.version, versions.get(outline.id, ""))
        for step in outline.steps:
            place = (outline.id, step.id)
            revs[place] = max(step.rev, revs.get(place, 0))
    return Heights(versions, revs)


def remembered(high: Heights, outlines: Collection[ModuleOutline]) -> tuple[Reached, ...]:
    """What of the heights a library of these modules doesn't show by itself."""
    now = {outline.id: outline.version for outline in outlines}
    shown = {(outline.id, step.id): step.rev for outline in outlines for step in outline.steps}
    lost: dict[str, list[tuple[str, int]]] = {}
    for (module_id, step_id), rev in sorted(high.revs.items()):
        if rev > shown.get((module_id, step_id), 0):
            lost.setdefault(module_id, []).append((step_id, rev))
    return tuple(
        Reached(module_id, version, tuple(lost.get(module_id, ())))
        for module_id, version in sorted(high.versions.items())
        if module_id in lost or figures(version) > figures(now.get(module_id, ""))
    )
