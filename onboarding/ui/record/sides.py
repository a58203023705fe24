"""Words at the left and buttons at the right, which go under the words where both have no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from onboarding.ui.theme import Look

_LEAST_WIDTH = 120


class Sides(QWidget):
    """`least_words` is the width that the words need beside the buttons, as designed."""

    def __init__(
        self,
        look: Look,
        words: QWidget,
        buttons: QWidget,
        *,
        least_words: int = 300,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons = buttons
        self._least_words = least_words
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(words, 1)
        self._row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self._turn)

    def minimumSizeHint(self) -> QSize:
        """Narrower than a button's words in one line, so that there is a need to fold them."""
        return QSize(self._look.px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @Slot()
    def _turn(self) -> None:
        for button in self._buttons_there():
            _fold(button, self.width())
        needed = self._look.px(self._least_words) + self._buttons.sizeHint().width() + self._row.spacing()
        is_wide = self.width() >= needed
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)

    def _buttons_there(self) -> list[QPushButton]:
        if isinstance(self._buttons, QPushButton):
            return [self._buttons]
        return self._buttons.findChildren(QPushButton)


def _fold(button: QPushButton, room: int) -> None:
    """Breaks a button's words into two lines where they need more than the room there is."""
    words = button.text().replace("\n", " ")
    folded = button.text()
    spare = button.sizeHint().width() - _width(button, folded)
    if _width(button, words) + spare <= room:
        fitting = words
    else:
        spaces = [place for place, letter in enumerate(words) if letter == " "]
        middle = min(spaces, key=lambda place: abs(place - len(words) / 2), default=0)
        fitting = f"{words[:middle]}\n{words[middle + 1 :]}" if middle else words
    if fitting != folded:
        name = button.accessibleName() or words
        button.setText(fitting)
        button.setAccessibleName(name)


def _width(button: QPushButton, words: str) -> int:
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()
