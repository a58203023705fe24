"""What the table is narrowed by: one group of people, a name, a team, a module."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.choices import Choice
from onboarding.ui.team.chips import Chips
from onboarding.ui.theme import Look
from onboarding.ui.widgets.flow import Flow
from onboarding.ui.widgets.search_field import SearchField
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_CHIPS = (
    (Choice.EVERYONE, "Everyone"),
    (Choice.OVERDUE, "Overdue"),
    (Choice.IN_PROGRESS, "In progress"),
    (Choice.NOT_STARTED, "Not started"),
    (Choice.COMPLETE, "Complete"),
)
_FIND = "Find a person"
_FIND_WIDTH = 240
_LEAST_COMBO = 160
_MOST_COMBO = 320


class Filters(QWidget):
    """The page asks for what is chosen whenever one of the first two signals comes."""

    ground_changed = Signal()
    """Another team or module: all figures are others."""
    narrowed = Signal()
    """Another group, or other words: only the rows are."""
    went_down = Signal()
    """The Down key in the field: on to the table."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.choice = Choice.EVERYONE
        self._chips = Chips("Who is shown", [(key.value, words) for key, words in _CHIPS], look)
        self._find = SearchField(look)
        self._teams, self._modules = _combo("Team"), _combo("Module")
        self._count = WrappingLabel("", "small", tone="muted")
        self._lay_out()
        self._chips.choose(self.choice)
        self._chips.chosen.connect(self.choose)
        self._find.textChanged.connect(self._on_typed)
        self._find.went_down.connect(self.went_down)
        self._find.returnPressed.connect(self.went_down)
        self._teams.activated.connect(self._on_changed)
        self._modules.activated.connect(self._on_changed)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        return self._find.text().strip()

    @property
    def team(self) -> str:
        """Empty for all of them."""
        return str(self._teams.currentData() or "")

    @property
    def module_id(self) -> str:
        """Empty for all of them."""
        return str(self._modules.currentData() or "")

    def offer(self, teams: Sequence[str], modules: Sequence[ModuleOutline]) -> None:
        """What there is to choose from; what was chosen stays so while it is there."""
        _fill(self._teams, [("All teams", ""), *((team, team) for team in teams)])
        _fill(self._modules, [("All modules", ""), *((module.title, module.id) for module in modules)])
        self._teams.setHidden(len(teams) < 2)

    def say_count(self, words: str) -> None:
        """How many are shown."""
        self._count.setText(words)

    def show_figures(self, figures: dict[Choice, int]) -> None:
        self._chips.show_figures({choice.value: figure for choice, figure in figures.items()})

    @Slot(str)
    def choose(self, choice: str) -> None:
        """One group of people."""
        self.choice = Choice(choice)
        self._chips.choose(choice)
        self.narrowed.emit()

    def clear(self) -> None:
        """Everybody again."""
        self._find.clear()
        self._teams.setCurrentIndex(0)
        self._modules.setCurrentIndex(0)
        self.ground_changed.emit()
        self.choose(Choice.EVERYONE)

    def _lay_out(self) -> None:
        self._find.setPlaceholderText(_FIND)
        self._find.setAccessibleName(_FIND)
        self._find.setAccessibleDescription("By name, staff number or team. Down goes to the table")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Flow(self._chips, self._find))
        column.addWidget(Flow(self._teams, self._modules))
        column.addWidget(self._count)

    @Slot()
    def _on_typed(self) -> None:
        self.narrowed.emit()

    @Slot()
    def _on_changed(self) -> None:
        self.ground_changed.emit()

    @Slot()
    def _fit(self) -> None:
        self._find.setMinimumWidth(min(self._look.px(_FIND_WIDTH), 420))
        for combo in (self._teams, self._modules):
            combo.setMinimumWidth(self._look.px(_LEAST_COMBO))
            combo.setMaximumWidth(max(self._look.px(_LEAST_COMBO), self._look.px(_MOST_COMBO)))


def _combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.view().setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(14)
    return combo


def _fill(combo: QComboBox, wanted: Sequence[tuple[str, str]]) -> None:
    there = [(combo.itemText(at), str(combo.itemData(at))) for at in range(combo.count())]
    if there == list(wanted):
        return
    chosen = combo.currentData()
    combo.clear()
    for words, value in wanted:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
