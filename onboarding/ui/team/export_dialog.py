"""Saves what the team's table shows: which kind of file, where to, and that it is saved once it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from onboarding.core.report_words import filter_words
from onboarding.core.sentences import error_sentence
from onboarding.errors import OnboardingError
from onboarding.jobs import Job
from onboarding.reporting import Kind, file_name
from onboarding.session import Session
from onboarding.ui.accessible import announce
from onboarding.ui.page import Notice, Tone
from onboarding.ui.preferences.section import OneOf
from onboarding.ui.record.dialog import Question
from onboarding.ui.record.letter import print_colours
from onboarding.ui.record.saving import ask_where
from onboarding.ui.team.export_wish import ExportWish, scope_words
from onboarding.ui.team.progress_line import ProgressLine
from onboarding.ui.team.report_pdf import Printed, report_pdf
from onboarding.ui.theme import Look
from onboarding.ui.widgets.breakable import breakable_words

_PDF = "pdf"
_KINDS = (
    (Kind.XLSX.value, "Excel workbook (.xlsx)", "Excel workbook (*.xlsx)"),
    (Kind.CSV.value, "CSV, for any other program (.csv)", "CSV (*.csv)"),
    (Kind.XAPI.value, "xAPI statements, for a learning record store (.json)", "xAPI statements (*.json)"),
    (Kind.HTML.value, "Report to print, as a web page (.html)", "Web page (*.html)"),
    (_PDF, "Report to print, as a PDF (.pdf)", "PDF (*.pdf)"),
)


class ExportDialog(Question):
    """Stays open while it writes, so that stopping is at hand, and says then where the file is."""

    notice = Signal(object)
    """A Notice for the banner, once something is saved."""

    def __init__(self, wish: ExportWish, session: Session, look: Look, parent: QWidget) -> None:
        super().__init__("Export", look, parent)
        self._wish, self._session = wish, session
        self._kind = Kind.XLSX.value
        self._job: Job | None = None
        self._path = Path()
        self._scope = self.say(f"{scope_words(wish)}.")
        self._kinds = OneOf("What kind of file?", [(kind, words) for kind, words, _ in _KINDS])
        self._progress = ProgressLine(can_stop=True)
        self._lay_out()

    def done(self, code: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(code)

    def _lay_out(self) -> None:
        self._kinds.show_answer(self._kind)
        self._kinds.chosen.connect(self._on_kind)
        self.column.addWidget(self._kinds)
        self.column.addWidget(self._progress)
        self._outcome = self.say("")
        self._outcome.hide()
        self._save = self.add_button("Save as…", "primary")
        self._folder = self.add_button("Show in folder")
        self._folder.hide()
        self._cancel: QPushButton = self.add_cancel()
        self._save.setDefault(True)
        self._save.setFocus()
        self._save.clicked.connect(self._on_save)
        self._folder.clicked.connect(self._on_folder)

    def _tell(self, words: str, tone: str) -> None:
        self._outcome.setText(breakable_words(words))
        self._outcome.setAccessibleName(words)
        self._outcome.setProperty("tone", tone)
        self._outcome.style().polish(self._outcome)
        self._outcome.setVisible(bool(words))
        self._size()
        announce(self, words)

    def _begin(self) -> Job:
        wish, files = self._wish, self._session.team.files
        if self._kind != _PDF:
            kind, whose = Kind(self._kind), self._session.organisation
            return files.export(self._path, kind, wish.report, wish.rows, wish.chosen, whose)
        words = filter_words(wish.report, wish.chosen)
        printed = Printed(wish.report, wish.rows, words, self._session.now(), self._session.organisation)
        family = self._look.font(16).family()
        return files.save_page(self._path, partial(report_pdf, printed, family, print_colours()))

    def _set_busy(self, is_busy: bool) -> None:
        self._save.setEnabled(not is_busy)
        self._kinds.setEnabled(not is_busy)

    @Slot(str)
    def _on_kind(self, kind: str) -> None:
        self._kind = kind

    @Slot()
    def _on_save(self) -> None:
        """Asks where to. The job has a connection of its own: pages can be used meanwhile."""
        pattern = next(pattern for kind, _, pattern in _KINDS if kind == self._kind)
        name = file_name(self._kind, self._session.today())
        path = ask_where(self, "Export", name, pattern)
        if path is None:
            return
        self._path = path
        self._tell("", "")
        self._set_busy(True)
        self._job = self._begin()
        self._progress.follow(self._job, f"Writing {self._path.name}…")
        self._job.finished.connect(self._on_saved)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_stopped)
        self._job.ended.connect(self._on_ended)

    @Slot()
    def _on_saved(self) -> None:
        words = f"Saved as {self._path}"
        self._tell(words, "accent")
        for part in (self._save, self._kinds):
            part.hide()
        self._folder.show()
        self._cancel.setText("Close")
        self._cancel.setDefault(True)
        self._cancel.setFocus()
        self._size()
        self.notice.emit(Notice(Tone.GOOD, words))

    @Slot(object)
    def _on_failed(self, error: OnboardingError) -> None:
        self._tell(error_sentence(error), "bad")

    @Slot()
    def _on_stopped(self) -> None:
        self._tell("Stopped. Nothing was written.", "muted")

    @Slot()
    def _on_ended(self) -> None:
        self._job = None
        self._set_busy(False)

    @Slot()
    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
