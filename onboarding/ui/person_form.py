"""The questions about a person, as the welcome page and the settings both ask them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from onboarding.core.person_rules import Fault, Field, faults, tidy_person
from onboarding.core.records import Person
from onboarding.ui.theme import Look
from onboarding.ui.widgets.date_field import DateField
from onboarding.ui.widgets.form_field import FormField

_SIDE_BY_SIDE_FROM = 440
_LONGEST_TYPED = 1_000

_SENTENCES = {
    (Field.NAME, Fault.MISSING): "Please type your name.",
    (Field.NAME, Fault.NO_LETTERS): "A name needs at least one letter.",
    (Field.NAME, Fault.TOO_LONG): "That is too long. Use 100 characters or fewer.",
    (Field.STAFF_NUMBER, Fault.ODD_SIGNS): "Use letters and digits. Dashes and slashes only go between them.",
    (Field.STAFF_NUMBER, Fault.TOO_LONG): "That is too long. Use 20 characters or fewer.",
    (Field.START_DATE, Fault.NOT_A_DAY): "That is not a day. Write it like 2\u00a0November\u00a02026.",
    (Field.START_DATE, Fault.TOO_EARLY): "That is before 1950. Check the year.",
    (Field.START_DATE, Fault.TOO_LATE): "That is more than a year away. Check the year.",
    (Field.TEAM, Fault.TOO_LONG): "That is too long. Use 100 characters or fewer.",
    (Field.MANAGER, Fault.TOO_LONG): "That is too long. Use 100 characters or fewer.",
}


class PersonForm(QWidget):
    """A wrong answer is told beside its field once somebody asks for the whole form, and goes when mended."""

    edited = Signal()
    """Somebody changed an answer."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._today = date.min
        self._shown = Person("", "")
        self.name, self.staff_number, self.team, self.manager = (QLineEdit() for _ in range(4))
        self.start_date = DateField(look)
        self.fields = {
            Field.NAME: FormField("Your &name", self.name, look),
            Field.STAFF_NUMBER: FormField(
                "Staff nu&mber", self.staff_number, look, hint="Not got one yet? You can add it later."
            ),
            Field.START_DATE: FormField(
                "Start &date", self.start_date, look, hint="Your first day in this job."
            ),
            Field.TEAM: FormField("Your &team", self.team, look, hint="If you know it."),
            Field.MANAGER: FormField("Your mana&ger", self.manager, look, hint="If you know who it is."),
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(14)
        self._columns = 0
        self._arrange()
        for line in (self.name, self.staff_number, self.start_date, self.team, self.manager):
            line.setMaxLength(_LONGEST_TYPED)
            line.textChanged.connect(self._on_edited)
        look.changed.connect(self._arrange)

    def show_person(self, person: Person, today: date) -> None:
        """Fills the form in afresh."""
        self._shown, self._today = person, today
        self.name.setText(person.name)
        self.staff_number.setText(person.staff_number)
        self.team.setText(person.team)
        self.manager.setText(person.manager)
        self.start_date.show_day(person.start_date)
        for field in self.fields.values():
            field.say("")

    def typed(self) -> Person:
        """The answers as they stand, of the person that was shown."""
        return replace(
            self._shown,
            name=self.name.text(),
            staff_number=self.staff_number.text(),
            team=self.team.text(),
            start_date=self.start_date.day,
            manager=self.manager.text(),
        )

    def answer(self, today: date) -> Person | None:
        """The person as they are to be kept; None, with every fault told, when something must be mended."""
        self._today = today
        found = self._faults()
        for name, field in self.fields.items():
            field.say(_SENTENCES[name, found[name]] if name in found else "")
        for name in found:
            self.fields[name].field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return tidy_person(self.typed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _faults(self) -> dict[Field, Fault]:
        found = faults(self.typed(), self._today)
        if self.start_date.is_puzzling:
            found[Field.START_DATE] = Fault.NOT_A_DAY
        return {field: found[field] for field in Field if field in found}

    @Slot()
    def _arrange(self) -> None:
        columns = 2 if self.width() >= self._look.px(_SIDE_BY_SIDE_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        row = at = 0
        for name, field in self.fields.items():
            breadth = columns if name is Field.NAME else 1
            self._grid.addWidget(field, row, at, 1, breadth)
            at = (at + breadth) % columns
            row += at == 0

    @Slot()
    def _on_edited(self) -> None:
        told = [name for name, field in self.fields.items() if field.problem]
        found = self._faults() if told else {}
        for name in told:
            self.fields[name].say(_SENTENCES[name, found[name]] if name in found else "")
        self.edited.emit()
