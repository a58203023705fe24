"""Asks twice before a person is erased from this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from onboarding.core.records import Person
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look


class EraseQuestion(Question):
    """The first question: says what goes and what stays, and offers to save the record before."""

    save_pressed = Signal()

    def __init__(self, person: Person, done: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("Erase me from this computer?", look, parent)
        self.say(
            f"This removes {person.name} from this computer: your details, {done}, your private notes and"
            " where you stopped. The copies that this app keeps for safety lose them too."
        )
        self.say("Records that you have handed in or saved are not affected.")
        save = self.add_button("Save my record file…")
        save.clicked.connect(self.save_pressed)
        self.say("To keep what you have done, save your record file first.", tone="muted")
        go_on = self.add_button("Go on…", "danger")
        go_on.clicked.connect(self.accept)
        self.add_cancel()


class EraseForGood(Question):
    """The second question: nothing happens until the box is ticked."""

    def __init__(self, person: Person, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("This can’t be undone", look, parent)
        self.say(f"Everything this computer holds about {person.name} will be gone for good.")
        self._sure = QCheckBox("Yes, erase")
        self._sure.toggled.connect(self._on_toggled)
        self.column.addWidget(self._sure)
        self._erase = self.add_button("Erase me from this computer", "danger")
        self._erase.setEnabled(False)
        self._erase.clicked.connect(self.accept)
        self.add_cancel()

    @Slot(bool)
    def _on_toggled(self, is_sure: bool) -> None:
        self._erase.setEnabled(is_sure)
