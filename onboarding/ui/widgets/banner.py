"""One line at the top of the page: what happened, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from onboarding.ui.accessible import announce
from onboarding.ui.page import Notice, Tone
from onboarding.ui.theme import Look, mark

_ICONS = {Tone.INFO: "note", Tone.GOOD: "tick-circle", Tone.WARN: "warning", Tone.BAD: "error"}
_ROLES = {Tone.INFO: "note", Tone.GOOD: "accent_ink", Tone.WARN: "warn", Tone.BAD: "bad"}
_WORDS = {Tone.INFO: "Note", Tone.GOOD: "Done", Tone.WARN: "Take care", Tone.BAD: "Problem"}


class Banner(QFrame):
    """Hidden until it has something to say. An error stays until it is closed."""

    closed = Signal()
    visibility_changed = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone = Tone.INFO
        mark(self, role="banner", tone="info")
        self._icon = QLabel()
        self._icon.setAccessibleName(" ")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
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
        row.addWidget(self._words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._draw_icon)
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
        self.setAccessibleName(f"{_WORDS[notice.tone]}: {notice.words}")
        mark(self, tone=notice.tone.value)
        self._draw_icon()
        self._set_shown(True)
        announce(self, f"{_WORDS[notice.tone]}: {notice.words}")

    def turn_page(self) -> None:
        """Another page opens: what is no error has been read."""
        if not self._holds_error():
            self._set_shown(False)

    def clear(self) -> None:
        """Closes the message."""
        self._set_shown(False)
        self.closed.emit()

    def _holds_error(self) -> bool:
        return self._tone is Tone.BAD and not self.isHidden()

    def _set_shown(self, is_shown: bool) -> None:
        self.setVisible(is_shown)
        self.visibility_changed.emit(is_shown)

    def _draw_icon(self) -> None:
        role, ratio = _ROLES[self._tone], self.devicePixelRatioF()
        self._icon.setPixmap(self._look.pixmap(_ICONS[self._tone], role, 22, ratio))


class BannerShelf(QWidget):
    """Holds the banner clear of the page's edges, and takes no room while there is nothing to say."""

    def __init__(self, banner: Banner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 0)
        column.addWidget(banner)
        banner.visibility_changed.connect(self.setVisible)
        self.hide()
