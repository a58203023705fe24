"""The sample new starter: presses the buttons and types the words that anybody would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.module import Check, Step
from onboarding.core.promises import MOST
from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.blocks.check import CheckBlock
from onboarding.ui.blocks.confirmation import ConfirmationBlock
from onboarding.ui.blocks.options import RadioRow, TickRow
from onboarding.ui.blocks.promises import ChosenPromisesBlock, PromiseRow
from onboarding.ui.blocks.reflection import NoteField
from onboarding.ui.blocks.rows import ChoiceRow
from onboarding.ui.blocks.sheet import bring_into_view
from onboarding.ui.main_window import MainWindow
from onboarding.ui.team.team_table import TeamTable

W = TypeVar("W", bound=QWidget)

_ONWARD = ("Continue", "Done, continue", "Finish module")
_ANSWERS = {"name": "Sam Sample", "Staff number": "S-00123", "Team": "Sample depot"}
_SETTLE_MS = 20
_NOTE = "Ask first, then listen. I want to try this on my next visit."


class Visitor:
    """`picture` is called with the name of each kind of screen when it is first seen."""

    def __init__(self, window: MainWindow, session: Session, picture: Callable[..., None]) -> None:
        self._window = window
        self._session = session
        self._picture = picture

    def arrive(self) -> None:
        """Makes the usual slip on the welcome page, mends it and starts."""
        self.press("Start learning")
        self._picture("welcome-with-a-field-left-empty")
        for label, words in _ANSWERS.items():
            self.field(label).setText(words)
        self._picture("welcome")
        self.press("Start learning")
        self._picture("home-at-the-start")

    def set_hand_in_folder(self, folder: Path) -> None:
        """As IT or a manager would have done."""
        self._session.change_settings(replace(self._session.settings, hand_in_folder=str(folder)))

    def do_module(self, outline: ModuleOutline) -> None:
        """Every step from first to last, a wrong answer first wherever there is one."""
        self.go(to.OpenStep(outline.id, outline.steps[0].id))
        self._picture("step")
        module = self._session.module(outline.id)
        for number, step in enumerate(module.steps):
            if number:
                self.go(to.OpenStep(outline.id, step.id))
            self.do_step(step)
            if number == 1:
                self.go(to.Home())
                self._picture("home-part-way")
        self._picture("module-complete")

    def do_step(self, step: Step) -> None:
        """Presses Continue too early, does what is missing, and presses it again."""
        if any(isinstance(block, Check) for block in step.blocks):
            self.press_onward()
            self._picture("step-with-something-missing")
        self.answer(step)
        self.press_onward()

    def answer(self, step: Step) -> None:
        """Everything that the step asks for, with what it says on the way."""
        page = self._window.page
        checks = [block for block in step.blocks if isinstance(block, Check)]
        for block, check in zip(checks, self.seen(page, CheckBlock), strict=True):
            self._answer_check(block, check)
        for note in self.seen(page, NoteField):
            note.setFocus()
            note.setPlainText(_NOTE)
            self._show("reflection", note)
        self._choose_promises(page)
        self._go_through_story(page)
        for confirmation in self.seen(page, ConfirmationBlock):
            confirmation.click()
            self._show("confirmation", confirmation)

    def hand_in(self) -> None:
        """Drops the record into the hand-in folder from My record."""
        self.go(to.Home())
        self._picture("home-when-all-is-done")
        self.go(to.MyRecord())
        self._picture("my-record")
        self.press("Hand in now")
        self._picture("my-record-handed-in")

    def look_round(self) -> None:
        """The screens that are not on the way."""
        self.go(to.SearchFor("ask"))
        self._picture("search")
        self.go(to.SearchFor("xylophone"))
        self._picture("search-with-nothing-found")
        for destination, name in (
            (to.Preferences(), "settings"),
            (to.Parts(), "parts-and-licences"),
            (to.Help(), "help"),
        ):
            self.go(destination)
            self._picture(name)
        self.go(to.MyRecord())
        self._look_at_dialog("Erase me", "erase-question")
        self.go(to.WhoIsLearning())
        self._picture("who-is-learning")

    def look_after_team(self) -> None:
        """A manager, who has nobody in their team yet."""
        self._session.add_person(Person(str(uuid4()), "Mo Manager", "S-00001", "Sample depot"))
        self._session.change_settings(replace(self._session.settings, shows_team=True))
        self.go(to.Team())
        self._picture("team-with-nobody")

    def look_at_team(self) -> None:
        """The team's page from top to bottom."""
        self.go(to.Team())
        self.settle()
        self._picture("team")
        self.press("Over time")
        (table,) = self.seen(self._window, TeamTable)
        self._show("team-table", table)

    def go(self, destination: to.Destination) -> None:
        """To a place, as its button would."""
        self._window.go(destination)
        self.settle()

    def press(self, words: str) -> None:
        """The visible button that begins with `words`."""
        self.button(words).click()
        self.settle()

    def press_onward(self) -> None:
        """Continue, under whichever of its names."""
        self.onward().click()
        self.settle()

    def onward(self) -> QAbstractButton:
        """The button that leads on; raises LookupError where there is none."""
        for button in self.seen(self._window, QAbstractButton):
            if button.text() in _ONWARD:
                return button
        raise LookupError("no button leads on")

    def button(self, words: str) -> QAbstractButton:
        """Raises LookupError when no visible button begins with `words`."""
        for button in self.seen(self._window, QAbstractButton):
            if button.text().replace("&", "").startswith(words):
                return button
        raise LookupError(f"no button says {words!r}")

    def field(self, name: str) -> QLineEdit:
        """The visible field that is called `name`; raises LookupError."""
        for field in self.seen(self._window, QLineEdit):
            if name.casefold() in field.accessibleName().casefold():
                return field
        raise LookupError(f"no field is called {name!r}")

    def seen(self, where: QWidget, kind: type[W]) -> list[W]:
        """The widgets of a kind that can be seen in `where` now."""
        return [widget for widget in where.findChildren(kind) if widget.isVisible()]

    def settle(self) -> None:
        """Lets the window lay itself out, as it does while a person looks at it."""
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()

    def _answer_check(self, block: Check, check: CheckBlock) -> None:
        rows = self.seen(check, TickRow if block.several else RadioRow)
        wrong = next(row for row, option in zip(rows, block.options, strict=True) if not option.is_right)
        wrong.click()
        self._press_in(check, "Check my answer")
        kind = "check-of-several" if block.several else "check"
        self._show(f"{kind}-answered-wrong", check)
        self._press_in(check, "Try again")
        for row, option in zip(rows, block.options, strict=True):
            if option.is_right and not row.isChecked():
                row.click()
        self._press_in(check, "Check my answer")
        self._show(f"{kind}-answered-right", check)

    def _show(self, name: str, widget: QWidget) -> None:
        """A picture with the widget in it, scrolled to as a person would."""
        bring_into_view(widget)
        self.settle()
        self._picture(name)

    def _press_in(self, where: QWidget, words: str) -> None:
        for button in self.seen(where, QAbstractButton):
            if button.text() == words:
                button.click()
                self.settle()
                return

    def _choose_promises(self, page: QWidget) -> None:
        """Three of them, and one too many where more are offered."""
        promises = self.seen(page, PromiseRow)
        for promise in promises[: MOST + 1]:
            promise.click()
        for promise in promises[MOST : MOST + 1]:
            self._show("promises-with-one-too-many", promise)
        for chosen in self.seen(page, ChosenPromisesBlock):
            self._show("promises-chosen", chosen)

    def _go_through_story(self, page: QWidget) -> None:
        for _ in self._ways(page):
            self._show("scenario", self.seen(page, ChoiceRow)[-1])
        if self.seen(page, ChoiceRow):
            return
        for button in self.seen(page, QAbstractButton):
            if button.text() == "Go back and try another way":
                self._show("scenario-ending", button)

    def _ways(self, page: QWidget) -> Iterator[None]:
        """Takes the first way on, as long as there is one."""
        while choices := self.seen(page, ChoiceRow):
            yield
            choices[0].click()
            self.settle()

    def _look_at_dialog(self, words: str, name: str) -> None:
        """Opens a dialog, takes its picture, and closes it."""

        def look_and_close() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                self._picture(name, dialog)
                dialog.reject()

        QTimer.singleShot(200, look_and_close)
        self.press(words)
