"""Writes into a module's file what a publish decides: revisions, version, earlier names, and the note."""

from __future__ import annotations

from dataclasses import dataclass

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.changes import Kind, ModuleChange, Place, StepChange
from onboarding.core.heights import Heights
from onboarding.core.rewriting import with_attributes, with_details
from onboarding.core.versions import Rise, figures, highest, raised


@dataclass(frozen=True, slots=True)
class Answers:
    """What HR said: the steps to read again, as `module#step`, the modules that are new ones, the note."""

    reread: frozenset[str] = frozenset()
    new_modules: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A module as it is now, as it was published last (`then`, where it was), and what changed between."""

    outline: ModuleOutline
    then: ModuleOutline | None
    change: ModuleChange | None
    high: Heights

    def version(self, answers: Answers) -> str:
        """Raised by what changed. One that was raised further by hand is kept, and none is used twice."""
        now = self.outline.version
        then = self.then.version if self.then else ""
        ever = highest(then, self.high.version(*self._module_ids()))
        rise = self._rise(answers)
        if not ever:
            return now
        if rise is Rise.NONE:
            return now if figures(now) > figures(ever) else then or now
        return highest(now, raised(ever, rise))

    def revs(self, answers: Answers) -> dict[str, int]:
        """By step id. Wording alone leaves what was published; to ask again rises above all that ever was."""
        return {step.id: self._rev(step.id, step.rev, answers) for step in self.outline.steps}

    def written(self, raw: bytes, answers: Answers) -> bytes:
        """The module's file with all of it, every other byte as it was."""
        revs = self.revs(answers)
        for step in self.outline.steps:
            attributes = {}
            if revs[step.id] != step.rev:
                attributes["rev"] = str(revs[step.id])
            was = self._names(step.id, step.was)
            if was != step.was:
                attributes["was"] = ",".join(was)
            if attributes:
                raw = with_attributes(raw, step.id, attributes)
        details = self._details(answers)
        return with_details(raw, details) if details else raw

    def _details(self, answers: Answers) -> dict[str, str]:
        details = {}
        version = self.version(answers)
        if version != self.outline.version:
            details["version"] = version
        if self._has_news(answers) if self.then else not self.outline.change_note:
            details["change_note"] = answers.note
        if self.change and self.change.was and self.change.was not in self.outline.was:
            details["was"] = ", ".join((*self.outline.was, self.change.was))
        return details

    def _has_news(self, answers: Answers) -> bool:
        """Whether the note belongs to this module. A rewording must not take the place of why a step is asked
        for: somebody may have yet to read that one."""
        has_reread = self._has_reread(answers)
        if self.outline.id in answers.new_modules:
            return True
        return self.change.asks(has_reread=has_reread) if self.change else has_reread

    def _has_reread(self, answers: Answers) -> bool:
        return any(self._is_asked(step.id, answers) for step in self.outline.steps)

    def _rise(self, answers: Answers) -> Rise:
        module_id = self.outline.id
        has_reread = self._has_reread(answers)
        is_new = module_id in answers.new_modules
        if self.change:
            return self.change.rise(has_reread=has_reread, is_new=is_new)
        return Rise.NEW_MODULE if is_new else Rise.STEPS if has_reread else Rise.NONE

    def _rev(self, step_id: str, now: int, answers: Answers) -> int:
        then, ever = self._rev_then(step_id), self.high.rev(*self._places(step_id))
        if not max(then, ever):
            return now
        return max(then, ever) + 1 if self._is_asked(step_id, answers) else then or ever

    def _rev_then(self, step_id: str) -> int:
        change = self._change_of(step_id)
        if change and change.rev_then:
            return change.rev_then
        steps = self.then.steps if self.then else ()
        return next((step.rev for step in steps if step.id == step_id), 0)

    def _is_asked(self, step_id: str, answers: Answers) -> bool:
        """A new step under the id of one that is called otherwise now isn't done by who did that one."""
        change = self._change_of(step_id)
        if change and change.kind is Kind.RETURNED and self._is_claimed(step_id):
            return True
        return f"{self.outline.id}#{step_id}" in answers.reread

    def _is_claimed(self, step_id: str) -> bool:
        return any(step_id in step.was and step.id != step_id for step in self.outline.steps)

    def _names(self, step_id: str, was: tuple[str, ...]) -> tuple[str, ...]:
        """The earlier names of a step; once it has left a module, its names there say which that was."""
        change = self._change_of(step_id)
        if change is None or not change.names:
            return was
        kept = was if change.kind is Kind.RENAMED else (name for name in was if "#" in name)
        return tuple(dict.fromkeys((*kept, *change.names)))

    def _change_of(self, step_id: str) -> StepChange | None:
        changes = self.change.steps if self.change else ()
        return next((one for one in changes if one.step_id == step_id and one.kind is not Kind.REMOVED), None)

    def _places(self, step_id: str) -> tuple[Place, ...]:
        change = self._change_of(step_id)
        places = [(module_id, step_id) for module_id in self._module_ids()]
        if change and change.came_from:
            module_id, _, old_id = change.came_from.partition("#")
            places.append((module_id, old_id))
        return tuple(places)

    def _module_ids(self) -> tuple[str, ...]:
        was = self.change.was if self.change else ""
        return (self.outline.id, was) if was else (self.outline.id,)
