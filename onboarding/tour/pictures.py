"""Pictures of the window as it stands, in every theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from onboarding.ui.theme import THEMES, Look

_THEMES = tuple(theme for theme in THEMES if theme != "system")


class Pictures:
    """Numbers the pictures in the order in which they were taken; a name is taken once only."""

    def __init__(self, window: QWidget, look: Look, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()
        self.turn_to(window, look)
        self.count = 0
        """How many are on the disk."""

    def turn_to(self, window: QWidget, look: Look) -> None:
        """From now on another window is taken pictures of."""
        self._window = window
        self._look = look

    def take(self, name: str, of: QWidget | None = None) -> None:
        """`01-welcome-light.png` and its two siblings, of the window or of a dialog."""
        if name in self._taken:
            return
        self._taken.add(name)
        appearance = self._look.appearance
        for theme in _THEMES:
            self._look.apply(appearance._replace(theme=theme))
            self._save(of or self._window, f"{len(self._taken):02}-{name}-{theme}.png")
        self._look.apply(appearance)

    def _save(self, widget: QWidget, name: str) -> None:
        QCoreApplication.sendPostedEvents()
        self.count += widget.grab().save(str(self._folder / name))
