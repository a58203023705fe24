"""Bundled typefaces: loads only the files that the chosen look needs, and only once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FONTS = ("atkinson", "lexend", "system")

MONO = "Atkinson Hyperlegible Mono"

_FAMILIES = {"atkinson": "Atkinson Hyperlegible Next", "lexend": "Lexend"}
FILES = {
    "atkinson": (
        "AtkinsonHyperlegibleNext-400-normal.ttf",
        "AtkinsonHyperlegibleNext-600-normal.ttf",
        "AtkinsonHyperlegibleNext-700-normal.ttf",
        "AtkinsonHyperlegibleNext-400-italic.ttf",
    ),
    "lexend": ("Lexend-400-normal.ttf", "Lexend-600-normal.ttf", "Lexend-700-normal.ttf"),
    "mono": (
        "AtkinsonHyperlegibleMono-400-normal.ttf",
        "AtkinsonHyperlegibleMono-600-normal.ttf",
        "AtkinsonHyperlegibleMono-400-italic.ttf",
    ),
}
"""Those of each typeface, by the name that the settings give it; `mono` is for code."""


class FontShelf:
    """The fonts folder: gives family names, and loads their files the first time they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: set[str] = set()

    def family(self, font: str) -> str:
        """The family for one of FONTS; the system's own when that is asked for or ours won't load."""
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        if font not in _FAMILIES or not self._load(font):
            return system
        return _FAMILIES[font]

    def mono_family(self) -> str:
        """The family for Markdown source and other code."""
        if self._load("mono"):
            return MONO
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()

    def _load(self, font: str) -> bool:
        if font in self._loaded:
            return True
        ids = [QFontDatabase.addApplicationFont(str(self._folder / name)) for name in FILES[font]]
        if -1 in ids:
            return False
        self._loaded.add(font)
        return True
