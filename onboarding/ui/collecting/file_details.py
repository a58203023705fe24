"""Everything that is known of one file that was collected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from onboarding.core.collected_files import CollectedFile
from onboarding.core.dates import moment_words
from onboarding.core.receipts import Outcome, Receipt
from onboarding.ui.accessible import announce
from onboarding.ui.collecting.files_model import NOBODY
from onboarding.ui.collecting.words import (
    changed_words,
    file_name,
    outcome_words,
    reason_words,
    size_words,
)
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.breakable import breakable
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel


class FileDetails(QFrame):
    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: CollectedFile | None = None
        mark(self, role="card")
        self._icon = IconLabel(look, "page", "muted", size=24)
        self._title = Heading("", "h3", level=2)
        self._facts = WrappingLabel("", "small")
        self._history = WrappingLabel("", "small", tone="muted")
        self._copy = QPushButton("Copy the details")
        look.put_icon(self._copy, "copy")
        for words in (self._facts, self._history):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addWidget(self._history)
        column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._copy.clicked.connect(self._on_copy)
        self.hide()

    @Slot(object)
    def show_file(self, file: CollectedFile | None) -> None:
        self._file = file
        self.setHidden(file is None)
        if file is None:
            return
        name = file_name(file.last.path)
        self._title.setText(breakable(name))
        self._title.setAccessibleName(name)
        self._icon.show_icon(*(("error", "bad") if file.is_refused else ("page", "muted")))
        facts = facts_of(file)
        self._facts.setText(breakable("\n".join(facts)))
        self._facts.setAccessibleName("\n".join(facts))
        self._history.setText("\n".join(history_of(file)))
        self._history.setVisible(file.has_changed)

    @Slot()
    def _on_copy(self) -> None:
        if self._file is not None:
            QGuiApplication.clipboard().setText("\n".join([*facts_of(self._file), *history_of(self._file)]))
            announce(self, "The details are copied")


def facts_of(file: CollectedFile) -> list[str]:
    """A line each."""
    last = file.last
    return [
        f"From: {file.name or NOBODY}",
        f"Collected: {moment_words(last.collected_at)}",
        f"Outcome: {_outcome(last)}",
        f"Path: {last.path}",
        f"Size: {size_words(last.size)}",
        f"SHA-256: {last.digest or 'not known, for it could not be read'}",
    ]


def history_of(file: CollectedFile) -> list[str]:
    """What became of the file each time that it was another one, the newest first."""
    if not file.has_changed:
        return []
    each = (
        f"{moment_words(receipt.collected_at)}: {outcome_words(receipt)}, {size_words(receipt.size)}"
        for receipt in file.receipts
    )
    return [f"{changed_words(file)}.", *each]


def _outcome(receipt: Receipt) -> str:
    if receipt.outcome is Outcome.REFUSED:
        return f"Refused. {reason_words(receipt)}"
    known = f", {receipt.known:,} known already" if receipt.known else ""
    return f"{outcome_words(receipt)}{known}"
