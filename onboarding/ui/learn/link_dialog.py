"""Asks before a link leaves the program, and shows where it really leads."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.ui.accessible import announce
from onboarding.ui.focus_ring import FocusRing
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.breakable import breakable
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_WIDTH = 480


def address(href: str) -> QUrl | None:
    """The address a link opens; None for any that a step may not open."""
    url = QUrl(href, QUrl.ParsingMode.StrictMode)
    if url.scheme() == "https" and url.host():
        return url
    return url if url.scheme() == "mailto" and url.path() else None


class LinkDialog(QDialog):
    """Opens nothing by itself: only the press on its first button does."""

    def __init__(self, url: QUrl, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = url
        self._look = look
        look.font(15, mono=True)  # has the typeface ready for the address
        is_mail = url.scheme() == "mailto"
        self.setWindowTitle("Write an email" if is_mail else "Open a link")
        question = "Open in your email program?" if is_mail else "Open in your browser?"
        hint = "This leaves the app." if is_mail else "This leaves the app and needs the internet."
        self._said = WrappingLabel(f"{hint} Your place here is kept.")
        self._open = _button("Open", self._on_open, "primary")
        self._copy = _button("Copy address", self._on_copy)
        self._cancel = _button("Cancel", self.reject)
        self._lay_out(question)
        self.setAccessibleName(question)
        self.setAccessibleDescription(self.address)
        self._open.setDefault(True)
        self._open.setFocus()
        FocusRing(self, look)

    @property
    def address(self) -> str:
        """The whole address as it is sent: nothing in it is made prettier."""
        return bytes(self._url.toEncoded().data()).decode("ascii")

    def _lay_out(self, question: str) -> None:
        shown = WrappingLabel(breakable(self.address), "code")
        shown.setAccessibleName(self.address)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self._open, self._copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for label in (Heading(question, "h2", level=1), shown, self._said):
            column.addWidget(label)
        column.addSpacing(12)
        column.addLayout(buttons)
        self.setMinimumWidth(min(self._look.px(_WIDTH), 720))

    @Slot()
    def _on_open(self) -> None:
        if QDesktopServices.openUrl(self._url):
            self.accept()
        else:
            self._say("Your computer did not open it. Copy the address and open it yourself.")

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address)
        self._say("The address is copied. You can paste it where you need it.")

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        announce(self, sentence)


def _button(words: str, pressed: object, role: str = "") -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(pressed)
    button.setAutoDefault(False)
    if role:
        mark(button, role=role)
    return button
