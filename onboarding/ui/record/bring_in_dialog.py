"""Brings in a record from another computer, once the person has seen whose it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from onboarding.core.counting import counted
from onboarding.core.dates import moment_words
from onboarding.core.records import Person, Record
from onboarding.learning import BroughtIn
from onboarding.session import Session
from onboarding.ui.record.dialog import Question
from onboarding.ui.record.folders import documents
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_TITLE = "I started on another computer"
_FILES = "Record files (*.onboarding.json);;All files (*)"


def bring_record(parent: QWidget, session: Session, look: Look) -> BroughtIn | None:
    """Asks for the file, shows whose it is and joins it. None when the person went back, or it failed.

    Also for somebody new to this computer: with nobody learning yet, the record's person learns here.
    """
    path, _ = QFileDialog.getOpenFileName(parent, _TITLE, str(documents()), _FILES)
    if not path:
        return None
    record = session.read_record(Path(path))
    if record is None:
        return None
    is_mine = BringInQuestion(record, session, look, parent).ask()
    return session.bring_in(record) if is_mine else None


def joined_words(brought: BroughtIn) -> str:
    """`Joined: 5 steps were added, 2 were already here.`"""
    added = f"{counted(brought.added, 'step')} {'was' if brought.added == 1 else 'were'} added"
    if not brought.known:
        return f"Joined: {added}."
    return f"Joined: {added}, {brought.known} {'was' if brought.known == 1 else 'were'} already here."


class BringInQuestion(Question):
    """Shows whose record it is; where it is under another id than the person's here, both side by side."""

    def __init__(self, record: Record, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("Is this you?", look, parent)
        me, there = session.person, record.person
        if me is None or me.id == there.id:
            self.say("This record is for:")
            self._show("In the record file", there, _done_words(record))
        else:
            self.say(_asked(me, there))
            self._show("In the record file", there, _done_words(record))
            self._show("Here", me, counted(len(session.completions()), "step") + " done")
            self.say(_warning(me, there, session), tone="warn" if _differ(me, there) else "")
        yes = self.add_button("Yes, this is me", "primary")
        yes.clicked.connect(self.accept)
        self.add_cancel()

    def _show(self, where: str, person: Person, done: str) -> None:
        card = QFrame()
        mark(card, role="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(WrappingLabel(where, "eyebrow"))
        column.addWidget(Heading(person.name, "h3", level=2))
        column.addWidget(WrappingLabel(_details(person), "small"))
        column.addWidget(WrappingLabel(done, "small", tone="muted"))
        self.column.addWidget(card)


def _asked(me: Person, there: Person) -> str:
    if me.name.casefold() == there.name.casefold():
        return f"This record is for {there.name} too, but it was begun apart from the one here. Is it yours?"
    return f"This record is for {there.name}. {me.name} is learning here now. Is that you, both times?"


def _details(person: Person) -> str:
    number = f"Staff number {person.staff_number}" if person.staff_number else "No staff number yet"
    return f"{number}, {person.team}" if person.team else number


def _done_words(record: Record) -> str:
    if not record.completions:
        return "No steps done yet"
    latest = max(completion.completed_at for completion in record.completions)
    return f"{counted(len(record.completions), 'step')} done, the last on {moment_words(latest)}"


def _differ(me: Person, there: Person) -> bool:
    return bool(me.staff_number and there.staff_number and me.staff_number != there.staff_number)


def _warning(me: Person, there: Person, session: Session) -> str:
    both = "If you say yes, both become one record, and they can’t be taken apart again."
    if any(person.id == there.id for person in session.people()):
        both = f"{there.name} is learning on this computer too. {both}"
    if _differ(me, there):
        return f"The staff numbers are not the same. {both}"
    return both
