"""Where a person stands in each module they have done something of, in the words the record says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.counting import counted
from onboarding.core.dates import local_day_words
from onboarding.core.progress import ModuleProgress
from onboarding.core.records import Completion
from onboarding.ui.home.words import renewed_words, state_words


@dataclass(frozen=True, slots=True)
class Standing:
    """One module. `words` say the state, `remark` what else is to be known of it; it may be empty.

    `version` is the one the last step was done in. `completed_on` is None while it isn't complete.
    """

    module_id: str
    title: str
    version: str
    completed_on: datetime | None
    words: str
    remark: str
    completions: tuple[Completion, ...]
    is_in_library: bool = True

    @property
    def is_complete(self) -> bool:
        return self.completed_on is not None


def standings(
    outlines: Sequence[ModuleOutline],
    progress: Mapping[str, ModuleProgress],
    completions: Sequence[Completion],
) -> list[Standing]:
    """In pathway order, then the modules that have left the library, in the order they were begun."""
    done: dict[str, list[Completion]] = {}
    for completion in completions:
        done.setdefault(completion.module_id, []).append(completion)
    here = [_standing(outline, progress[outline.id], done.pop(outline.id, [])) for outline in outlines]
    return [standing for standing in here if standing.completions] + [_gone(mine) for mine in done.values()]


def modules_complete(found: Sequence[Standing]) -> int:
    """How many modules of the library have been complete, whatever HR has added since."""
    return sum(standing.is_complete and standing.is_in_library for standing in found)


def _standing(outline: ModuleOutline, progress: ModuleProgress, mine: Sequence[Completion]) -> Standing:
    return Standing(
        module_id=outline.id,
        title=outline.title,
        version=_last(mine).module_version if mine else outline.version,
        completed_on=progress.completed_on,
        words=state_words(outline, progress),
        remark=renewed_words(progress),
        completions=tuple(mine),
    )


def _gone(mine: Sequence[Completion]) -> Standing:
    last = _last(mine)
    finishing = [completion.completed_at for completion in mine if completion.completes_module]
    completed_on = max(finishing, default=None)
    words = (
        f"Complete, {local_day_words(completed_on)}" if completed_on else f"{counted(len(mine), 'step')} done"
    )
    return Standing(
        module_id=last.module_id,
        title=last.module_title,
        version=last.module_version,
        completed_on=completed_on,
        words=words,
        remark="No longer in the library",
        completions=tuple(mine),
        is_in_library=False,
    )


def _last(mine: Sequence[Completion]) -> Completion:
    return max(mine, key=lambda completion: completion.completed_at)
