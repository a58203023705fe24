"""The libraries that were published so far, and a way to bring one of them back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidgetItem, QWidget

from onboarding.content import Content
from onboarding.core.dates import moment_words
from onboarding.core.manifest import Manifest
from onboarding.core.sentences import error_sentence
from onboarding.errors import OnboardingError
from onboarding.publishing import Published
from onboarding.ui.accessible import announce
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look
from onboarding.ui.widgets.breakable import breakable_words
from onboarding.ui.widgets.word_list import WordList

_WHY = (
    "Bring back publishes an earlier library again, under a new number. Nobody is asked to re-read anything, "
    "and the folder you edit stays as it is."
)
_NUMBER = Qt.ItemDataRole.UserRole


class EarlierDialog(Question):
    def __init__(self, content: Content, look: Look, parent: QWidget) -> None:
        super().__init__("Earlier versions", look, parent)
        self._content = content
        self.say(_WHY)
        self._state = self.say("Looking…" if content.published_folder else "No folder to publish in is set.")
        self._list = WordList("Published libraries, the newest first", look.px(110))
        self.column.addWidget(self._list, 1)
        self._bring = self.add_button("Bring back", "primary")
        self._cancel = self.add_cancel()
        self._cancel.setText("Close")
        self._bring.setEnabled(False)
        for button in (self._bring, self._cancel):
            button.setAutoDefault(True)  # Enter presses the one that has the keyboard
        self._list.currentRowChanged.connect(self._on_row)
        self._bring.clicked.connect(self._on_bring)
        if content.published_folder:
            self._look_again()

    def _look_again(self) -> None:
        job = self._content.earlier()
        job.finished.connect(self._on_found)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_found(self, found: Sequence[Manifest]) -> None:
        if self._state.text() == "Looking…":
            self._state.setText("Nothing has been published in this folder yet.")
            self._state.setVisible(not found)
        self._list.clear()
        for at, manifest in enumerate(found):
            item = QListWidgetItem(_told(manifest, is_newest=at == 0), self._list)
            item.setData(_NUMBER, manifest.number)
        self._list.setCurrentRow(0)

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self._bring.setEnabled(row > 0)

    @Slot()
    def _on_bring(self) -> None:
        number = int(self._list.currentItem().data(_NUMBER))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring.setEnabled(False)
        job = self._content.bring_back(number, f"Library {number} is back.", self._content.my_name)
        job.finished.connect(self._on_back)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_back(self, published: Published) -> None:
        self._say(f"Published as number {published.manifest.number}.")
        self._look_again()

    @Slot(object)
    def _on_failed(self, error: OnboardingError) -> None:
        self._say(error_sentence(error))

    def _say(self, words: str) -> None:
        self._state.show()
        self._state.setText(breakable_words(words))
        self._state.setAccessibleName(words)
        announce(self, words)


def _told(manifest: Manifest, *, is_newest: bool) -> str:
    """`Number 7, in use now. 20 November 2026, 09:05, by Sam Lee: what changed`."""
    now = ", in use now" if is_newest else ""
    by = f", by {manifest.published_by}" if manifest.published_by else ""
    return f"Number {manifest.number}{now}. {moment_words(manifest.published_at)}{by}: {manifest.note}"
