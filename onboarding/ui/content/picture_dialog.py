"""Asks what a picture shows, and takes it into the library once that is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from onboarding.core.sentences import error_sentence, unusable_picture
from onboarding.errors import ImageRefused, OnboardingError
from onboarding.ui.accessible import announce
from onboarding.ui.record.dialog import Question
from onboarding.ui.team.note_field import NoteField
from onboarding.ui.theme import Look
from onboarding.ui.widgets.form_field import FormField

NO_ALT = (
    "Say in a sentence what it shows. People who can’t see it read that instead. "
    "A picture that shows nothing worth saying is better left out."
)
TOO_LONG = "That is too long. Use 500 characters or fewer, and put the rest into the text."

_HINT = "For people who can’t see it. Say what matters: “Two colleagues look at a form together”."
_LONGEST = 500
_SHOWN = 320


class PictureDialog(Question):
    """Nothing is copied until the answer is there, so that Cancel leaves nothing behind."""

    def __init__(
        self,
        path: Path,
        add_image: Callable[[Path], str],
        look: Look,
        parent: QWidget | None = None,
        *,
        alt: str = "",
        raw: bytes = b"",
        no: str = "Cancel",
    ) -> None:
        """`alt` is what may be said of it already; with `raw`, the picture itself is shown."""
        super().__init__("Insert a picture", look, parent)
        self._path = path
        self._add_image = add_image
        self.source = ""
        self.say(path.name, "small", "muted")
        if raw:
            self._show(raw)
        self._words = NoteField(look)
        self._words.setPlainText(alt)
        self._words.selectAll()
        self._field = FormField("&What does the picture show?", self._words, look, hint=_HINT)
        self.column.addWidget(self._field)
        self._trouble = self.say("", "small", "bad")
        self._trouble.hide()
        insert = self.add_button("Insert", "primary")
        insert.clicked.connect(self._on_insert)
        self.add_cancel().setText(no)
        insert.setDefault(True)
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def alt(self) -> str:
        return " ".join(self._words.toPlainText().split())

    def _show(self, raw: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(raw)
        room = QSize(_SHOWN, _SHOWN // 2)  # larger words need the room more
        if picture.width() > room.width() or picture.height() > room.height():
            ways = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(room, *ways)
        shown = QLabel()
        shown.setPixmap(picture)
        shown.setAccessibleName("The picture")
        self.column.addWidget(shown)

    @Slot()
    def _on_insert(self) -> None:
        self._trouble.hide()
        self._field.say("" if self.alt else NO_ALT)
        if len(self.alt) > _LONGEST:
            self._field.say(TOO_LONG)
        if self._field.problem:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self._words, self._field.problem)
            self._size()
            return
        try:
            self.source = self._add_image(self._path)
        except ImageRefused as refused:
            self._tell(unusable_picture(refused))
        except OnboardingError as error:
            self._tell(error_sentence(error))
        else:
            self.accept()

    def _tell(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.show()
        announce(self, words)
        self._size()
