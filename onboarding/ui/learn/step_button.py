"""One step in the list at the left: its number or a tick, its title, and how it stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from onboarding.ui.accessible import keep_quiet
from onboarding.ui.learn.way import Standing, StepLine
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.place_ground import paint_place_ground

_SIDE = 24
_TONES = {Standing.DONE: "accent", Standing.NEW: "note"}


class StepButton(QPushButton):
    """Grows with its words. To screen readers it is a plain button whose name says everything."""

    accessible_role = QAccessible.Role.Button

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._line: StepLine | None = None
        mark(self, role="step")
        self.setCheckable(True)
        self._mark = StepMark(look, self)
        self._title = _label("")
        self._note = _label("small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 9, 10, 9)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_line(self, line: StepLine, total: int) -> None:
        """Says how the step stands now; the same line again costs nothing."""
        if line == self._line:
            return
        self._line = line
        self.setChecked(line.is_here)
        self._mark.show_line(line)
        self._title.setText(line.title)
        mark(self._title, strong=line.is_here)
        self._note.setText(line.note)
        self._note.setVisible(bool(line.note))
        mark(self._note, tone=_TONES.get(line.standing, "muted"))
        said = (f"Step {line.number} of {total}: {line.title}", line.note)
        self.setAccessibleName(". ".join(part for part in said if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_place_ground(self, self._look)

    def nextCheckState(self) -> None:
        """A press opens the step; only the page says which one is open."""

    def accessible_press(self) -> None:
        self.click()

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._row.totalMinimumSize().height())


class StepMark(QWidget):
    """A tick when done, a spark when new, else the number; filled where the person is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._line: StepLine | None = None
        keep_quiet(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def show_line(self, line: StepLine) -> None:
        self._line = line
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(_SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon = {Standing.DONE: ("tick-circle", "accent_ink"), Standing.NEW: ("new", "note")}
        if self._line.standing in icon and not self._line.is_here:
            name, role = icon[self._line.standing]
            pixmap = self._look.pixmap(name, role, _SIDE, self.devicePixelRatioF())
            painter.drawPixmap(0, 0, pixmap)
            return
        self._paint_number(painter, str(self._line.number), is_here=self._line.is_here)

    def _paint_number(self, painter: QPainter, number: str, *, is_here: bool) -> None:
        look = self._look
        thick = look.px(look.theme.icon_stroke * 0.75)
        ring = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(look.colour("accent" if is_here else "control"), thick))
        if is_here:
            painter.setBrush(look.colour("accent"))
        painter.drawEllipse(ring)
        painter.setPen(look.colour("on_accent" if is_here else "muted"))
        painter.setFont(look.font(13, 700))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, number)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    keep_quiet(label)
    if role:
        mark(label, role=role)
    return label
