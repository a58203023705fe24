"""The strip beside the text of a module: line numbers, and a mark where something needs mending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from onboarding.core.catalogue import Problem, Severity
from onboarding.core.problem_sentences import problem_words
from onboarding.ui.accessible import keep_quiet
from onboarding.ui.theme import Look

SIGNS = {Severity.ERROR: ("Error", "error", "bad"), Severity.ADVICE: ("Advice", "warning", "warn")}
"""What each kind is called, its icon, and the role of its colour."""

_TYPE = 14
_ICON = 18
_GAP = 6
_BAR = 4
_FEWEST_FIGURES = 3


class Row(NamedTuple):
    """A line of the text where it stands now; `height` is that of its first row, should it wrap."""

    number: int
    top: int
    height: int
    whole_height: int


class Rows(Protocol):
    """What the gutter asks of the text."""

    def rows(self) -> Iterator[Row]: ...
    def line_count(self) -> int: ...
    def line(self) -> int: ...


def told(problems: Sequence[Problem]) -> str:
    """What is wrong with a line, in words, the errors first."""
    in_order = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    return "\n".join(f"{SIGNS[problem.severity][0]}: {problem_words(problem)}" for problem in in_order)


class Gutter(QWidget):
    """Screen readers pass over it: the text itself says what stands here."""

    pressed = Signal(int)
    """A line's number was pressed."""

    def __init__(self, look: Look, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = rows
        self.problems: Mapping[int, Sequence[Problem]] = {}
        keep_quiet(self)

    def wanted_width(self) -> int:
        """For the icon, the numbers and the bar of the current line."""
        figures = max(_FEWEST_FIGURES, len(str(self._rows.line_count())))
        metrics = QFontMetrics(self._look.font(_TYPE, 600, mono=True))
        return self._look.px(_ICON + 3 * _GAP) + metrics.horizontalAdvance("0" * figures) + _BAR

    def sign_of(self, line: int) -> str:
        """The icon that stands beside a line; empty for none."""
        found = self.problems.get(line)
        return SIGNS[_worst(found)][1] if found else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("canvas"))
        edge = QRect(self.width() - 1, event.rect().top(), 1, event.rect().height())
        painter.fillRect(edge, self._look.colour("line"))
        current = self._rows.line()
        for row in self._rows.rows():
            self._paint_row(painter, row, is_current=row.number == current)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = told(self.problems.get(self._line_at(event.pos()), ()))
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if line := self._line_at(event.position().toPoint()):
            self.pressed.emit(line)

    def _paint_row(self, painter: QPainter, row: Row, *, is_current: bool) -> None:
        found = self.problems.get(row.number)
        role = SIGNS[_worst(found)][2] if found else "ink" if is_current else "muted"
        painter.setFont(self._look.font(_TYPE, 600 if is_current or found else 400, mono=True))
        painter.setPen(self._look.colour(role))
        right = self.width() - _BAR - self._look.px(_GAP)
        numbers = QRect(0, row.top, right, row.height)
        painter.drawText(
            numbers, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row.number)
        )
        if is_current:
            bar = QRect(self.width() - _BAR, row.top, _BAR, row.whole_height)
            painter.fillRect(bar, self._look.colour("accent"))
        if found:
            icon = self._look.pixmap(SIGNS[_worst(found)][1], role, _ICON, self.devicePixelRatioF())
            top = row.top + (row.height - self._look.px(_ICON)) // 2
            painter.drawPixmap(self._look.px(_GAP), top, icon)

    def _line_at(self, place: QPoint) -> int:
        rows = (row.number for row in self._rows.rows() if 0 <= place.y() - row.top < row.whole_height)
        return next(rows, 0)


def _worst(problems: Sequence[Problem]) -> Severity:
    is_error = any(problem.severity is Severity.ERROR for problem in problems)
    return Severity.ERROR if is_error else Severity.ADVICE
