"""The page of facts for whoever helps, with a button that copies them as text that names nobody."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.support import Fact, Part
from onboarding.session import Session
from onboarding.ui.accessible import announce
from onboarding.ui.page import Page
from onboarding.ui.support.shown import shown_part
from onboarding.ui.theme import Look, mark
from onboarding.ui.title import Title
from onboarding.ui.widgets.breakable import breakable_words
from onboarding.ui.widgets.button_row import ButtonRow
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_MEASURE = 860
_LEAD = "When somebody helps you with the program, these are the facts they will ask for."
_COPY = (
    "The button copies them as text, to paste into an email. Names, staff numbers and what you wrote are "
    "left out, and your own folder becomes ~."
)


class SupportPage(Page):
    title = "Help and support"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        look.font(15, mono=True)  # has the typeface ready for the log
        self._facts: list[Part] = []
        self._parts: list[QWidget] = []
        self._heading = Title(self.title, "display", level=1)
        self._copy = QPushButton("Copy support details")
        mark(self._copy, role="primary")
        look.put_icon(self._copy, "copy", "on_accent")
        self._status = WrappingLabel("", "small", tone="accent")
        self._status.hide()
        self._scroll = ScrollingColumn()
        column = self._scroll.column
        column.setSpacing(12)
        for widget in (
            *(self._heading, WrappingLabel(_LEAD), WrappingLabel(_COPY, "small", tone="muted")),
            *(ButtonRow(self._copy), self._status),
        ):
            column.addWidget(widget)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self._copy.clicked.connect(self._on_copy)
        session.settings_changed.connect(self.mark_stale)
        look.changed.connect(self._fit)
        self._fit()

    def open(self, destination: object) -> None:
        """The log may be longer than it was."""
        self._status.hide()
        self.mark_stale()

    def refresh(self) -> None:
        for old in self._parts:
            old.hide()
            old.deleteLater()
        who, *others = self.session.support_parts()
        self._facts = [who, shown_part(self.look, self), *others]
        self._parts = [self._shown(part) for part in self._facts]
        column = self._scroll.column
        for part in self._parts:
            column.insertWidget(column.count() - 1, part)
            part.show()

    def first_focus(self) -> QWidget:
        return self._heading

    def _shown(self, part: Part) -> QWidget:
        card = QFrame()
        mark(card, role="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 16, 24, 20)
        column.setSpacing(8)
        column.addWidget(Heading(part.title, "h3", level=2))
        for fact in part.facts:
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(_fact(fact), 1)
            if fact.folder:
                row.addWidget(self._opener(fact))
            column.addLayout(row)
        for line in part.lines:
            column.addWidget(_label(line, "code" if part.is_log else "small"))
        return card

    def _opener(self, fact: Fact) -> QPushButton:
        button = QPushButton("Open folder")
        button.setAccessibleName(f"Open folder: {fact.label}")
        mark(button, role="link")
        self.look.put_icon(button, "folder", "accent_ink")
        button.clicked.connect(lambda: self._open_folder(fact.folder))
        return button

    def _open_folder(self, folder: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            self._say("This computer did not open the folder. Copy the support details: the path is in them.")

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.session.support_text(self._facts))
        self._say("Copied")

    def _say(self, words: str) -> None:
        self._status.setText(words)
        self._status.show()
        announce(self, words)

    @Slot()
    def _fit(self) -> None:
        self._scroll.widen_to(self.look.px(_MEASURE))


def _fact(fact: Fact) -> WrappingLabel:
    """Label and value in one, so that a screen reader says them in one breath."""
    return _label(f"{fact.label}: {fact.value}", "")


def _label(words: str, role: str) -> WrappingLabel:
    label = WrappingLabel(breakable_words(words), role)
    label.setAccessibleName(words)
    return label
