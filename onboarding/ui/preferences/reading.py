"""The part of the settings about how the program looks. Each choice applies at once, to everything."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onboarding.session import Session
from onboarding.ui.preferences.section import OneOf, Section
from onboarding.ui.preferences.text_size import TextSize
from onboarding.ui.theme import mark
from onboarding.ui.widgets.choice import Choice, Tick
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_THEMES = (
    ("system", "As this computer is set"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("high-contrast", "High contrast"),
)
_FONTS = (
    ("atkinson", "Atkinson Hyperlegible: each letter has its own shape"),
    ("lexend", "Lexend: wide letters, wide spaces"),
    ("system", "The one this computer uses"),
)


class Reading(Section):
    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Reading", "What you choose applies at once.", parent)
        self._session = session
        self._theme = OneOf("Colours", _THEMES)
        self._size = TextSize()
        self._font = OneOf("Typeface", _FONTS)
        still = Choice("Less movement: nothing fades or slides", Tick())
        self._still = still.button
        for widget in (self._theme, self._size, self._font, still, _sample()):
            self.column.addWidget(widget)
            self.column.addSpacing(8)
        self._theme.chosen.connect(self._on_theme)
        self._size.chosen.connect(self._on_size)
        self._font.chosen.connect(self._on_font)
        self._still.clicked.connect(self._on_still)

    def refresh(self) -> None:
        settings = self._session.settings
        self._theme.show_answer(settings.theme)
        self._size.show_percent(settings.text_percent)
        self._font.show_answer(settings.font)
        self._still.setChecked(settings.reduced_motion)

    @Slot(str)
    def _on_theme(self, theme: str) -> None:
        self._session.change_settings(replace(self._session.settings, theme=theme))

    @Slot(int)
    def _on_size(self, percent: int) -> None:
        self._session.change_settings(replace(self._session.settings, text_percent=percent))

    @Slot(str)
    def _on_font(self, font: str) -> None:
        self._session.change_settings(replace(self._session.settings, font=font))

    @Slot(bool)
    def _on_still(self, is_still: bool) -> None:
        self._session.change_settings(replace(self._session.settings, reduced_motion=is_still))


def _sample() -> QFrame:
    sample = QFrame()
    mark(sample, role="well")
    column = QVBoxLayout(sample)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(6)
    column.addWidget(WrappingLabel("This is how it reads", "h3"))
    column.addWidget(
        WrappingLabel(
            "Ask what matters to somebody before you ask what is the matter. "
            "Can you tell 1 from l and I, and 0 from O?"
        )
    )
    return sample
