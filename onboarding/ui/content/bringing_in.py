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
from onboarding.core.sentences import error_sentence
from onboarding.errors import OnboardingError
from onboarding.jobs import Job
from onboarding.ui.content.left_out_dialog import LeftOutDialog
from onboarding.ui.content.where_dialog import WhereDialog
from onboarding.ui.content.words import brought_words, count, nothing_came_words
from onboarding.ui.page import Notice, Tone
from onboarding.ui.record.folders import documents
from onboarding.ui.theme import Look

_COPIED = "what you copied"
_NO_LIBRARY = "There is no library to bring this into yet. Open its folder first."
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
    busy_changed = Signal()
    """Something is being read, or is no more: `busy_words`."""

    def __init__(self, content: Content, look: Look, open_title: Callable[[], str], page: QWidget) -> None:
        super().__init__(page)
        self._content = content
        self._look = look
        self._open_title = open_title
        self._page = page
        self._path = Path()
        self._next: list[Path] = []
        self._waiting: list[tuple[Tone, str, tuple[LeftOut, ...], str]] = []
        self._job: Job | None = None

    @property
    def busy_words(self) -> str:
        """What is being read; empty when nothing is."""
        return f"Reading {self._path.name}…" if self._job else ""

    @Slot()
    def begin(self) -> None:
        """One file at a time."""
        if self._tell_if_busy():
            return
        name, _ = QFileDialog.getOpenFileName(
            self._page, "Bring in a Word document or questions", str(documents()), _PATTERN
        )
        if name:
            self._read(Path(name))

    @Slot(list)
    def begin_with(self, paths: list[Path]) -> None:
        """Files that were dropped, one after another."""
        if not self._content.is_open:
            self.notice.emit(Notice(Tone.WARN, _NO_LIBRARY))
            return
        self._next += paths
        self._go_on()

    def begin_copied(self, copied: Copied) -> None:
        """What was copied elsewhere, as a module."""
        if self._tell_if_busy():
            return
        self._path = Path(_COPIED)
        self._make(self._content.bring_in_copied(copied))

    def cancel(self) -> None:
        """Whatever has not been written yet never will be; further files that were dropped are left."""
        self._next = []
        if self._job:
            self._job.cancel()

    def tell_what_waits(self) -> None:
        """What came of a file while the person was elsewhere in the program."""
        waiting, self._waiting = self._waiting, []
        for tone, words, left_out, name in waiting:
            self._say(tone, words, left_out, name)

    def _tell_if_busy(self) -> bool:
        if self._job:
            words = f"The program is still reading {self._path.name}. Wait or cancel it, then try again."
            self.notice.emit(Notice(Tone.WARN, words))
        return self._job is not None

    def _go_on(self) -> None:
        if self._next and self._job is None:
            self._read(self._next.pop(0))

    def _read(self, path: Path) -> None:
        self._path = path
        if path.suffix.lower() in QUESTIONS and self._open_title():
            job = self._content.read_questions(path)
            job.finished.connect(self._on_questions)
            self._watch(job)
        else:
            self._make_module()

    def _make_module(self) -> None:
        self._make(self._content.bring_in(self._path))

    def _make(self, job: Job) -> None:
        job.finished.connect(self._on_imported)
        self._watch(job)

    def _watch(self, job: Job) -> None:
        self._job = job
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)
        self.busy_changed.emit()

    @Slot()
    def _on_ended(self) -> None:
        if self._job is None or self._job.is_over:
            self._job = None
        self.busy_changed.emit()
        self._go_on()

    @Slot(object)
    def _on_failed(self, error: OnboardingError) -> None:
        """The banner says why; whoever is elsewhere reads it on return, too."""
        if not self._page.isVisible():
            self._waiting.append((Tone.BAD, error_sentence(error), (), self._path.name))

    @Slot(object)
    def _on_cancelled(self, result: object) -> None:
        if isinstance(result, Imported):  # it was written already
            self._on_imported(result)
        else:
            self._tell(Tone.INFO, f"Nothing of {self._path.name} was brought in.", ())

    @Slot(object)
    def _on_questions(self, read: ReadQuestions) -> None:
        """They go into the text, or become a module, as the person says."""
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
            self._tell(Tone.INFO, f"Nothing of {self._path.name} was brought in.", ())
        elif goes_in_text:
            self.insert_wanted.emit(checks(read.questions))
            came = f"{count(len(read.questions), 'question')} came in below the cursor. Save to keep them."
            self._tell(Tone.GOOD, came, read.left_out)
        else:
            self._make_module()

    @Slot(object)
    def _on_imported(self, imported: Imported) -> None:
        if imported.path is None:
            self._tell(Tone.WARN, nothing_came_words(self._path.name), imported.left_out)
            return
        self.brought.emit(imported.path)
        page = self._content.page(imported.path)
        steps = len(page.outline.steps) if page and page.outline else 0
        title = page.title if page else imported.path
        self._tell(Tone.GOOD, brought_words(title, steps), imported.left_out)

    def _tell(self, tone: Tone, words: str, left_out: tuple[LeftOut, ...]) -> None:
        if self._page.isVisible():
            self._say(tone, words, left_out, self._path.name)
        else:
            self.notice.emit(Notice(tone, words))
            self._waiting.append((tone, words, left_out, self._path.name))

    def _say(self, tone: Tone, words: str, left_out: tuple[LeftOut, ...], name: str) -> None:
        self.notice.emit(Notice(tone, words))
        if left_out:
            LeftOutDialog(words, name, left_out, self._look, self._page).ask()
