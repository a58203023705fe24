"""What is different between two libraries, in the words of who publishes: module by module, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.module import Module, Step
from onboarding.core.progress import earlier_places
from onboarding.core.versions import Rise
from onboarding.core.words import step_digest, step_lines

Place = tuple[str, str]
"""Module and step."""

_ALIKE = 0.6


class Kind(StrEnum):
    """What became of a step."""

    REWORDED = "reworded"
    ADDED = "added"
    RETURNED = "returned"
    """It was in an earlier library, not in the last one."""
    MOVED = "moved"
    """From another module: the same words, or the same id and like words, or the author says so."""
    RENAMED = "renamed"
    """The same, under another id in the same module."""
    REMOVED = "removed"
    RAISED = "raised"
    """The words are the same, and somebody raised its revision by hand."""


@dataclass(frozen=True, slots=True)
class StepChange:
    """`before` and `after` hold the words, a line for each part.

    `came_from` is where it was, as `module#step`; `names` are all that it was ever called, that one the last.

    `rev_then` is the revision that was published, 0 for a step that is new; `rev_now` is the one in the file.
    """

    module_id: str
    step_id: str
    title: str
    kind: Kind
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    came_from: str = ""
    names: tuple[str, ...] = ()
    rev_then: int = 0
    rev_now: int = 0
    is_optional: bool = False

    @property
    def name(self) -> str:
        return f"{self.module_id}#{self.step_id}"

    @property
    def may_ask(self) -> bool:
        """Whether HR is to say if people need to read it again: what may be left out asks nobody."""
        return self.was_otherwise and not self.is_optional

    @property
    def was_otherwise(self) -> bool:
        """Whether some may have read it in other words."""
        return self.kind in (Kind.REWORDED, Kind.RETURNED, Kind.RAISED) or (
            self.kind in (Kind.MOVED, Kind.RENAMED) and self.before != self.after
        )


class Detail(StrEnum):
    """What a learner sees of a module besides the words of its steps."""

    TITLE = "title"
    OPENING = "opening words"
    AREA = "area"
    ORDER = "order"
    MINUTES = "minutes"
    DUE = "due days"
    STEP_ORDER = "order of the steps"
    NOW_REQUIRED = "a step is required now"
    NOW_OPTIONAL = "a step is optional now"


@dataclass(frozen=True, slots=True)
class ModuleChange:
    """A module that is new, changed or gone.

    `version_then` is empty for a new module, `version_now`, what stands in the file, for one that is gone.
    `was` is the id that it had before.
    """

    module_id: str
    title: str
    path: str
    version_then: str
    version_now: str
    steps: tuple[StepChange, ...] = ()
    details: tuple[Detail, ...] = ()
    was: str = ""

    @property
    def is_new(self) -> bool:
        return not self.version_then

    @property
    def is_removed(self) -> bool:
        return not self.version_now

    def rise(self, *, has_reread: bool, is_new: bool) -> Rise:
        """Which figure of the version this change raises."""
        if is_new:
            return Rise.NEW_MODULE
        has_steps = any(step.kind in _RAISES_SECOND for step in self.steps)
        if has_reread or has_steps or Detail.NOW_REQUIRED in self.details:
            return Rise.STEPS
        has_words = any(step.kind is not Kind.RAISED for step in self.steps)
        return Rise.WORDING if has_words or self.details or self.was else Rise.NONE

    def asks(self, *, has_reread: bool) -> bool:
        """Whether people who were done with the module have something to do in it."""
        has_new = any(step.kind in _NEW_HERE and not step.is_optional for step in self.steps)
        return has_reread or has_new or Detail.NOW_REQUIRED in self.details


_NEW_HERE = frozenset({Kind.ADDED, Kind.RETURNED, Kind.MOVED})
_RAISES_SECOND = frozenset({Kind.ADDED, Kind.RETURNED, Kind.MOVED, Kind.REMOVED})


def compare(
    before: Mapping[str, Module], after: Mapping[str, Module], reached: Mapping[Place, int]
) -> tuple[ModuleChange, ...]:
    """What changed, in the order of `after` and then what is gone. Modules stand by their ids.

    `reached` holds the steps of earlier libraries that are not in `before`.
    """
    return _Comparison(before, after, reached).changes()


class _Comparison:
    """Finds for each module and step of today what it was before; nothing is taken for two things."""

    def __init__(
        self, before: Mapping[str, Module], after: Mapping[str, Module], reached: Mapping[Place, int]
    ) -> None:
        self._before = before
        self._after = after
        self._reached = reached
        self._was = _renamed_modules(before, after)
        self._gone = dict(self._find_gone())
        self._came_from = self._find_moves()

    def changes(self) -> tuple[ModuleChange, ...]:
        changed = (self._module(module) for module in self._after.values())
        kept = {*self._after, *self._was.values()}
        removed = (self._removed(module) for name, module in self._before.items() if name not in kept)
        return (*filter(None, changed), *removed)

    def _then(self, module_id: str) -> Module | None:
        return self._before.get(self._was.get(module_id, module_id))

    def _find_gone(self) -> Iterator[tuple[Place, Step]]:
        now = {old: new for new, old in self._was.items()}
        for module_id, module in self._before.items():
            here = self._after.get(now.get(module_id, module_id))
            kept = {step.id for step in here.steps} if here else set()
            yield from (((module_id, step.id), step) for step in module.steps if step.id not in kept)

    def _find_moves(self) -> dict[Place, Place]:
        """Where each new step was before, if anywhere: the surest signs first."""
        new = list(self._find_new())
        found: dict[Place, Place] = {}
        for is_it in (self._is_named, _is_same_step, _is_same_words, _is_like):
            for place, step in new:
                taken = set(found.values())
                if place not in found:
                    ways = ((was, old) for was, old in self._gone.items() if was not in taken)
                    match = next((was for was, old in ways if is_it(place, step, was, old)), None)
                    if match:
                        found[place] = match
        return found

    def _find_new(self) -> Iterator[tuple[Place, Step]]:
        for module_id, module in self._after.items():
            then = self._then(module_id)
            known = {step.id for step in then.steps} if then else set()
            yield from (((module_id, step.id), step) for step in module.steps if step.id not in known)

    def _is_named(self, place: Place, step: Step, was: Place, old: Step) -> bool:
        names = _said(self._after[place[0]].outline, step)
        own = {place[0], self._was.get(place[0], place[0])}
        return f"{was[0]}#{was[1]}" in names or (was[0] in own and was[1] in names)

    def _module(self, module: Module) -> ModuleChange | None:
        outline = module.outline
        then = self._then(outline.id)
        steps = tuple(self._steps(module, then))
        details = tuple(_details(then, module)) if then else ()
        was = self._was.get(outline.id, "")
        if then and not steps and not details and not was:
            return None
        version = then.outline.version if then else ""
        return ModuleChange(
            outline.id, outline.title, outline.path, version, outline.version, steps, details, was
        )

    def _removed(self, module: Module) -> ModuleChange:
        outline = module.outline
        steps = tuple(self._lost(outline, module.steps))
        return ModuleChange(outline.id, outline.title, outline.path, outline.version, "", steps)

    def _steps(self, module: Module, then: Module | None) -> Iterator[StepChange]:
        old = {step.id: step for step in then.steps} if then else {}
        for step in module.steps:
            change = self._kept(module.outline, old[step.id], step) if step.id in old else None
            if step.id not in old:
                change = self._new(module.outline, step)
            if change:
                yield change
        if then:
            yield from self._lost(then.outline, then.steps, called=module.outline.id)

    def _kept(self, outline: ModuleOutline, old: Step, step: Step) -> StepChange | None:
        if old.digest != step.digest:
            return _change(outline, step, Kind.REWORDED, old)
        return _change(outline, step, Kind.RAISED, old) if step.rev > old.rev else None

    def _new(self, outline: ModuleOutline, step: Step) -> StepChange:
        was = self._came_from.get((outline.id, step.id))
        if was is None:
            is_known = (outline.id, step.id) in self._reached
            return _change(outline, step, Kind.RETURNED if is_known else Kind.ADDED)
        is_here = was[0] in (outline.id, self._was.get(outline.id))
        if is_here:
            return _change(outline, step, Kind.RENAMED, self._gone[was], was, (*_said(outline, step), was[1]))
        places = (*earlier_places(self._before[was[0]].outline, was[1]), was)
        return _change(outline, step, Kind.MOVED, self._gone[was], was, map("#".join, places))

    def _lost(self, outline: ModuleOutline, steps: Iterable[Step], called: str = "") -> Iterator[StepChange]:
        """What is gone from a module and not found again in it."""
        went = {was: now for now, was in self._came_from.items()}
        for step in steps:
            place = (outline.id, step.id)
            if place in self._gone and went.get(place, ("",))[0] != (called or outline.id):
                yield StepChange(
                    called or outline.id,
                    step.id,
                    step.title,
                    Kind.REMOVED,
                    before=step_lines(step),
                    rev_then=step.rev,
                )


def _change(
    outline: ModuleOutline,
    step: Step,
    kind: Kind,
    old: Step | None = None,
    came_from: Place | None = None,
    names: Iterable[str] = (),
) -> StepChange:
    return StepChange(
        outline.id,
        step.id,
        step.title,
        kind,
        before=step_lines(old) if old else (),
        after=step_lines(step),
        came_from="#".join(came_from or ()),
        names=tuple(dict.fromkeys(names)),
        rev_then=old.rev if old else 0,
        rev_now=step.rev,
        is_optional=step.is_optional,
    )


def _said(outline: ModuleOutline, step: Step) -> tuple[str, ...]:
    """What the author says that the step was called."""
    return next(one.was for one in outline.steps if one.id == step.id)


def _is_same_step(place: Place, step: Step, was: Place, old: Step) -> bool:
    return place[1] == was[1] and step.digest == old.digest


def _is_same_words(place: Place, step: Step, was: Place, old: Step) -> bool:
    return step.digest == old.digest


def _is_like(place: Place, step: Step, was: Place, old: Step) -> bool:
    """The same id in another module, with some words changed on the way."""
    return place[1] == was[1] and _likeness(step_lines(old), step_lines(step)) >= _ALIKE


def _likeness(old: Sequence[str], new: Sequence[str]) -> float:
    words = (" ".join(old).split(), " ".join(new).split())
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _renamed_modules(before: Mapping[str, Module], after: Mapping[str, Module]) -> dict[str, str]:
    """By the new id, the old one: the author says so, or half the steps are word for word the same."""
    gone = {name: module for name, module in before.items() if name not in after}
    found: dict[str, str] = {}
    for name, module in after.items():
        if name in before:
            continue
        left = {old: then for old, then in gone.items() if old not in found.values()}
        said = next((old for old in left if old in module.outline.was), None)
        was = said or next((old for old, then in left.items() if _is_mostly(then, module)), None)
        if was:
            found[name] = was
    return found


def _is_mostly(then: Module, module: Module) -> bool:
    known = {(step.id, step.digest) for step in then.steps}
    same = sum((step.id, step.digest) in known for step in module.steps)
    return same * 2 >= max(len(then.steps), len(module.steps))


def _details(then: Module, now: Module) -> Iterator[Detail]:
    old, new = then.outline, now.outline
    pairs = (
        (Detail.TITLE, old.title, new.title),
        (Detail.OPENING, step_digest("", then.opening, ()), step_digest("", now.opening, ())),
        (Detail.AREA, old.area, new.area),
        (Detail.ORDER, old.order, new.order),
        (Detail.MINUTES, _said_minutes(old), _said_minutes(new)),
        (Detail.DUE, old.due_days, new.due_days),
    )
    yield from (detail for detail, before, after in pairs if before != after)
    was = {step.id: step.is_optional for step in old.steps}
    both = [step for step in new.steps if step.id in was]
    kept = {step.id for step in both}
    if [step.id for step in both] != [step.id for step in old.steps if step.id in kept]:
        yield Detail.STEP_ORDER
    if any(was[step.id] and not step.is_optional for step in both):
        yield Detail.NOW_REQUIRED
    if any(step.is_optional and not was[step.id] for step in both):
        yield Detail.NOW_OPTIONAL


def _said_minutes(outline: ModuleOutline) -> int | None:
    """None where they are but the sum of the steps', which every edit may change."""
    is_sum = outline.minutes == sum(step.minutes for step in outline.required_steps)
    return None if is_sum else outline.minutes
