"""Saves modules as a page for people without the program: how much, which kind, and that it is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from onboarding.content import Content
from onboarding.core.handout import Form
from onboarding.core.sentences import error_sentence
from onboarding.errors import OnboardingError
from onboarding.ui.accessible import announce
from onboarding.ui.page import Notice, Tone
from onboarding.ui.preferences.section import OneOf
from onboarding.ui.record.dialog import Question
from onboarding.ui.record.saving import ask_where
from onboarding.ui.theme import Look
from onboarding.ui.widgets.breakable import breakable_words

_TITLE = "Save as a page to read"
_THIS, _WHOLE = "this", "whole"
_KINDS = (
    (Form.HTML.value, "Web page: opens anywhere, prints well"),
    (Form.MARKDOWN.value, "Markdown: for any editor"),
)
_PATTERNS = {Form.HTML: "Web page (*.html)", Form.MARKDOWN: "Markdown (*.md)"}
_LIBRARY_NAME = "onboarding-library"


class ReadingPageDialog(Question):
    """`module_id` and `title` are of the module that is open; without one it is the whole library."""

    notice = Signal(object)
    """A Notice for the banner, once something is saved."""

    def __init__(
        self,
        content: Content,
        look: Look,
        parent: QWidget,
        *,
        module_id: str = "",
        title: str = "",
        is_unsaved: bool = False,
    ) -> None:
        super().__init__(_TITLE, look, parent)
        self._content = content
        self._module_id = module_id
        self._scope = _THIS if module_id else _WHOLE
        self._form = Form.HTML
        self._path = Path()
        self.say("For people without the program, with the answers to its questions.")
        if is_unsaved:
            self.say("What you typed since the last save is not in it.", tone="warn")
        self._scopes = OneOf("How much of it?", ((_THIS, f"“{title}”"), (_WHOLE, "The whole library")))
        self._kinds = OneOf("What kind of page?", _KINDS)
        self._outcome = self.say("")
        self._lay_out()

    def _lay_out(self) -> None:
        self._scopes.show_answer(self._scope)
        self._scopes.setVisible(bool(self._module_id))
        self._kinds.show_answer(self._form.value)
        self._scopes.chosen.connect(self._on_scope)
        self._kinds.chosen.connect(self._on_kind)
        for part in (self._scopes, self._kinds, self._outcome):
            self.column.addWidget(part)
        self._outcome.hide()
        self._save = self.add_button("Save as…", "primary")
        self._cancel = self.add_cancel()
        self._save.setDefault(True)
        self._save.setFocus()
        self._save.clicked.connect(self._on_save)

    @Slot(str)
    def _on_scope(self, scope: str) -> None:
        self._scope = scope

    @Slot(str)
    def _on_kind(self, kind: str) -> None:
        self._form = Form(kind)

    @Slot()
    def _on_save(self) -> None:
        module_id = self._module_id if self._scope == _THIS else ""
        name = f"{module_id or _LIBRARY_NAME}.{self._form.value}"
        path = ask_where(self, _TITLE, name, _PATTERNS[self._form])
        if path is None:
            return
        self._path = path
        self._tell(f"Writing {path.name}…", "muted")
        self._set_busy(True)
        job = self._content.save_to_read(path, self._form, module_id)
        job.finished.connect(self._on_saved)
        job.failed.connect(self._on_failed)

    @Slot()
    def _on_saved(self) -> None:
        words = f"Saved as {self._path}"
        for part in (self._save, self._scopes, self._kinds):
            part.hide()
        self._cancel.setText("Close")
        self._cancel.setDefault(True)
        self._cancel.setFocus()
        self._tell(words, "accent")
        self.notice.emit(Notice(Tone.GOOD, words))

    @Slot(object)
    def _on_failed(self, error: OnboardingError) -> None:
        self._set_busy(False)
        self._tell(error_sentence(error), "bad")
        self._save.setFocus()

    def _set_busy(self, is_busy: bool) -> None:
        for part in (self._save, self._scopes, self._kinds):
            part.setEnabled(not is_busy)

    def _tell(self, words: str, tone: str) -> None:
        self._outcome.setText(breakable_words(words))
        self._outcome.setAccessibleName(words)
        self._outcome.setProperty("tone", tone)
        self._outcome.style().polish(self._outcome)
        self._outcome.show()
        self._size()
        self._ground.adjustSize()
        self._scroll.ensureWidgetVisible(self._outcome)
        announce(self, words)
