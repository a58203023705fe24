"""How far collecting is, and then what came of it. It stays on the page until it is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from onboarding.core.collect_words import refused_words, summary_words
from onboarding.core.receipts import CollectSummary, Receipt
from onboarding.core.record_format import Refusal
from onboarding.errors import OnboardingError
from onboarding.jobs import Job
from onboarding.ui.accessible import announce
from onboarding.ui.collecting.refused_list import Refused, RefusedList
from onboarding.ui.collecting.words import (
    cancelled_words,
    file_name,
    reason_words,
    stopped_words,
)
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.flow import Flow
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_LOOKING = "Looking for record files…"
_STOPPING = "Stopping…"


class CollectingCard(QFrame):
    """Follows one job at a time. Hidden until the first."""

    wanted_back = Signal(str)
    """The path of a file of somebody who was forgotten."""
    files_pressed = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._total = 0
        mark(self, role="card")
        self._icon = IconLabel(look, "collect", "accent_ink", size=24)
        self._title = Heading("", "h3", level=2)
        self._words = WrappingLabel("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Collecting")
        self._refused = RefusedList(look)
        self._cancel = QPushButton("Cancel")
        self._copy = QPushButton("Copy the list")
        self._files = QPushButton("Files collected…")
        self._close = QPushButton("Close")
        look.put_icon(self._copy, "copy")
        self._lay_out()
        self._cancel.clicked.connect(self._on_cancel)
        self._copy.clicked.connect(self._refused.copy)
        self._files.clicked.connect(self.files_pressed)
        self._close.clicked.connect(self._on_close)
        self._refused.wanted_back.connect(self.wanted_back)
        self.hide()

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def follow(self, job: Job) -> None:
        """Shows how far the job is, and what it gave once it is over."""
        self._job = job
        self._total = 0
        job.progress.connect(self._on_progress)
        job.finished.connect(self._on_finished)
        job.cancelled.connect(self._on_cancelled)
        job.failed.connect(self._on_failed)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._say("Collecting…", _LOOKING, "collect", "accent_ink")
        self._show_parts()

    def focus_on_progress(self) -> None:
        """Where somebody is led who asks for more while it goes on."""
        self._cancel.setFocus()
        announce(self, f"Collecting goes on: {self._words.text()}")

    def settle(self, path: str, words: str) -> None:
        """What became of somebody who was wanted back."""
        self._refused.settle(path, words)
        self._close.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self._refused)
        column.addWidget(Flow(self._cancel, self._copy, self._files, self._close))

    def _say(self, title: str, words: str, icon: str, role: str) -> None:
        self._title.setText(title)
        self._words.setText(words)
        self._icon.show_icon(icon, role)
        announce(self, f"{title} {words}")

    def _show_parts(self, refused: Sequence[Receipt] = ()) -> None:
        had_focus = self._cancel.hasFocus()
        is_over = not self.is_busy
        self._bar.setHidden(is_over)
        self._refused.show_refused([_refused(receipt) for receipt in refused])
        for part, is_there in (
            (self._close, is_over),
            (self._files, is_over),
            (self._copy, bool(refused)),
            (self._cancel, not is_over),
        ):
            part.setVisible(is_there)
        self.show()
        if had_focus and is_over:
            self._close.setFocus()

    def _end(self, title: str, words: str, icon: str, role: str, refused: Sequence[Receipt] = ()) -> None:
        self._job = None
        self._show_parts(refused)
        self._say(title, words, icon, role)

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, words: str) -> None:
        self._total = total
        if self._cancel.isEnabled():
            self._words.setText(words)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    @Slot(object)
    def _on_finished(self, summary: CollectSummary) -> None:
        is_well = summary.added or summary.known
        icon, role = ("warning", "warn") if summary.refused or not is_well else ("tick-circle", "accent_ink")
        self._end("Collected", summary_words(summary), icon, role, summary.refused)

    @Slot(object)
    def _on_cancelled(self, summary: CollectSummary | None) -> None:
        if summary is not None and not summary.is_cancelled:
            self._on_finished(summary)  # it was done before it heard
            return
        words = cancelled_words(summary, self._total)
        refused = summary.refused if summary else ()
        self._end("Collecting was cancelled", words, "info", "note", refused)

    @Slot(object)
    def _on_failed(self, error: OnboardingError) -> None:
        """The banner says why."""
        self._end("Collecting stopped", stopped_words(), "error", "bad")

    @Slot()
    def _on_cancel(self) -> None:
        if self._job is not None:
            self._words.setText(_STOPPING)
            self._cancel.setEnabled(False)
            self._job.cancel()

    @Slot()
    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


def _refused(receipt: Receipt) -> Refused:
    return Refused(
        what=file_name(receipt.path),
        why=reason_words(receipt),
        copied=refused_words(receipt),
        key=receipt.path,
        is_forgotten=receipt.reason == Refusal.FORGOTTEN,
    )
