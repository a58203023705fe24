"""The card at the top of home: how much is done, and one big button to the next thing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.counting import counted
from onboarding.core.progress import PathwayProgress
from onboarding.ui.destinations import Destination
from onboarding.ui.home.next_thing import NextThing
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.ring import Ring
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_SIDE_BY_SIDE_FROM = 640


class HeroCard(QFrame):
    """Emits where its button leads."""

    go = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._place: Destination | None = None
        mark(self, role="hero")
        self._ring = Ring(look)
        self._why = WrappingLabel(role="eyebrow")
        self._title = Heading(role="h2", level=2)
        self._detail = WrappingLabel(role="label", tone="muted")
        mark(self._detail, role="small")
        self.button = QPushButton()
        mark(self.button, role="big")
        self.button.setAutoDefault(True)
        self._lay_out()
        self.button.clicked.connect(self._on_clicked)
        look.changed.connect(self._fit)

    def show_next(self, thing: NextThing, progress: PathwayProgress) -> None:
        """The next thing, and the share of all steps that is done."""
        self._place = thing.place
        self._why.setText(thing.why)
        self._title.setText(thing.title)
        self._detail.setText(thing.detail)
        self.button.setText(thing.action)
        self.button.setAccessibleDescription(f"{thing.title}. {thing.detail}")
        self._look.put_icon(self.button, "forward", "on_accent", after=True)
        self._ring.show_share(
            progress.fraction, f"{progress.steps_done} of {counted(progress.steps_total, 'step')} done"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        for label in (self._why, self._title, self._detail):
            words.addWidget(label)
        words.addStretch(1)
        told = QHBoxLayout()
        told.setSpacing(24)
        told.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        told.addLayout(words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(24, 20, 24, 20)
        self._row.setSpacing(20)
        self._row.addLayout(told, 1)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    @Slot()
    def _fit(self) -> None:
        is_wide = self.width() >= self._look.px(_SIDE_BY_SIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)

    @Slot()
    def _on_clicked(self) -> None:
        self.go.emit(self._place)
