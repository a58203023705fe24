"""The options of a check: radio buttons and tick boxes that keep what was said about them in sight."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from onboarding.core.text import Span, Text, plain
from onboarding.ui.blocks.lines import Style
from onboarding.ui.blocks.prose import Prose
from onboarding.ui.blocks.rows import ENTER, Row
from onboarding.ui.blocks.sheet import Sheet

_FEEDBACK_AT = 30
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
_LOCKED_KEYS = (*_ARROWS, *ENTER, Qt.Key.Key_Space)


class Verdict(Enum):
    """What an answer turned out to be: its words, ink, ground, edge and icon."""

    NOT_THIS = ("Not this one.", "bad", "bad_soft", "bad", "error")
    BETTER = ("A better move.", "accent_ink", "accent_soft", "accent", "tick-circle")
    FITS = ("This one fits.", "accent_ink", "accent_soft", "accent", "tick-circle")

    def __init__(self, words: str, ink: str, ground: str, edge: str, icon: str) -> None:
        self.words = words
        self.ink = ink
        self.ground = ground
        self.edge = edge
        self.icon = icon


if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class _OptionRow(Row, _Base):
    """`is_weighed` is whether the answer as it stands now was looked at, and not only at some time before."""

    entered = Signal()

    def __init__(self, text: Text, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(text, sheet, parent)
        self.verdict: Verdict | None = None
        self.is_weighed = False
        self.is_locked = False

    def give(self, verdict: Verdict, feedback: Text) -> str:
        """Show what came of choosing it, and answer the same in words."""
        self.is_weighed = True
        if self.verdict is None:
            self.verdict = verdict
            self._tail = _feedback(verdict, feedback, self.sheet, self)
            self._tail.show()
            self.sheet.version += 1
            self.setAccessibleDescription(f"{verdict.words} {plain(feedback)}".strip())
            self.updateGeometry()
            self._place_tail()
        self.update()
        return self.accessibleDescription()

    def forget(self) -> None:
        """Open again to be chosen; what was said about it stays in sight."""
        self.is_weighed = False
        self.update()

    def lock(self) -> None:
        """No longer to be changed, but still there to be read; only the answer itself keeps the keyboard."""
        self.is_locked = True
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.isChecked() else Qt.FocusPolicy.NoFocus)
        self.update()

    def nextCheckState(self) -> None:
        if not self.is_locked:
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_locked and event.key() in _LOCKED_KEYS:
            event.ignore()
        elif event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _ground(self) -> tuple[QColor, QColor, int]:
        look = self.sheet.look
        if self.is_weighed and self.verdict is not None:
            return look.colour(self.verdict.ground), look.colour(self.verdict.edge), 2
        if self.isChecked():
            return look.colour("surface"), look.colour("ink"), 2
        if self.is_locked:
            return look.colour("surface"), look.colour("control"), look.theme.edge
        return super()._ground()


class RadioRow(_OptionRow, QRadioButton):
    """One answer of a question with a single one."""

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        look = self.sheet.look
        ink = look.colour("ink" if self.isChecked() else "control")
        painter.setPen(QPen(ink, look.px(2)))
        painter.setBrush(look.colour("surface"))
        inset = look.px(2)
        painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(area.center(), look.px(5), look.px(5))


class TickRow(_OptionRow, QCheckBox):
    """One answer of a question with several, or something to confirm."""

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        look = self.sheet.look
        inset = look.px(2)
        box = area.adjusted(inset, inset, -inset, -inset)
        if not self.isChecked():
            painter.setPen(QPen(look.colour("control"), look.px(2)))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(box, look.px(4), look.px(4))
            return
        painter.setPen(QPen(look.colour("accent"), look.px(2)))
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(box, look.px(4), look.px(4))
        tick = look.pixmap("tick", "on_accent", 18, self.devicePixelRatioF())
        side = look.px(18)
        painter.drawPixmap(QPointF(area.center().x() - side / 2, area.center().y() - side / 2), tick)


def _feedback(verdict: Verdict, feedback: Text, sheet: Sheet, parent: QWidget) -> Prose:
    """The verdict's icon and words, then what the author says about the option."""
    lead = Span(f"{verdict.words} " if feedback else verdict.words, strong=True)
    style = Style(16, pitch=1.45, lead_role=verdict.ink)
    return Prose((lead, *feedback), sheet, parent, style=style, icon=verdict.icon, indent=_FEEDBACK_AT)
