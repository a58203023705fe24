"""Where a step is read: one column of a good width, scrolled by every key that people try."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from onboarding.ui.theme import Look

_READING_WIDTH = 660
_STEPS = QScrollBar.SliderAction
_KEYS = {
    Qt.Key.Key_PageDown: _STEPS.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _STEPS.SliderPageStepSub,
    Qt.Key.Key_Down: _STEPS.SliderSingleStepAdd,
    Qt.Key.Key_Up: _STEPS.SliderSingleStepSub,
    Qt.Key.Key_Home: _STEPS.SliderToMinimum,
    Qt.Key.Key_End: _STEPS.SliderToMaximum,
}


class ReadingArea(QScrollArea):
    """Shows one sheet at a time and keeps the others as they are."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: QWidget | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QWidget()
        self._column_layout = QVBoxLayout(self._column)
        self._column_layout.setContentsMargins(0, 0, 0, 0)
        self._column_layout.addStretch(1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(24, 32, 24, 48)
        row.addStretch(1)
        row.addWidget(self._column, 1_000)
        row.addStretch(1)
        self.setWidget(whole)
        look.changed.connect(self._fit)
        self._fit()

    @staticmethod
    def width_at(look: Look) -> int:
        """How wide the column and its margins want to be at this text scale."""
        return look.px(_READING_WIDTH) + 2 * 24

    def add(self, sheet: QWidget) -> None:
        """Takes a sheet in, hidden."""
        sheet.hide()
        self._column_layout.insertWidget(self._column_layout.count() - 1, sheet)

    def show_sheet(self, sheet: QWidget) -> None:
        """Shows a sheet from its top."""
        if self._shown is not None and self._shown is not sheet:
            self._shown.hide()
        self._shown = sheet
        sheet.show()
        self.verticalScrollBar().setValue(0)

    def dress(self, sheet: QWidget) -> None:
        """Does for a hidden sheet what its first showing would have to wait for."""
        for widget in (sheet, *sheet.findChildren(QWidget)):
            widget.ensurePolished()
        width = self._column.width()
        sheet.resize(width, sheet.heightForWidth(width))

    def forget(self, sheet: QWidget) -> None:
        if sheet is self._shown:
            self._shown = None
        sheet.hide()
        self._column_layout.removeWidget(sheet)
        sheet.deleteLater()

    def scrolls_by(self, event: QKeyEvent) -> bool:
        """Whether this key moves the page; if so, moves it."""
        action = _KEYS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            action = _STEPS.SliderPageStepSub if back else _STEPS.SliderPageStepAdd
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if action is None:
            return False
        self.verticalScrollBar().triggerAction(action)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.scrolls_by(event):
            event.ignore()

    @Slot()
    def _fit(self) -> None:
        self._column.setMaximumWidth(self._look.px(_READING_WIDTH))
        self.verticalScrollBar().setSingleStep(self._look.px(48))
