"""The pathway as columns of cards, one for each area; as many columns as have room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from onboarding.core.catalogue import Area, ModuleOutline, Pathway
from onboarding.core.progress import ModuleProgress, State
from onboarding.ui.home.area_section import AreaSection
from onboarding.ui.theme import Look

_AT_FIRST = 12
_AT_A_TIME = 12
_LEAST_WIDTH = 230
_GAP = 20
_MOST_COLUMNS = 3


class AreaModules(NamedTuple):
    """An area with the modules that stand in it."""

    area: Area
    modules: tuple[ModuleOutline, ...]


class PathwayView(QWidget):
    """Builds the cards that are seen first at once and the others in small parts while the program is idle,
    so that a library of hundreds opens as fast as one of nine.
    """

    opened = Signal(str)
    """A module's id."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._areas: tuple[AreaModules, ...] = ()
        self._sections: dict[str, AreaSection] = {}
        self._to_build: Iterator[tuple[AreaModules, ModuleOutline]] = iter(())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(32)
        self._columns = 0
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._build_more)
        look.changed.connect(self._arrange)

    @property
    def is_whole(self) -> bool:
        """Whether every card is built."""
        return not self._later.isActive()

    def show_areas(
        self, areas: Sequence[AreaModules], progress: Callable[[str], ModuleProgress], today: date
    ) -> None:
        """Shows again what changed; cards are kept as long as the same modules stand in the same places."""
        is_same = _places(areas) == _places(self._areas)
        self._areas, self._progress, self._today = tuple(areas), progress, today
        if is_same:
            self._refresh_cards()
        else:
            self._start_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _start_again(self) -> None:
        for section in self._sections.values():
            self._grid.removeWidget(section)
            section.hide()
            section.deleteLater()
        self._sections = {}
        self._columns = 0
        self._to_build = _in_order_of_sight(self._areas, self._fitting_columns())
        self._later.start()
        self._build(_AT_FIRST)

    @Slot()
    def _build_more(self) -> None:
        self._build(_AT_A_TIME)

    def _build(self, number: int) -> None:
        for _ in range(number):
            found = next(self._to_build, None)
            if found is None:
                self._later.stop()
                break
            self._add_card(*found)
        self._arrange()

    def _add_card(self, place: AreaModules, outline: ModuleOutline) -> None:
        section = self._sections.get(place.area.id)
        if section is None:
            section = self._sections[place.area.id] = AreaSection(place.area, self._look, self)
            self._columns = 0
            self._count_done(place)
        card = section.add_card(outline.id)
        card.show_module(outline, self._progress(outline.id), self._today)
        card.opened.connect(self.opened)

    def _refresh_cards(self) -> None:
        outlines = {outline.id: outline for place in self._areas for outline in place.modules}
        for place in self._areas:
            if place.area.id in self._sections:
                self._count_done(place)
                for card in self._sections[place.area.id].cards:
                    card.show_module(outlines[card.module_id], self._progress(card.module_id), self._today)

    def _count_done(self, place: AreaModules) -> None:
        complete = sum(self._progress(outline.id).state is State.COMPLETE for outline in place.modules)
        self._sections[place.area.id].show_done(complete, len(place.modules))

    @Slot()
    def _arrange(self) -> None:
        columns = self._fitting_columns()
        if columns == self._columns:
            return
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for number, section in enumerate(self._sections.values()):
            self._grid.addWidget(section, number // columns, number % columns)
            section.show()
        self._columns = columns

    def _fitting_columns(self) -> int:
        room = (self.width() + _GAP) // (self._look.px(_LEAST_WIDTH) + _GAP)
        return max(1, min(room, len(self._areas), _MOST_COLUMNS))


def by_area(pathway: Pathway, outlines: Sequence[ModuleOutline]) -> list[AreaModules]:
    """The areas that have modules, in the order of the pathway. A module without a step can't be opened."""
    whole = [outline for outline in outlines if outline.steps]
    found = [AreaModules(area, tuple(o for o in whole if o.area == area.id)) for area in pathway.areas]
    return [place for place in found if place.modules]


def _places(areas: Sequence[AreaModules]) -> list[tuple[Area, list[str]]]:
    return [(place.area, [outline.id for outline in place.modules]) for place in areas]


def _in_order_of_sight(
    areas: Sequence[AreaModules], columns: int
) -> Iterator[tuple[AreaModules, ModuleOutline]]:
    """Across each row of areas from the top down, so that nothing already shown is ever moved."""
    for start in range(0, len(areas), columns):
        row = areas[start : start + columns]
        for abreast in zip_longest(*(place.modules for place in row)):
            yield from ((place, outline) for place, outline in zip(row, abreast, strict=True) if outline)
