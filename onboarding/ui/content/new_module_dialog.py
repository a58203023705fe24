"""Asks what a new module is called and in which area it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from onboarding.content import Content
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look
from onboarding.ui.widgets.form_field import FormField

_WHY = "It starts with a sample of what you need most. Change or delete whatever you like."


class NewModuleDialog(Question):
    def __init__(self, content: Content, look: Look, parent: QWidget) -> None:
        super().__init__("New module", look, parent)
        self._content = content
        self.path = ""
        """The place of the module that was made."""
        self._title = FormField("&Title", QLineEdit(), look, hint="As new starters will read it.")
        self._areas = QComboBox()
        for area in content.areas():
            self._areas.addItem(area.title, area.id)
        self.say(_WHY)
        self.column.addWidget(self._title)
        self.column.addWidget(FormField("&Area", self._areas, look))
        make = self.add_button("Make it", "primary")
        make.clicked.connect(self._on_make)
        self.add_cancel()
        make.setDefault(True)
        self._title.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_make(self) -> None:
        field = self._title.field
        assert isinstance(field, QLineEdit)
        title = " ".join(field.text().split())
        if not title:
            self._title.say("Write a title, such as “Your first week”.")
            self._size()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        made = self._content.new_module(title, str(self._areas.currentData() or ""))
        if made is None:
            self.reject()
            return
        self.path = made
        self.accept()
