"""Asks before people are forgotten: twice for one person, once, with the number, for those who left."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from onboarding.core.counting import counted, people_words
from onboarding.core.members import Member
from onboarding.ui.preferences.section import OneOf
from onboarding.ui.record.dialog import Question
from onboarding.ui.theme import Look
from onboarding.ui.widgets.choice import Choice, Tick

WHYS = ("They left", "They asked for it", "They were never in the team")
"""What the log says; it names nobody."""
_COPIES = "The copies that this app keeps for safety lose them too."
_BACK = "Old record files of theirs are refused from then on, unless you let them back in."


class ForgetQuestion(Question):
    """The first question: says what goes, and offers to save it before."""

    save_pressed = Signal()

    def __init__(self, member: Member, steps: int, *, learns_here: bool, look: Look, parent: QWidget) -> None:
        name = member.person.name
        super().__init__(f"Forget {name}?", look, parent)
        self.why = WHYS[0] if member.left_on else WHYS[1]
        done = counted(steps, "completed step")
        self.say(
            f"This deletes everything kept here about {name}: their details, {done},"
            f" what was noted as done another way, and the list of files they came in. {_COPIES}"
        )
        if learns_here:
            self.say(
                f"{name} also learns on this computer: their own progress and private notes go too.",
                tone="bad",
            )
        self.say(f"Files in the hand-in folder stay where they are. {_BACK}")
        whys = OneOf("Why? The log keeps this, and no name.", [(why, why) for why in WHYS])
        whys.show_answer(self.why)
        whys.chosen.connect(self._on_why)
        self.column.addWidget(whys)
        save = self.add_button("Save a copy…")
        save.clicked.connect(self.save_pressed)
        go_on = self.add_button("Go on…", "danger")
        go_on.clicked.connect(self.accept)
        self.add_cancel()

    @Slot(str)
    def _on_why(self, why: str) -> None:
        self.why = why


class ForgetForGood(Question):
    """The second question: nothing happens until the box is ticked."""

    def __init__(self, member: Member, look: Look, parent: QWidget) -> None:
        super().__init__("This can’t be undone", look, parent)
        self.say(f"Everything kept here about {member.person.name} will be gone for good.")
        sure = Choice("Yes, delete it", Tick())
        self.column.addWidget(sure)
        self._forget = self.add_button("Forget this person", "danger")
        self._forget.setEnabled(False)
        self._forget.clicked.connect(self.accept)
        sure.button.toggled.connect(self._forget.setEnabled)
        self.add_cancel()


class DeleteLeavers(Question):
    def __init__(self, number: int, steps: int, look: Look, parent: QWidget) -> None:
        them = "this person" if number == 1 else f"these {number:,} people"
        super().__init__(f"Delete {people_words(number)} for good?", look, parent)
        self.say(
            f"Everything kept here about {them} goes, with {counted(steps, 'completed step')}. {_COPIES}"
        )
        self.say("This can’t be undone.", tone="bad")
        self.say(_BACK)
        delete = self.add_button(f"Delete {people_words(number)}", "danger")
        delete.clicked.connect(self.accept)
        self.add_cancel()
