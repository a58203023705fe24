"""How far a longer piece of work is: a bar, words, and a way to stop it where there is one."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from onboarding.jobs import Job
from onboarding.ui.theme import mark
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_PATIENCE_MS = 250
"""What is over sooner needs no line, which would only flicker."""


class ProgressLine(QWidget):
    """Shows itself while the job goes on, and hides when it is over."""

    def __init__(self, *, can_stop: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._can_stop = can_stop
        self._words = WrappingLabel("", "small", tone="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = QPushButton("Stop")
        mark(self._stop, role="quiet")
        self._stop.setVisible(can_stop)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        told = QVBoxLayout()
        told.setSpacing(6)
        told.addWidget(self._words)
        told.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 12)
        row.setSpacing(16)
        row.addLayout(told, 1)
        row.addWidget(self._stop)
        self.hide()
        self._patience.timeout.connect(self._on_patience)
        self._stop.clicked.connect(self._on_stop)

    def follow(self, job: Job, words: str) -> None:
        """`words` say what goes on, until the job has words of its own."""
        if job is self._job:
            return
        self._job = job
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._patience.start()
        job.progress.connect(self._on_progress)
        job.ended.connect(self._on_ended)

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, words: str) -> None:
        if self.sender() is self._job:
            self._bar.setRange(0, max(1, total))
            self._bar.setValue(done)
            self._words.setText(words or self._words.text())

    @Slot()
    def _on_ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._patience.stop()
            self.hide()

    @Slot()
    def _on_patience(self) -> None:
        self.setVisible(self._job is not None)

    @Slot()
    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
