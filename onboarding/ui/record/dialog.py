"""A question in a window of its own: what it is about, and buttons of which Cancel is the default."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from onboarding.ui.focus_ring import FocusRing
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_WIDTH = 560
_MARGIN = 28
_ABOUT_A_LINE = 24


class Question(QDialog):
    """Add what it says to `column`, and buttons by `add_button`. Long words scroll, the buttons stay."""

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._look = look
        self._ground = QWidget()
        self.column = QVBoxLayout(self._ground)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 16)
        self.column.setSpacing(12)
        self.column.addWidget(Heading(title, "h2", level=1))
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._ground)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below = QPushButton("More below")
        self._below.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keyboard one gets there anyway
        mark(self._below, role="quiet")
        look.put_icon(self._below, "down", "accent_ink")
        self._below.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(_MARGIN, 8, _MARGIN, 24)
        self._buttons.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._below, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addLayout(self._buttons)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._show_below)
        bar.rangeChanged.connect(self._show_below)
        self._below.clicked.connect(self._go_below)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._keep_in_sight)
        FocusRing(self, look)

    def say(self, words: str, role: str = "body", tone: str = "") -> WrappingLabel:
        label = WrappingLabel(words, role, tone=tone)
        self.column.addWidget(label)
        return label

    def add_button(self, words: str, role: str = "") -> QPushButton:
        """At the right of those before it."""
        button = QPushButton(words)
        button.setAutoDefault(False)
        mark(button, role=role)
        self._buttons.addWidget(button)
        return button

    def add_cancel(self) -> QPushButton:
        """The way out: Escape takes it, and so does Enter unless another button has the keyboard."""
        self._buttons.addStretch(1)
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        cancel.setDefault(True)
        cancel.setFocus()
        return cancel

    def ask(self) -> bool:
        """Whether the person said yes. Once: the window is gone when the program next has nothing to do."""
        self._size()
        is_yes = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return is_yes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard: Qt would press the default one in its place."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focused = self.focusWidget()
        if is_enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _size(self) -> None:
        """As tall as the words, and never taller or wider than the screen."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # else they say how high they would be in a smaller typeface
        room = self.screen().availableGeometry().size() * 0.9
        width = max(self._buttons.sizeHint().width(), self._look.px(_WIDTH))
        width = min(width, room.width())
        height = self.column.totalHeightForWidth(width) + self._buttons.sizeHint().height() + 4
        self.setMinimumWidth(min(width, 480))
        self.resize(width, min(height, room.height()))
        if self.isVisible():
            self._keep_on_screen()

    def _keep_on_screen(self) -> None:
        """What is asked may grow while it is looked at."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        left = max(room.left(), min(frame.left(), room.right() - frame.width()))
        top = max(room.top(), min(frame.top(), room.bottom() - frame.height()))
        self.move(left, top)

    @Slot()
    def _show_below(self) -> None:
        """Whoever sees only what has room must know that it goes on."""
        bar = self._scroll.verticalScrollBar()
        own = 0 if self._below.isHidden() else self._below.height()
        is_too_long = bar.maximum() - own > _ABOUT_A_LINE  # also without the room that the hint itself takes
        is_shown = is_too_long and bar.maximum() - bar.value() > _ABOUT_A_LINE
        if is_shown and self._below.isHidden():
            QTimer.singleShot(0, self, self._keep_in_sight)
        self._below.setVisible(is_shown)

    @Slot()
    def _keep_in_sight(self) -> None:
        """What has the keyboard. Not under a pressed mouse, which would come up somewhere else."""
        focused = self.focusWidget()
        is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if focused is not None and self._ground.isAncestorOf(focused) and not is_pressed:
            place = focused.mapTo(self._ground, focused.rect().topLeft())
            for y in (place.y() + focused.height(), place.y()):  # Qt's own way looks at the cursor alone
                self._scroll.ensureVisible(0, y, 0, _ABOUT_A_LINE // 2)

    @Slot()
    def _go_below(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())
