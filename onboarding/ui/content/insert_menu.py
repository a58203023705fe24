"""Buttons that put a sample of a block into the text of a module, for the author to write over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAccessible, QAction, QTextCursor
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from onboarding.core.insertion import insertion
from onboarding.core.module import CalloutKind
from onboarding.core.samples import (
    CHECK,
    CONFIRMATION,
    REFLECTION,
    SEVERAL,
    TABLE,
    Sample,
    callout,
    image,
    scenario,
    step,
)
from onboarding.ui.accessible import announce
from onboarding.ui.content.picture_dialog import PictureDialog
from onboarding.ui.content.qt_places import qt_length
from onboarding.ui.content.source_editor import SourceEditor
from onboarding.ui.content.title_dialog import TitleDialog
from onboarding.ui.record.folders import documents
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.flow import Flow

PICTURES = "Pictures (*.svg *.png *.jpg *.jpeg)"

_CALLOUTS = {
    CalloutKind.NOTE: "&Note",
    CalloutKind.TIP: "&Tip",
    CalloutKind.IMPORTANT: "&Important",
    CalloutKind.WARNING: "&Warning",
    CalloutKind.CAUTION: "&Caution",
}

AddImage = Callable[[Path], str]
"""Copies a picture into the library and answers where it lies there (`images/table.svg`).

Raises OnboardingError where the picture can't be used or written.
"""


class InsertBar(QWidget):
    """What is used most, and a menu of the rest. Whatever is put in is one step to undo."""

    accessible_role = QAccessible.Role.ToolBar

    def __init__(
        self, editor: SourceEditor, look: Look, add_image: AddImage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._look = look
        self._add_image = add_image
        self._callouts = _menu("Insert a callout", self)
        self._more = _menu("Insert something else", self)
        self._fill_menus()
        buttons = [
            self._button("Step", "add", "Insert a step", self.insert_step),
            self._button("Check", "question", "Insert a check", self.insert_check),
            self._button("Callout", "note", "Insert a callout", self._open_callouts),
            self._button("Picture", "image", "Insert a picture", self.insert_picture),
            self._button("More", "more", "Insert something else: More", self._open_more),
        ]
        self._callout_button, self._more_button = buttons[2], buttons[4]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow(*buttons, gap=0))
        self.setAccessibleName("Insert")

    def insert(self, sample: Sample) -> None:
        """At the next good place below the cursor. The text has the keyboard, its sample words are chosen."""
        text = self._editor.text
        found = insertion(text, self._editor.line(), sample)
        cursor = self._editor.textCursor()
        cursor.beginEditBlock()
        block = self._editor.document().findBlockByNumber(found.line - 1)
        if block.isValid():
            cursor.setPosition(block.position())
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        start = cursor.position()
        cursor.insertText(found.text)
        cursor.endEditBlock()
        before, chosen = found.text[: found.chosen_at], found.text[found.chosen_at :][: found.chosen]
        cursor.setPosition(start + qt_length(before))
        cursor.setPosition(cursor.position() + qt_length(chosen), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._editor, f"Inserted. {chosen}")

    @Slot()
    def insert_step(self) -> None:
        if title := self._ask_title("Insert a step", "What is the step &called?"):
            self.insert(step(title, self._editor.text))

    @Slot()
    def insert_scenario(self) -> None:
        if title := self._ask_title("Insert a scenario", "What is the story &called?"):
            self.insert(scenario(title, self._editor.text))

    @Slot()
    def insert_check(self) -> None:
        self.insert(CHECK)

    @Slot()
    def insert_several(self) -> None:
        self.insert(SEVERAL)

    @Slot()
    def insert_reflection(self) -> None:
        self.insert(REFLECTION)

    @Slot()
    def insert_confirmation(self) -> None:
        self.insert(CONFIRMATION)

    @Slot()
    def insert_table(self) -> None:
        self.insert(TABLE)

    @Slot()
    def insert_picture(self) -> None:
        """Asks for the file, then at once for what it shows."""
        name, _ = QFileDialog.getOpenFileName(self.window(), "Choose a picture", str(documents()), PICTURES)
        if not name:
            return
        dialog = PictureDialog(Path(name), self._add_image, self._look, self.window())
        if dialog.ask():
            self.insert(image(dialog.source, dialog.alt))
        dialog.deleteLater()

    def _ask_title(self, title: str, question: str) -> str:
        dialog = TitleDialog(title, question, self._look, self.window())
        answer = dialog.answer if dialog.ask() else ""
        dialog.deleteLater()
        return answer

    def _fill_menus(self) -> None:
        for kind, words in _CALLOUTS.items():
            action = QAction(words, self)
            action.setData(kind.value)
            self._callouts.addAction(action)
        self._callouts.triggered.connect(self._on_callout)
        for words, act in (
            ("Check with &several answers", self.insert_several),
            ("S&cenario with two endings…", self.insert_scenario),
            ("&Reflection", self.insert_reflection),
            ("Something to &tick", self.insert_confirmation),
            ("T&able", self.insert_table),
        ):
            self._more.addAction(words).triggered.connect(act)

    def _button(self, words: str, icon: str, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        mark(button, role="quiet")
        button.setAccessibleName(name)
        self._look.put_icon(button, icon, "accent_ink")
        button.clicked.connect(act)
        return button

    @Slot(QAction)
    def _on_callout(self, action: QAction) -> None:
        self.insert(callout(CalloutKind(action.data())))

    @Slot()
    def _open_callouts(self) -> None:
        _open_under(self._callout_button, self._callouts)

    @Slot()
    def _open_more(self) -> None:
        _open_under(self._more_button, self._more)


def _menu(name: str, parent: QWidget) -> QMenu:
    menu = QMenu(name, parent)
    menu.setAccessibleName(name)
    return menu


def _open_under(button: QPushButton, menu: QMenu) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
    menu.setActiveAction(menu.actions()[0])
