"""What was refused, one under another: which file or line, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.accessible import announce
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.breakable import breakable
from onboarding.ui.widgets.wrapping_label import WrappingLabel

MOST_SHOWN = 40
"""More than that nobody reads there; all of them are copied."""


@dataclass(frozen=True, slots=True)
class Refused:
    """`what` is the name of a file or the number of a line, `key` what `wanted_back` gives.

    `copied` is how it stands in the list that is copied. Whoever was forgotten can come back.
    """

    what: str
    why: str
    copied: str
    key: str = ""
    is_forgotten: bool = False


class RefusedList(QFrame):
    """Those who were forgotten come first, for there is something to decide."""

    wanted_back = Signal(str)
    """The key of somebody who was forgotten."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._all: tuple[Refused, ...] = ()
        self._rows: dict[str, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._more = WrappingLabel("", "small", tone="muted")
        self._column.addWidget(self._more)
        self.hide()

    def show_refused(self, refused: Sequence[Refused]) -> None:
        self._all = tuple(sorted(refused, key=lambda one: not one.is_forgotten))
        self._clear()
        for number, one in enumerate(self._all[:MOST_SHOWN]):
            row = _Row(one, self._look)
            row.back.clicked.connect(partial(self.wanted_back.emit, one.key))
            self._rows[one.key or str(number)] = row
            self._column.insertWidget(number, row)
        beyond = len(self._all) - MOST_SHOWN
        self._more.setText(f"And {beyond:,} more. “Copy the list” copies all of them.")
        self._more.setVisible(beyond > 0)
        self.setHidden(not self._all)

    def settle(self, key: str, words: str) -> None:
        """Says what was decided in the place of the button."""
        if key in self._rows:
            self._rows[key].settle(words, self._look)
            announce(self, words)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(one.copied for one in self._all))
        announce(self, "The list is copied")

    def _clear(self) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}


class _Row(QFrame):
    def __init__(self, refused: Refused, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="well")
        self._icon = IconLabel(look, "lock" if refused.is_forgotten else "error", "bad", size=22)
        self._why = WrappingLabel(refused.why, "small")
        self.back = QPushButton("Bring back…")
        self.back.setAccessibleName(f"Bring back {refused.what}…")
        if not refused.is_forgotten:
            self.back.hide()
        look.put_icon(self.back, "undo")
        told = QVBoxLayout()
        told.setSpacing(4)
        what = WrappingLabel(breakable(refused.what), "label")
        what.setAccessibleName(refused.what)
        told.addWidget(what)
        told.addWidget(self._why)
        told.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)

    def settle(self, words: str, look: Look) -> None:
        self._icon.show_icon("tick-circle", "accent_ink")
        self._why.setText(words)
        self.back.hide()
