"""A card of entries, one under another with a line between."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onboarding.ui.team.entry import Entry
from onboarding.ui.theme import mark
from onboarding.ui.widgets.rule import Rule


class Entries(QFrame):
    """Made anew whenever something changed; `entry` answers by the key that each was given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, Entry] = {}
        self._shown: object = None
        mark(self, role="card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(14)

    def is_new(self, shown: object) -> bool:
        """Whether it is something else than what is shown: what stays as it is keeps the keyboard."""
        if shown == self._shown:
            return False
        self._shown = shown
        return True

    def show_entries(self, entries: Iterable[tuple[str, Entry]]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._entries = dict(entries)
        for number, entry in enumerate(self._entries.values()):
            for part in (Rule(), entry) if number else (entry,):
                self._column.addWidget(part)
                part.show()  # at once, and not when Qt comes to it

    def entry(self, key: str) -> Entry | None:
        return self._entries.get(key)
