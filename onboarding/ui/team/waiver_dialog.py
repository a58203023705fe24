"""Notes that somebody did a module another way, and takes such a note back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.members import Member
from onboarding.core.sentences import error_sentence
from onboarding.core.waiver_rules import LONGEST_NOTE, WaiverFault
from onboarding.core.waivers import Waiver
from onboarding.errors import WaiverRefused
from onboarding.team import Team
from onboarding.ui.team.form_dialog import FormDialog
from onboarding.ui.team.note_field import NoteField
from onboarding.ui.team.reason_field import ReasonField
from onboarding.ui.team.waiver_words import note_words, reason_words
from onboarding.ui.theme import Look
from onboarding.ui.widgets.date_field import DateField
from onboarding.ui.widgets.form_field import FormField

NO_DAY = "Write the day it was done, like 2\u00a0November\u00a02026."
_LONG = "That is too long. Use 2,000 characters or fewer."
_DAY_FAULTS = {
    WaiverFault.TOO_LATE: "That day is still to come. Choose one up to today.",
    WaiverFault.TOO_EARLY: "That is before 1950. Check the year.",
}


class WaiverDialog(FormDialog):
    def __init__(
        self, member: Member, module: ModuleOutline, by: str, team: Team, look: Look, parent: QWidget
    ) -> None:
        super().__init__("Done another way", team, look, parent)
        self._member, self._module = member, module
        self._reason = ReasonField(look)
        self._date, self._written = DateField(look), NoteField(look)
        self._day = FormField("&Day it was done", self._date, look, hint="Roughly is good enough.")
        why = "If it helps: which course, which job, who agreed."
        self._note = FormField("&Note", self._written, look, hint=why)
        self.say(f"{member.person.name} need not do “{module.title}” here. It counts as done.")
        for part in (self._reason, self._day, self._note):
            self.column.addWidget(part)
        self.say(_recorded_by(by), "small", "muted")
        self.finish("Note it", self._reason.first)

    def keep(self) -> bool:
        is_known = self._reason.check()
        day = self._date.day
        self._day.say("" if day else NO_DAY)
        self._note.say("")
        reason = self._reason.reason
        if reason is None or day is None:
            self._go_to(self._day.field if is_known else self._reason.first)
            return False
        note = self._written.toPlainText()
        fault = self.team.members.waiver_fault(self._member, self._module, reason, day, note)
        if fault is not None:
            self._tell_fault(fault)
            return False
        return self.team.members.waive(self._member, self._module, reason, day, note)

    def _tell_fault(self, fault: WaiverFault) -> None:
        if fault in _DAY_FAULTS:
            self._day.say(_DAY_FAULTS[fault])
            self._go_to(self._day.field)
        elif fault is WaiverFault.LONG_NOTE:
            self._note.say(_LONG)
            self._go_to(self._note.field)
        else:
            self.tell(error_sentence(WaiverRefused(fault)))

    def _go_to(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)


class TakeBackDialog(FormDialog):
    """The first entry stays, and a second one is put beside it."""

    def __init__(
        self, member: Member, waiver: Waiver, by: str, team: Team, look: Look, parent: QWidget
    ) -> None:
        super().__init__("Take this back?", team, look, parent)
        self._member, self._waiver = member, waiver
        self._written = NoteField(look)
        self._note = FormField("&Note", self._written, look, hint="If it helps: why it doesn’t hold.")
        self.say(f"{waiver.module_title}: {reason_words(waiver.reason)}")
        self.say(note_words(waiver), "small", "muted")
        self.say(f"{member.person.name} is then asked to do it here again. Both entries stay listed.")
        self.column.addWidget(self._note)
        self.say(_recorded_by(by), "small", "muted")
        self.finish("Take back", self._written)

    def keep(self) -> bool:
        note = self._written.toPlainText()
        if len(note.strip()) > LONGEST_NOTE:
            self._note.say(_LONG)
            return False
        return self.team.members.take_back(self._member, self._waiver, note)


def _recorded_by(by: str) -> str:
    return f"Recorded by {by}, who is learning on this program now."
