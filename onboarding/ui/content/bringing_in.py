"""Brings in what people wrote elsewhere: asks for the file, and says what came of it and what didn't."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from onboarding.content import Content
from onboarding.core.imports import QUESTIONS, WORD, Imported
from onboarding.core.pasting import Copied
from onboarding.core.questions import LeftOut, ReadQuestions
from onboarding.core.samples import checks
from onboarding.jobs import Job
from onboarding.ui.content.left_out_dialog import LeftOutDialog
from onboarding.ui.content.where_dialog import WhereDialog
from onboarding.ui.content.words import brought_words, count, nothing_came_words
from onboarding.ui.page import Notice, Tone
from onboarding.ui.record.folders import documents
from onboarding.ui.theme import Look

_COPIED = "what you copied"
_ENDINGS = " ".join(f"*{ending}" for ending in (WORD, *QUESTIONS))
_PATTERN = f"Word documents and questions ({_ENDINGS})"


class BringingIn(QObject):
    """`open_title` gives the title of the module into whose text questions can go now, or nothing."""

    brought = Signal(str)
    """The place of a module that was made."""
    insert_wanted = Signal(object)
    """A Sample, for the text of the module that is open."""
    notice = Signal(object)
    """A Notice for the banner."""

    def __init__(self, content: Content, look: Look, open_title: Callable[[], str], page: QWidget) -> None:
        super().__init__(page)
        self._content = content
        self._look = look
        self._open_title = open_title
        self._page = page
        self._path = Path()
        self._is_busy = False

    @Slot()
    def begin(self) -> None:
        """One file at a time."""
        if self._is_busy:
            return
        name, _ = QFileDialog.getOpenFileName(
            self._page, "Bring in a Word document or questions", str(documents()), _PATTERN
        )
        if not name:
            return
        self._path = Path(name)
        self.notice.emit(Notice(Tone.INFO, f"Reading {self._path.name}…"))
        if self._path.suffix.lower() in QUESTIONS and self._open_title():
            self._is_busy = True
            job = self._content.read_questions(self._path)
            job.finished.connect(self._on_questions)
            job.failed.connect(self._on_failed)
        else:
            self._make_module()

    def begin_copied(self, copied: Copied) -> None:
        """What was copied elsewhere, as a module."""
        if self._is_busy:
            return
        self._path = Path(_COPIED)
        self.notice.emit(Notice(Tone.INFO, f"Reading {_COPIED}…"))
        self._make(self._content.bring_in_copied(copied))

    def _make_module(self) -> None:
        self._make(self._content.bring_in(self._path))

    def _make(self, job: Job) -> None:
        self._is_busy = True
        job.finished.connect(self._on_imported)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self) -> None:
        """The banner says why."""
        self._is_busy = False

    @Slot(object)
    def _on_questions(self, read: ReadQuestions) -> None:
        """They go into the text, or become a module, as the person says."""
        self._is_busy = False
        title = self._open_title()
        if not read.questions:
            self._tell(Tone.WARN, nothing_came_words(self._path.name), read.left_out)
            return
        if not title:
            self._make_module()
            return
        dialog = WhereDialog(len(read.questions), title, self._look, self._page)
        is_meant, goes_in_text = dialog.ask(), dialog.goes_in_text
        if not is_meant:
            self.notice.emit(Notice(Tone.INFO, f"Nothing of {self._path.name} was brought in."))
        elif goes_in_text:
            self.insert_wanted.emit(checks(read.questions))
            came = f"{count(len(read.questions), 'question')} came in below the cursor. Save to keep them."
            self._tell(Tone.GOOD, came, read.left_out)
        else:
            self._make_module()

    @Slot(object)
    def _on_imported(self, imported: Imported) -> None:
        self._is_busy = False
        if imported.path is None:
            self._tell(Tone.WARN, nothing_came_words(self._path.name), imported.left_out)
            return
        self.brought.emit(imported.path)
        page = self._content.page(imported.path)
        steps = len(page.outline.steps) if page and page.outline else 0
        title = page.title if page else imported.path
        self._tell(Tone.GOOD, brought_words(title, steps), imported.left_out)

    def _tell(self, tone: Tone, words: str, left_out: tuple[LeftOut, ...]) -> None:
        self.notice.emit(Notice(tone, words))
        if left_out:
            LeftOutDialog(words, self._path.name, left_out, self._look, self._page).ask()
