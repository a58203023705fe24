"""Four figures at the top: how many of the team stand where. Each shows only those when it is pressed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QGridLayout, QWidget

from onboarding.core.choices import Choice
from onboarding.core.text import Span
from onboarding.ui.blocks.lines import Style
from onboarding.ui.theme import Look
from onboarding.ui.widgets.press_card import FACT, CardLine, PressCard

_FIGURE = 32
_LABEL = Style(16, 600, 1.4)


_IN_ONE = "in this module"


class Tile(PressCard):
    """A button to screen readers, which say after its name that only these are shown."""

    accessible_role = QAccessible.Role.Button

    def __init__(self, words: str, fact: str, icon: str, role: str, look: Look) -> None:
        super().__init__(look)
        self._words, self._fact = words, fact
        self._style = Style(_FIGURE, 700, 1.2, role)
        self._icon = icon
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def show_figure(self, figure: int, *, is_one_module: bool = False) -> None:
        number, fact = f"{figure:,}", _IN_ONE if is_one_module else self._fact
        self.show_lines(
            (
                CardLine((Span(number),), self._style, self._icon),
                CardLine((Span(self._words),), _LABEL),
                CardLine((Span(fact),), FACT),
            ),
            f"{self._words}: {number}, {fact}",
        )

    def nextCheckState(self) -> None:
        """Whether only these are shown is for the page to say."""

    def accessible_press(self) -> None:
        self.click()

    def _on_toggled(self, is_chosen: bool) -> None:
        self.setAccessibleDescription("Only these are shown" if is_chosen else "")


_TILES = {
    Choice.COMPLETE: ("Complete", "everything done", "tick-circle", "accent_ink"),
    Choice.IN_PROGRESS: ("In progress", "on time", "progress", "ink"),
    Choice.OVERDUE: ("Overdue", "past a date", "overdue", "bad"),
    Choice.NOT_STARTED: ("Not started", "nothing due yet", "circle", "muted"),
}


class Tiles(QWidget):
    """Pressing the one that is chosen shows everyone again."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._across = 0
        self._tiles = {choice: Tile(*facts, look) for choice, facts in _TILES.items()}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        for choice, tile in self._tiles.items():
            tile.clicked.connect(partial(self._on_clicked, choice))
        self.stand_across(2)

    def show_figures(self, figures: dict[Choice, int], *, is_one_module: bool) -> None:
        """Of people as a whole, or in the one module that is chosen."""
        for choice, tile in self._tiles.items():
            tile.show_figure(figures.get(choice, 0), is_one_module=is_one_module)

    def choose(self, choice: Choice) -> None:
        for other, tile in self._tiles.items():
            tile.setChecked(other is choice)

    def stand_across(self, number: int) -> None:
        """How many stand side by side."""
        if number == self._across:
            return
        self._across = number
        for place, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, place // number, place % number)
        for column in range(len(self._tiles)):
            self._grid.setColumnStretch(column, 1 if column < number else 0)

    def _on_clicked(self, choice: Choice) -> None:
        is_chosen = self._tiles[choice].isChecked()
        self.chosen.emit((Choice.EVERYONE if is_chosen else choice).value)
