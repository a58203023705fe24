"""Themes: sets of colours by role, each read from a short file, and what Qt's own parts make of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Theme(NamedTuple):
    """One set of colours.

    `icon_stroke` is in pixels on the icons' 24 px grid. `edge` is the border of cards, bars and options,
    `soft_edge` that of soft grounds, for a theme where the ground itself does not show; both in pixels.
    """

    name: str
    title: str
    colours: Mapping[str, str]
    icon_stroke: float
    edge: int
    soft_edge: int
    is_dark: bool

    def colour(self, role: str) -> QColor:
        """The colour that plays a role; KeyError for a role that no theme has."""
        return QColor(self.colours[role])


def read_theme(path: Path) -> Theme:
    """A theme file, named as its file is. JSON, because every start reads one, and TOML's reader is slow."""
    facts = json.loads(path.read_text(encoding="utf-8"))
    return Theme(name=path.stem, **facts)


def palette_of(theme: Theme) -> QPalette:
    """For what the style sheet does not reach: own painting, rich text, the cursor."""
    roles = QPalette.ColorRole
    palette = QPalette(theme.colour("surface"), theme.colour("canvas"))
    for role, name in {
        roles.Window: "canvas",
        roles.WindowText: "ink",
        roles.Base: "surface",
        roles.AlternateBase: "sunken",
        roles.Text: "ink",
        roles.PlaceholderText: "muted",
        roles.Button: "surface",
        roles.ButtonText: "ink",
        roles.BrightText: "bad",
        roles.Highlight: "select",
        roles.HighlightedText: "ink",
        roles.Accent: "accent",
        roles.Link: "accent_ink",
        roles.LinkVisited: "accent_ink",
        roles.ToolTipBase: "surface",
        roles.ToolTipText: "ink",
    }.items():
        palette.setColor(role, theme.colour(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted"))
    return palette
