"""The bar under a step: Back, how far one is, Continue, and what is still missing."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from onboarding.ui.accessible import announce
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.learn.segments import StepSegments
from onboarding.ui.learn.way import StepLine
from onboarding.ui.theme import Look, mark

_SAVED = "Saved on this computer"
_WIDE, _VERY_NARROW = 860, 560
_TALL, _MARGIN = 52, 12


class BottomBar(QFrame):
    """Continue can always be pressed; the page answers what is missing, and the bar says it."""

    back_pressed = Signal()
    skip_pressed = Signal()
    continue_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        mark(self, role="bottom-bar")
        self.setAccessibleName("Back, how far you are, and on")
        self._message = self._make_message()
        self._saved = self._make_saved()
        self._place = QLabel()
        mark(self._place, role="label")
        self._segments = StepSegments(look)
        self._back = self._button("Back", self.back_pressed)
        self._skip = self._button("Skip this step", self.skip_pressed)
        self._continue = self._button("Continue", self.continue_pressed)
        look.put_icon(self._back, "back", "ink")
        look.put_icon(self._continue, "forward", "on_accent", after=True)
        self._skip.setAccessibleName("Skip this step")
        mark(self._skip, role="quiet")
        self._lay_out()
        look.changed.connect(self._fit)
        self._fit()

    @property
    def says(self) -> str:
        """What the bar says is missing; nothing when all is there."""
        return "" if self._message.isHidden() else self._words.text()

    def show_place(self, lines: tuple[StepLine, ...]) -> None:
        """How far the person is; with no step open, the module's end."""
        here = next((line for line in lines if line.is_here), None)
        self._place.setText(f"Step {here.number} of {len(lines)}" if here else "All done" if lines else "")
        self._segments.show_lines(lines)
        self._show_how_far()

    def show_ways(self, *, back: str, onward: str, may_skip: bool) -> None:
        """What the buttons say and do; without words for it there is no way onward."""
        self._back.setText(back)
        self._continue.setText(onward)
        self._continue.setVisible(bool(onward))
        self._skip.setVisible(may_skip)

    def say_missing(self, sentence: str) -> None:
        """Says in words what is still to do, and has screen readers speak it."""
        self._saved.hide()
        self._words.setText(sentence)
        self._message.show()
        announce(self, sentence)

    def say_saved(self, more: str) -> None:
        """Only once it is true; `more` is for screen readers, who hear where they have come to."""
        self._saved.show()
        announce(self, f"{_SAVED}. {more}")

    def clear(self) -> None:
        self._message.hide()
        self._saved.hide()

    def come_after(self, sheet: QWidget) -> None:
        """Has Tab come to the bar after what the sheet holds, though the sheet was made later."""
        stops = (_last_stop(sheet), self._back, self._skip, self._continue)
        for before, after in pairwise(stop for stop in stops if stop is not None):
            QWidget.setTabOrder(before, after)

    def focus_continue(self) -> None:
        wanted = self._back if self._continue.isHidden() else self._continue
        wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Where room is short, drops what stands elsewhere on the page."""
        is_narrow = self.width() < self._look.px(_WIDE)
        self.setMinimumHeight(self._look.px(_TALL) + 2 * _MARGIN)
        self._show_how_far()
        self._skip.setText("Skip" if is_narrow else "Skip this step")
        self._saved_words.setText("Saved" if is_narrow else _SAVED)
        mark(self._continue, role="primary" if self.width() < self._look.px(_VERY_NARROW) else "big")

    def _show_how_far(self) -> None:
        has_room = self.width() >= self._look.px(_WIDE)
        for part in (self._place, self._segments):
            part.setVisible(bool(self._place.text()) and has_room)

    def _button(self, words: str, pressed: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(pressed)
        return button

    def _make_message(self) -> QWidget:
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        mark(self._words, role="label", tone="warn")
        message = QWidget()
        row = QHBoxLayout(message)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon = IconLabel(self._look, "important", "warn", size=22)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        message.hide()
        return message

    def _make_saved(self) -> QWidget:
        self._saved_words = QLabel(_SAVED)
        mark(self._saved_words, role="small", tone="accent")
        saved = QWidget()
        row = QHBoxLayout(saved)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel(self._look, "tick", "accent_ink", size=18))
        row.addWidget(self._saved_words)
        saved.hide()
        return saved

    def _lay_out(self) -> None:
        how_far = QHBoxLayout()
        how_far.setSpacing(16)
        how_far.addWidget(self._place)
        how_far.addWidget(self._segments, 0, Qt.AlignmentFlag.AlignVCenter)
        middle = QVBoxLayout()
        middle.setSpacing(4)
        middle.addLayout(how_far)
        middle.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addLayout(middle)
        row.addStretch(1)
        row.addWidget(self._skip)
        row.addWidget(self._continue)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, _MARGIN, 24, _MARGIN)
        column.setSpacing(8)
        column.addWidget(self._message)
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


def _last_stop(sheet: QWidget) -> QWidget | None:
    """The last widget in a sheet to which Tab comes. Asking Qt's focus chain would do as well, but PySide
    takes each widget of it for a child of the one before, and lets go of it with that.
    """
    stops = [part for part in sheet.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return stops[-1] if stops else None
