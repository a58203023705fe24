"""One thing that was noted: its sign, what it says, and perhaps a button that undoes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.icon_label import IconLabel
from onboarding.ui.record.sides import Sides
from onboarding.ui.theme import Look
from onboarding.ui.widgets.breakable import breakable_words
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel


class Entry(QWidget):
    """`level` is that of the title as a heading."""

    def __init__(
        self,
        look: Look,
        title: str,
        sign: tuple[str, str],
        *,
        level: int = 3,
        button: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = button
        self._icon = IconLabel(look, *sign, size=22)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._column.addWidget(Heading(title, "h3", level=level))
        said = QWidget()
        row = QHBoxLayout(said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Sides(look, said, button, least_words=320) if button else said)

    def say(self, words: str, *, tone: str = "", strong: bool = False) -> WrappingLabel:
        """A line below the title."""
        label = WrappingLabel(breakable_words(words), "small", tone=tone)
        label.setAccessibleName(words)
        label.setProperty("strong", "true" if strong else "false")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
        return label
