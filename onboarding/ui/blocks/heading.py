"""A heading within a step, known to screen readers as one, with its level."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from onboarding.core.text import Text
from onboarding.ui.blocks.lines import Style
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.sheet import Sheet

_STYLES = {1: Style(30, 700, 1.2), 2: Style(22, 700, 1.25), 3: Style(20, 600, 1.3)}
_RING_ROOM = 4
_TITLE_IN_FILE = 2
_SMALLEST = Style(18, 600, 1.35)


class HeadingBlock(Prose):
    """`level` counts as in the file, where a step's own title is 2 and what stands within it begins at 3.

    Screen readers are told the level on the page, so that none is left out under the title there.
    """

    accessible_role = QAccessible.Role.Heading
    space_before = 28
    space_after = 8

    def __init__(self, text: Text, level: int, sheet: Sheet, parent: QWidget | None = None) -> None:
        self.accessible_level = max(1, sheet.title_level + level - _TITLE_IN_FILE)
        super().__init__(text, sheet, parent, style=_STYLES.get(level, _SMALLEST), is_limited=False)

    def focus_ring_rect(self) -> QRect:
        """A little wider than the words, for a scene that takes the focus."""
        return self.rect().adjusted(-_RING_ROOM, 0, _RING_ROOM, 0)
