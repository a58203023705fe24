"""The page where a person learns: one step at a time, with the list of steps beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onboarding.core.module import Module
from onboarding.core.progress import ModuleProgress
from onboarding.errors import LibraryUnreadable
from onboarding.session import Session
from onboarding.ui.blocks.sheet import Missing
from onboarding.ui.destinations import Destination, Home, OpenStep
from onboarding.ui.learn import way
from onboarding.ui.learn.desk import Desk
from onboarding.ui.learn.end_sheet import EndSheet, GoneSheet, ending
from onboarding.ui.learn.link_dialog import LinkDialog, address
from onboarding.ui.learn.sheet_shelf import SheetShelf
from onboarding.ui.learn.step_sheet import StepSheet
from onboarding.ui.page import Notice, Page, Tone
from onboarding.ui.theme import Look

_CHANGED = "This module has just been changed. These are its new words: read them, then go on."


class LearnPage(Page):
    """Shows a step, the end of a module, or why a module can't be opened."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._module: Module | None = None
        self._is_moving_on = False
        self._here = ""  # the open step; nothing at the module's end
        self._aside: EndSheet | GoneSheet | None = None  # what is shown when no step is
        self._desk = Desk(look)
        self._shelf = SheetShelf(self._desk.reading, self._make_sheet)
        self._soon = QTimer(self, singleShot=True, interval=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._desk)
        self._connect()

    @property
    def place(self) -> tuple[str, str]:
        """The module and the step on show; no step at its end, neither when nothing could be opened."""
        return (self._module.outline.id if self._module else "", self._here)

    def open(self, destination: Destination) -> None:
        assert isinstance(destination, OpenStep)
        self.open_step(destination.module_id, destination.step_id)

    def open_step(self, module_id: str, step_id: str = "") -> None:
        """Opens a step; without one, or with one that is gone, where the person takes the module up."""
        if self.session.person is None:
            return
        self._module = self._read(module_id)
        if self._module is None:
            self._show_gone()
            return
        known = {step.id for step in self._module.steps}
        self._show_step(step_id if step_id in known else self.session.step_to_open(module_id))

    def refresh(self) -> None:
        """Reads the module and what is done again; the open step stays open while it is there."""
        if self.session.person is None or self._module is None or self._is_moving_on:
            return
        before = self._module.outline
        self._module = self._read(before.id)
        if self._module is None:
            self._show_gone()
        elif self._module.outline.digest != before.digest and self._here:
            self.open_step(before.id, self._here)
        else:
            self._tell()

    def first_focus(self) -> QWidget:
        """The title of what is shown, so that reading starts there."""
        if self._aside is not None:
            return self._aside.heading
        return self._sheet().heading if self._here else self

    def leave(self) -> None:
        self._shelf.leave()
        if self._soon.isActive():
            self._soon.stop()
            self._remember_position()

    def forget_person(self) -> None:
        self._soon.stop()
        self._module, self._here = None, ""
        self._drop_aside()
        self._shelf.clear()

    @Slot()
    def go_back(self) -> None:
        """To the step before; from the first one, to Learn."""
        if self._module is None:
            self.go.emit(Home())
            return
        last = self._module.steps[-1].id
        before = way.step_before(self._module.outline, self._here) if self._here else last
        if before is None:
            self.go.emit(Home())
        else:
            self._turn_to(before)

    @Slot()
    def go_onward(self) -> None:
        """Completes the step once nothing is missing, and goes on only when that is safely kept."""
        if self._module is None or not self._here or self._has_changed():
            return
        done = self._progress().done
        if self._here in done:
            self._follow()
        elif missing := self._sheet().missing():
            self._desk.bar.say_missing(_sentence(missing))
            missing[0].focus()
        else:
            self._desk.bar.clear()
            finishes = way.finishes_module(self._module.outline, done, self._here)
            if self._complete():
                self._follow(finishes=finishes)
                self._desk.bar.say_saved(self._where())

    def _has_changed(self) -> bool:
        """Whether the file is another one by now; then it is read again, for only words on show may count."""
        assert self._module is not None
        shown = self._module.outline
        fresh = self._read(shown.id)
        if fresh is not None and fresh.outline.digest == shown.digest:
            return False
        self.refresh()
        if fresh is not None:
            self.notice.emit(Notice(Tone.INFO, _CHANGED))
        self._desk.focus_heading()
        return True

    def _complete(self) -> bool:
        """The step that comes next says how all stand, so the page needn't say it twice on the way."""
        assert self._module is not None
        self._is_moving_on = True
        try:
            return self.session.complete_step(self._module.outline.id, self._here)
        finally:
            self._is_moving_on = False

    @Slot()
    def _follow(self, *, finishes: bool = False) -> None:
        """Goes to what comes after the open step, whether or not that is done."""
        assert self._module is not None
        done = self._progress().done
        after = None if finishes else way.step_after(self._module.outline, done, self._here)
        if after is None:
            self._show_end()
        else:
            self._turn_to(after)
        self._desk.focus_heading()

    @Slot(str)
    def _turn_to(self, step_id: str) -> None:
        self._show_step(step_id)
        self._desk.focus_heading()

    def _show_step(self, step_id: str) -> None:
        assert self._module is not None
        self._drop_aside()
        self._here = step_id
        self.title = self._module.outline.title
        self._desk.bar.clear()
        self._tell()
        sheet = self._sheet()
        self._desk.show_sheet(sheet, sheet.heading)
        self._soon.start()

    def _show_end(self) -> None:
        assert self._module is not None
        self._here = ""
        self._desk.bar.clear()
        self._tell()
        sheet = EndSheet(self.look, ending(self.session, self._module.outline))
        sheet.step_pressed.connect(self._turn_to)
        self._show_aside(sheet)

    def _show_gone(self) -> None:
        self._here = ""
        self.title = "This module can’t be opened"
        self._desk.bar.clear()
        self._desk.list.show_module(area="", title="", minutes="")
        self._desk.show_lines(())
        self._desk.bar.show_ways(back="Back to Learn", onward="", may_skip=False)
        self._show_aside(GoneSheet(self.look, self.session.help_contact))

    def _show_aside(self, sheet: EndSheet | GoneSheet) -> None:
        self._drop_aside()
        self._aside = sheet
        sheet.go.connect(self.go)
        self._desk.reading.add(sheet)
        self._desk.show_sheet(sheet, sheet.heading)

    def _drop_aside(self) -> None:
        if self._aside is not None:
            self._desk.reading.forget(self._aside)
            self._aside = None

    def _tell(self) -> None:
        """Has every part say how the steps stand now; what is the same already costs nothing."""
        assert self._module is not None
        outline, progress = self._module.outline, self._progress()
        lines = way.step_lines(outline, progress, self._here)
        area = next((area.title for area in self.session.pathway().areas if area.id == outline.area), "")
        self._desk.list.show_module(
            area=area, title=outline.title, minutes=f"{outline.minutes} minutes in all"
        )
        self._desk.show_lines(lines)
        here = next((line for line in lines if line.is_here), None)
        self._desk.bar.show_ways(
            back="Back to Learn" if here and here.number == 1 else "Back",
            onward=way.onward_words(outline, progress.done, self._here),
            may_skip=here is not None and here.standing is way.Standing.OPTIONAL,
        )
        if here is not None:
            self._sheet().show_line(here, len(lines))

    def _sheet(self) -> StepSheet:
        assert self._module is not None
        return self._shelf.sheet(self._module, self._here)

    def _make_sheet(self, module: Module, step_id: str) -> StepSheet:
        is_done = step_id in self._progress().done
        sheet = StepSheet(self.look, self.session, module, step_id, is_done=is_done)
        sheet.link_pressed.connect(self._on_link_pressed)
        sheet.page_of_promises_wanted.connect(self._on_page_of_promises_wanted)
        sheet.requirements_changed.connect(self._desk.bar.clear)
        return sheet

    def _read(self, module_id: str) -> Module | None:
        try:
            return self.session.module(module_id)
        except (KeyError, LibraryUnreadable):
            return None

    def _progress(self) -> ModuleProgress:
        assert self._module is not None
        return self.session.progress(self._module.outline.id)

    def _where(self) -> str:
        """Where the person has come to, for somebody who can't see it."""
        assert self._module is not None
        lines = way.step_lines(self._module.outline, self._progress(), self._here)
        here = next((line for line in lines if line.is_here), None)
        return f"Step {here.number} of {len(lines)}" if here else "The module is complete"

    def _connect(self) -> None:
        self._desk.step_pressed.connect(self._turn_to)
        self._desk.back_to_learn.connect(self._on_back_to_learn)
        bar = self._desk.bar
        bar.back_pressed.connect(self.go_back)
        bar.skip_pressed.connect(self._follow)
        bar.continue_pressed.connect(self.go_onward)
        for key, way_on in {
            "Alt+Left": self.go_back,
            "Ctrl+PgUp": self.go_back,
            "Alt+Right": self.go_onward,
            "Ctrl+PgDown": self.go_onward,
        }.items():
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(way_on)
        self._soon.timeout.connect(self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        """What can wait until the step is on the screen."""
        self._remember_position()
        if self._module is not None and self._here:
            after = way.step_after(self._module.outline, self._progress().done, self._here)
            if after is not None:
                self._shelf.prepare(self._module, after)

    def _remember_position(self) -> None:
        if self._module is not None and self._here and self.session.person is not None:
            self.session.remember_position(self._module.outline.id, self._here)

    @Slot()
    def _on_back_to_learn(self) -> None:
        self.go.emit(Home())

    @Slot(object)
    def _on_page_of_promises_wanted(self, promises: tuple[str, ...]) -> None:
        from onboarding.ui.learn.promises_page import save_page_of_promises

        assert self._module is not None
        module_id, step = self._module.outline.id, self._module.step(self._here)
        self._shelf.leave()
        path = save_page_of_promises(self, self.session, self.look, module_id, step, promises)
        if path is not None:
            self.notice.emit(Notice(Tone.GOOD, f"Saved as {path}. Open it to print it."))

    @Slot(str)
    def _on_link_pressed(self, href: str) -> None:
        url = address(href)
        if url is None:
            self.notice.emit(Notice(Tone.WARN, f"This link leads to “{href}”, which the app does not open."))
        else:
            dialog = LinkDialog(url, self.look, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()


def _sentence(missing: tuple[Missing, ...]) -> str:
    first = missing[0].sentence
    if first.rstrip("”")[-1:] not in ".?!":
        first += "."
    more = len(missing) - 1
    if not more:
        return first
    return f"{first} Then {'1 more thing' if more == 1 else f'{more} more things'} to do."
