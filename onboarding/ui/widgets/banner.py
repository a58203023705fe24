"""One line at the top of the page: what happened, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from onboarding.ui.accessible import announce
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.page import Notice, Tone
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_ICONS = {Tone.INFO: "note", Tone.GOOD: "tick-circle", Tone.WARN: "warning", Tone.BAD: "error"}
_ROLES = {Tone.INFO: "note", Tone.GOOD: "accent_ink", Tone.WARN: "warn", Tone.BAD: "bad"}
_MOST_OF_WINDOW = 0.22
_WORDS = {Tone.INFO: "Note", Tone.GOOD: "Done", Tone.WARN: "Take care", Tone.BAD: "Problem"}


class Banner(QFrame):
    """Hidden until it has something to say. An error stays until it is closed."""

    visibility_changed = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone = Tone.INFO
        mark(self, role="banner", tone="info")
        self._icon = IconLabel(look, "note", "note", size=22)
        self._words = WrappingLabel("", "")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._room = _Room(self._words)
        self._close = QPushButton()
        mark(self._close, role="icon")
        look.put_icon(self._close, "close", "ink", size=18)
        self._close.setAccessibleName("Close this message")
        self._close.setToolTip("Close this message")
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._room, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def words(self) -> str:
        """What the banner says now; empty when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, notice: Notice) -> None:
        """Shows a notice and has screen readers speak it."""
        if self._holds_error() and notice.tone is not Tone.BAD:
            return
        self._tone = notice.tone
        self._words.setText(notice.words)
        self._close.setAccessibleDescription(notice.words)
        self.setAccessibleName(_WORDS[notice.tone])
        mark(self, tone=notice.tone.value)
        self._icon.show_icon(_ICONS[notice.tone], _ROLES[notice.tone])
        self._room.updateGeometry()
        self._set_shown(True)
        announce(self, f"{_WORDS[notice.tone]}: {notice.words}")

    def turn_page(self) -> None:
        """Another page opens: what is no error has been read."""
        if not self._holds_error():
            self._set_shown(False)

    def clear(self) -> None:
        """Closes the message."""
        self._set_shown(False)

    def _holds_error(self) -> bool:
        return self._tone is Tone.BAD and not self.isHidden()

    def _set_shown(self, is_shown: bool) -> None:
        self.setVisible(is_shown)
        self.visibility_changed.emit(is_shown)


class _Room(QScrollArea):
    """As high as its words, but never more of the window than a part: then arrow keys scroll them."""

    def __init__(self, words: QWidget) -> None:
        super().__init__()
        self._words = words
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The message")
        self.setAccessibleDescription("Up and Down scroll it")
        self.setWidgetResizable(True)
        self.setWidget(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(self._words.heightForWidth(width), round(self.window().height() * _MOST_OF_WINDOW))

    def sizeHint(self) -> QSize:
        return QSize(self._words.sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scrolls = self._words.heightForWidth(self.viewport().width()) > self.viewport().height()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)


class BannerShelf(QWidget):
    """Holds the banner clear of the page's edges, and takes no room while there is nothing to say."""

    def __init__(self, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 0)
        column.addWidget(banner)
        banner.visibility_changed.connect(self.setVisible)
        self.hide()
