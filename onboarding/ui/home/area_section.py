"""One area of the pathway: its name, a sentence on it, and a column of module cards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onboarding.core.catalogue import Area
from onboarding.ui.home.module_card import ModuleCard
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_ICONS = {
    "welcome": "logo",
    "principles": "team",
    "restorative-practice": "talk",
    "inclusion": "heart",
    "finish": "edit",
}


class AreaSection(QWidget):
    """Cards are added as they are built; they stand in the order in which they came."""

    def __init__(self, area: Area, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cards: list[ModuleCard] = []
        title = Heading(area.title, "h3", level=2)
        self._done = WrappingLabel(role="small", tone="muted")
        self._done.setWordWrap(False)
        self._done.setContentsMargins(0, 2, 0, 0)
        self._done.setSizePolicy(
            self._done.sizePolicy().Policy.Fixed, self._done.sizePolicy().Policy.Preferred
        )
        head = QHBoxLayout()
        head.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(IconLabel(look, _ICONS.get(area.id, "learn"), "accent_ink", size=22), 0, top)
        head.addWidget(title, 1)
        head.addWidget(self._done, 0, top)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addLayout(head)
        if area.intro:
            self._column.addWidget(WrappingLabel(area.intro, "small", tone="muted"))
        self._column.addStretch(1)

    def add_card(self, module_id: str) -> ModuleCard:
        """A card under those that are there, with nothing on it yet."""
        card = ModuleCard(module_id, self._look, self)
        if self.cards:
            QWidget.setTabOrder(self.cards[-1], card)
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
        return card

    def show_done(self, complete: int, total: int) -> None:
        """How many of the area's modules are complete."""
        self._done.setText(f"{complete} of {total}")
        self._done.setAccessibleName(f"{complete} of {total} complete")
