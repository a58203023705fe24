"""The top of the content page: which page is open, whether it is saved, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.theme import Look, mark
from onboarding.ui.title import Title
from onboarding.ui.widgets.breakable import breakable_words
from onboarding.ui.widgets.flow import Flow
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_BACK = "Back to Learn"


class Head(QFrame):
    """Add what more there is to do to `menu`."""

    save = Signal()
    publish = Signal()
    back = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.title = Title("Content", "h1", level=1)
        self._back = QPushButton(_BACK)
        self._status = WrappingLabel("", "small", tone="muted")
        self.save_button = QPushButton("Save")
        self.save_button.setToolTip("Ctrl+S")
        self.publish_button = QPushButton("Publish…")
        self.publish_button.setToolTip("Ctrl+Shift+P")
        self.more = QPushButton("More")
        self._back.setAccessibleName(_BACK)
        self._back.setToolTip("Alt+Left")
        mark(self._back, role="quiet")
        mark(self.save_button, role="primary")
        look.put_icon(self.save_button, "save", "on_accent")
        look.put_icon(self.publish_button, "publish", "ink")
        look.put_icon(self.more, "chevron-down", "ink", after=True)
        self.menu = QMenu("More", self)
        self.menu.setAccessibleName("More")
        self.buttons = Flow(self.save_button, self.publish_button, self.more)
        words = self._words_layout = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self._status)
        self._words = QWidget()
        self._words.setLayout(words)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.stand(is_narrow=False)
        self._back.clicked.connect(self.back)
        self.save_button.clicked.connect(self.save)
        self.publish_button.clicked.connect(self.publish)
        self.more.clicked.connect(self._on_more)

    @property
    def status(self) -> str:
        return self._status.accessibleName()

    def show_page(self, title: str) -> None:
        self.title.setText(title)

    def say(self, words: str, *, is_saved: bool = True) -> None:
        """Whether the page is saved. Colour comes on top of the words."""
        self._status.setText(breakable_words(words))
        self._status.setAccessibleName(words)
        mark(self._status, tone="muted" if is_saved else "warn")

    def add_action(self, words: str) -> QAction:
        action = QAction(words, self)
        self.menu.addAction(action)
        return action

    def stand(self, *, is_narrow: bool) -> None:
        """Where room is short the words stand in one line below the buttons."""
        is_row = QBoxLayout.Direction.LeftToRight if is_narrow else QBoxLayout.Direction.TopToBottom
        self._words_layout.setDirection(is_row)
        self._words_layout.setSpacing(12 if is_narrow else 2)
        self._words_layout.setStretch(0, int(is_narrow))
        self._grid.setContentsMargins(*((8, 6, 8, 4) if is_narrow else (16, 12, 16, 12)))
        parts = (self._back, self._words, self.buttons)
        for part in parts:
            self._grid.removeWidget(part)
        mark(self.title, role="label" if is_narrow else "h1")
        self._back.setText("" if is_narrow else _BACK)
        self._look.put_icon(self._back, "back", "accent_ink")
        self._grid.addWidget(self._back, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.buttons, 0, 1 if is_narrow else 2, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._words, int(is_narrow), 0 if is_narrow else 1, 1, 2 if is_narrow else 1)

    @Slot()
    def _on_more(self) -> None:
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
        self.menu.setActiveAction(self.menu.actions()[0])
