"""A row of small buttons of which one is chosen: what is shown, or how."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.flow import Flow

_CHOSEN = "Shown now"


class Chip(QPushButton):
    """A button to screen readers, which say after its name that it is the one."""

    accessible_role = QAccessible.Role.Button

    def __init__(self, words: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._look = look
        self._words = words
        mark(self, role="chip")
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)
        self.show_figure(None)

    def show_figure(self, figure: int | None) -> None:
        """How many there are of it, after the words."""
        number = "" if figure is None else f"{figure:,}"
        self.setText(f"{self._words}  {number}".strip())
        self.setAccessibleName(f"{self._words}, {number}" if number else self._words)

    def sizeHint(self) -> QSize:
        """Qt measures the words as they are while another is chosen: those of the one are bolder."""
        size = super().sizeHint()
        if self.isChecked():
            wider = QFontMetrics(self._look.font(16, 600)).horizontalAdvance(self.text())
            size.setWidth(size.width() + max(0, wider - self.fontMetrics().horizontalAdvance(self.text())))
        return size

    def nextCheckState(self) -> None:
        """A press on the one that is chosen leaves it chosen."""
        self.setChecked(True)

    def accessible_press(self) -> None:
        self.click()

    def _on_toggled(self, is_chosen: bool) -> None:
        self.setAccessibleDescription(_CHOSEN if is_chosen else "")
        if is_chosen:
            self._look.put_icon(self, "tick", "on_accent", checked_role="on_accent", size=18)
        else:
            self._look.drop_icon(self)


class Chips(Flow):
    """`choices` are pairs of a key and words. `chosen` comes only when the person chooses."""

    accessible_role = QAccessible.Role.Grouping
    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], look: Look, parent: QWidget | None = None
    ) -> None:
        self._chips = {key: Chip(words, look) for key, words in choices}
        super().__init__(*self._chips.values(), parent=parent)
        self.setAccessibleName(name)
        for key, chip in self._chips.items():
            chip.clicked.connect(partial(self._on_clicked, key))

    def choose(self, key: str) -> None:
        """Shows which one holds, without a word."""
        for other, chip in self._chips.items():
            chip.setChecked(other == key)

    def show_figures(self, figures: dict[str, int]) -> None:
        for key, figure in figures.items():
            self._chips[key].show_figure(figure)
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return handled

    def _on_clicked(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)
