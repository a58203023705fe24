"""Pastes what was copied in Word or a browser as our Markdown, and asks what its pictures show."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from onboarding.content import Content
from onboarding.core.pasting import (
    Copied,
    Picture,
    TooMuch,
    copied_picture,
    html_of_text,
    put_in,
    read_copied,
)
from onboarding.core.questions import LeftOut
from onboarding.ui.accessible import announce
from onboarding.ui.content.left_out_dialog import LeftOutDialog
from onboarding.ui.content.picture_dialog import PictureDialog
from onboarding.ui.content.qt_places import from_qt, qt_length
from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.page import Notice, Tone
from onboarding.ui.theme import Look

_PICTURE = "pasted-picture.png"
_LEAVE = "Leave it out"
_TOO_MUCH = (
    "This is too much to paste at once, and nothing was pasted. Save it as a Word document (.docx), and "
    "choose More, Bring in."
)
_NOTHING = "There is nothing to paste. Copy the text first, in Word or wherever it stands."
_PASTED = "Pasted."


class Pasting(QObject):
    """Pastes for the editor what is more than plain text. `name_of` gives the id of the open module."""

    notice = Signal(object)
    """A Notice for the banner."""

    def __init__(
        self, content: Content, editor: SourceEditor, look: Look, name_of: Callable[[], str], page: QWidget
    ) -> None:
        super().__init__(page)
        self._content = content
        self._editor = editor
        self._look = look
        self._name_of = name_of
        self._page = page
        editor.takes_rich = self.paste

    def paste(self, copied: QMimeData) -> bool:
        """False where the plain text says as much."""
        try:
            found = _read(copied)
        except TooMuch:
            self.notice.emit(Notice(Tone.WARN, _TOO_MUCH))
            return True
        return found is not None and self._put_in(found)

    def copied(self) -> Copied | None:
        """What the clipboard has, plain text as paragraphs. None, and said, when it has nothing."""
        clipboard = QApplication.clipboard().mimeData() or QMimeData()
        try:
            found = _read(clipboard) or read_copied(html_of_text(clipboard.text()))
        except TooMuch:
            self.notice.emit(Notice(Tone.WARN, _TOO_MUCH))
            return None
        if found is None:
            self.notice.emit(Notice(Tone.WARN, _NOTHING))
        return found

    def _put_in(self, copied: Copied) -> bool:
        cursor, text = self._editor.textCursor(), self._editor.text
        start, end = (from_qt(text, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        if put_in(text, start, end, copied, {}) is None:
            return False
        pictures = self._ask_for_pictures(self._content.copied_pictures(copied))
        found = put_in(text, start, end, copied, pictures)
        assert found is not None
        if found.text:
            bare = text[:start] + text[end:]
            self._editor.put_in(qt_length(bare[: found.at]), found.text)
            announce(self._editor, _PASTED)
        self._tell(found.left_out)
        return True

    def _ask_for_pictures(self, pictures: tuple[Picture, ...]) -> dict[str, tuple[str, str]]:
        """Place and alt text by `src`, of those that the person wants."""
        wanted: dict[str, tuple[str, str]] = {}
        name = f"{self._name_of()}.png" if self._name_of() else _PICTURE
        for number, picture in enumerate(pictures, start=1):
            add = partial(self._add, name, picture.raw)
            many = f"Picture {number} of {len(pictures)}" if len(pictures) > 1 else "Picture"
            dialog = PictureDialog(
                Path(many), add, self._look, self._page, alt=picture.alt, raw=picture.raw, no=_LEAVE
            )
            if dialog.ask():
                wanted[picture.source] = (dialog.source, dialog.alt)
        return wanted

    def _add(self, name: str, raw: bytes, _: Path) -> str:
        return self._content.add_picture(name, raw)

    def _tell(self, left_out: tuple[LeftOut, ...]) -> None:
        if len(left_out) == 1:
            self.notice.emit(Notice(Tone.WARN, left_out[0].what))
        elif left_out:
            LeftOutDialog(_PASTED, "what you copied", left_out, self._look, self._page).ask()


def _read(copied: QMimeData) -> Copied | None:
    """A picture that was copied by itself comes with its bytes, and often with a page around it."""
    found = read_copied(copied.html()) if copied.hasHtml() else None
    image = copied.imageData() if copied.hasImage() else None
    if not isinstance(image, QImage) or image.isNull() or copied.text().strip():
        return found
    if found is not None and not found.is_only_picture:
        return found
    return copied_picture(_png(image), found.alt if found else "")


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
