"""The title at which reading starts: the keyboard comes here when a page is turned."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt

from onboarding.ui.widgets.wrapping_label import Heading

_ROOM = 6


class Title(Heading):
    """Takes the focus only when it is given: Tab goes past it."""

    def focus_ring_rect(self) -> QRect:
        """The ring lies around the words, not across the whole column."""
        words = self.fontMetrics().boundingRect(
            self.contentsRect(), int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft), self.text()
        )
        return words.adjusted(-_ROOM, 0, _ROOM, 0)
