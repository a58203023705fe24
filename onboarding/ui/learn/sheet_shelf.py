"""Keeps the sheets that were opened last, with what was answered in them, and makes the next one ready."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from onboarding.core.module import Module
from onboarding.ui.learn.reading_area import ReadingArea
from onboarding.ui.learn.step_sheet import StepSheet

_MOST = 12

_Key = tuple[str, str, str]


class SheetShelf:
    """`make` builds a sheet; a sheet of words that have changed since is never given out again."""

    def __init__(self, reading: ReadingArea, make: Callable[[Module, str], StepSheet]) -> None:
        self._reading = reading
        self._make = make
        self._sheets: OrderedDict[_Key, StepSheet] = OrderedDict()

    def sheet(self, module: Module, step_id: str) -> StepSheet:
        key = (module.outline.id, module.outline.digest, step_id)
        if key not in self._sheets:
            self._sheets[key] = self._make(module, step_id)
            self._reading.add(self._sheets[key])
            self._let_go()
        self._sheets.move_to_end(key)
        return self._sheets[key]

    def prepare(self, module: Module, step_id: str) -> None:
        """Has a sheet ready before it is asked for, measured and dressed as if it were shown."""
        self._reading.dress(self.sheet(module, step_id))

    def leave(self) -> None:
        """Has notes kept that were typed a moment ago."""
        for sheet in self._sheets.values():
            sheet.view.leave()

    def clear(self) -> None:
        """Lets go of every sheet: they hold what one person answered."""
        for sheet in self._sheets.values():
            self._reading.forget(sheet)
        self._sheets.clear()

    def _let_go(self) -> None:
        while len(self._sheets) > _MOST:
            _, oldest = self._sheets.popitem(last=False)
            self._reading.forget(oldest)
