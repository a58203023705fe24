"""The page where HR edits the library: a tree of it, the text, what learners see, and what needs mending."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from onboarding import authoring
from onboarding.authoring import OpenPage
from onboarding.content import Saving, is_about_encoding
from onboarding.core.catalogue import Problem
from onboarding.core.dates import moment_words
from onboarding.core.module import Module
from onboarding.core.samples import Sample
from onboarding.errors import SavedMeanwhile
from onboarding.session import Session
from onboarding.ui import destinations as to
from onboarding.ui.accessible import announce
from onboarding.ui.collecting.drop_target import DropTarget
from onboarding.ui.content.bringing_in import BringingIn
from onboarding.ui.content.conflict_dialog import Choice, ConflictDialog
from onboarding.ui.content.desk import LIBRARY, TEXT, Desk
from onboarding.ui.content.earlier_dialog import EarlierDialog
from onboarding.ui.content.new_module_dialog import NewModuleDialog
from onboarding.ui.content.pasting import Pasting
from onboarding.ui.content.publish_dialog import PublishDialog
from onboarding.ui.content.reading_page_dialog import ReadingPageDialog
from onboarding.ui.content.start import Start
from onboarding.ui.content.work_bar import WorkBar
from onboarding.ui.destinations import Destination
from onboarding.ui.learn.link_dialog import LinkDialog, address
from onboarding.ui.page import Notice, Page, Tone
from onboarding.ui.record.folders import documents
from onboarding.ui.theme import Look

_READ_AFTER_MS = 300
_DRAFT_AFTER_MS = 1_000
_SAVED = "Saved"
_AS_SAVED = "As it is saved in the folder"
_NOT_SAVED = "Not saved yet"
_NOT_OPENED = "The folder was not opened. Open it again, or another one."
_DROP = "Drop Word documents (.docx) or questions (.gift, .txt) here to bring them in"
_LOOK_YOURSELF = "This has no one way to be mended. Go to the line and look."


class ContentPage(Page):
    title = "Content"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self._content = session.content
        self._page: OpenPage | None = None
        self._name = ""
        self._root: Path | None = None
        self._module: Module | None = None
        self._wanted = to.Content()
        self._start = Start(look)
        self.desk = Desk(self._content, look)
        self._work = WorkBar(look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._work)
        self._stack = QStackedLayout()
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._start)
        self._room = QScrollArea()
        self._room.setWidget(self.desk)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(self._room)
        self._read_soon = self._timer(_READ_AFTER_MS, self._read_text)
        self._keep_soon = self._timer(_DRAFT_AFTER_MS, self._keep_draft)
        head = self.desk.head
        self._new = head.add_action("&New module…")
        self._bring = head.add_action("&Bring in a Word document or questions…")
        self._paste = head.add_action("Paste as a new m&odule")
        self._to_read = head.add_action("&Save as a page to read…")
        self._earlier = head.add_action("&Earlier versions…")
        self._guide = head.add_action("&Guide for writers")
        self._again = head.add_action("&Look through the folder again")
        self._open_other = head.add_action("Edit another &folder…")
        self._bringing = BringingIn(self._content, look, self._open_title, self)
        self._drop = DropTarget(self, look, _DROP)
        self._pasting = Pasting(self._content, self.desk.editor, look, self._module_id, self)
        self._connect()
        self._add_keys()

    def open(self, destination: Destination) -> None:
        assert isinstance(destination, to.Content)
        self._wanted = destination
        if self.isVisible():
            self._go_where_wanted()

    def refresh(self) -> None:
        self._content.try_again()
        self._show_library()
        self._bringing.tell_what_waits()

    def _show_library(self) -> None:
        is_open = self._content.is_open
        self._stack.setCurrentWidget(self._room if is_open else self._start)
        if is_open:
            if self._content.root != self._root:
                self._close_page()
            self._show_shelves()
            self._go_where_wanted()
        self._say_work()

    def first_focus(self) -> QWidget:
        if self._stack.currentWidget() is self._start or not self._content.is_open:
            return self._start.title
        return self.desk.editor if self._wanted.module_id and self._page else self.desk.tree

    def leave(self) -> None:
        self._put_by()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._put_by(tells=True)
            self.mark_stale()

    # What is open

    @property
    def is_unsaved(self) -> bool:
        """Whether the text is another than the one that is saved."""
        return self._page is not None and self.desk.editor.text != self._page.text

    def open_page(self, path: str, line: int = 0) -> None:
        """Opens a page of the library, at a line; unsaved words of the one before are kept as a draft."""
        if self._page is None or self._page.path != path:
            self._put_by(tells=True)
            page = self._content.open_page(path)
            if page is None:
                return
            self._take_up(page)
        if line:
            self.desk.editor.go_to_line(line)
        self.desk.show_pane(TEXT)

    def _take_up(self, page: OpenPage) -> None:
        """Shows a page as it is saved; a draft of it is offered."""
        found = self._content.page(page.path)
        self._page = page
        self._name = found.title if found else page.path
        self.desk.editor.set_text(page.text)
        self.desk.editor.go_to_line(1)
        self.desk.head.show_page(self._name)
        self.desk.tree.show_page(page.path)
        draft = self._content.draft(page.path)
        if draft and draft.text == page.text:
            self._content.forget_draft(page.path)
            draft = None
        self.desk.draft_bar.setVisible(False)
        self._lock(draft is not None)
        if draft:
            since = draft.started_from != page.digest
            self.desk.draft_bar.offer(draft.kept_at, was_saved_since=since)
        is_module = not authoring.is_of_whole(page.path)
        self.desk.form.open_text(page.text, self._content.areas())
        self.desk.show_form(self.desk.shows_form and is_module)
        self.desk.details.setVisible(is_module)
        self._read_text()
        self._say_standing()

    @Slot()
    def _on_go_on(self) -> None:
        page = self._page
        draft = self._content.draft(page.path) if page else None
        if page is None or draft is None:
            return
        if draft.started_from != page.digest:
            self._page = replace(page, raw=b"")  # so that a save finds somebody else's words in the file
        self._end_offer()
        self.desk.editor.change_text(draft.text)

    @Slot()
    def _on_leave_it(self) -> None:
        page = self._page
        draft = self._content.draft(page.path) if page else None
        if page is None or draft is None:
            return
        kept = self._content.set_aside(page.path, draft.text)
        if kept is None:
            return
        self._content.forget_draft(page.path)
        self._end_offer()
        self.notice.emit(Notice(Tone.INFO, f"The draft is kept as {kept}, for whoever misses it."))

    def _end_offer(self) -> None:
        self.desk.draft_bar.hide()
        self._lock(False)
        self.desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_standing()

    # Reading what is typed

    @Slot()
    def _on_typed(self) -> None:
        self._read_soon.start()
        self._keep_soon.start()
        self._say_standing()

    @Slot()
    def _read_text(self) -> None:
        """Problems and preview, once typing has stopped for a moment."""
        self._read_soon.stop()
        if self._page is None:
            return
        text = self.desk.editor.text
        problems = self._content.problems(self._page, text)
        self._module = self._content.preview(self._page, text)
        self.desk.problems.show_problems(problems)
        self.desk.editor.show_problems(problems)
        self.desk.show_count(len(problems))
        self.desk.form.follow_text(text)
        self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        preview = self.desk.preview
        if self._page is not None and authoring.is_of_whole(self._page.path):
            preview.clear()
        elif self._module is None:
            preview.show_nothing()
        else:
            preview.show_line(self._module, self.desk.editor.line())

    @Slot(int)
    def _on_line_changed(self) -> None:
        if not self._read_soon.isActive():
            self._show_preview()

    # Keeping

    @Slot()
    def save(self) -> None:
        if self.desk.shows_form and not self.desk.form.keep():
            return
        page, text = self._page, self.desk.editor.text
        if page is None or self.desk.editor.isReadOnly():
            return
        self._keep_soon.stop()
        outcome, saved = self._content.save(page, text)
        if outcome is Saving.SAVED:
            self._saved(saved)
        elif outcome is Saving.CONFLICT and self._content.conflict:
            self._content.keep_draft(page, text)
            self._ask(self._content.conflict)
        else:
            self._content.keep_draft(page, text)
            self._say_standing()

    def _saved(self, page: OpenPage) -> None:
        self._page = page
        found = self._content.page(page.path)
        self._name = found.title if found else page.path
        self.desk.head.show_page(self._name)
        self._read_text()
        self._say_standing(f"{_SAVED} on {moment_words(self.session.now())}")
        announce(self.desk.head, _SAVED)

    def _ask(self, conflict: SavedMeanwhile) -> None:
        dialog = ConflictDialog(self._name, conflict.ours, conflict.theirs, self.look, self)
        dialog.ask()
        self.settle(dialog.choice)
        dialog.deleteLater()

    def settle(self, choice: Choice) -> None:
        """Whichever text loses is set aside first."""
        page = self._page
        if page is None or choice is Choice.NEITHER:
            self._say_standing()
            return
        there = self._content.as_on_disk(page)
        mine = self.desk.editor.text
        kept = self._content.set_aside(page.path, there.text if choice is Choice.MINE else mine)
        if kept is None:
            return
        self._page = there
        if choice is Choice.MINE:
            self.save()
        else:
            self._content.forget_draft(page.path)
            self.desk.editor.change_text(there.text)
            self._saved(there)
        whose = "Their text" if choice is Choice.MINE else "Your text"
        self.notice.emit(Notice(Tone.INFO, f"{whose} is kept as {kept}, for whoever misses it."))

    @Slot()
    def _keep_draft(self) -> bool:
        """True once the words that are not saved are on the disk as a draft."""
        self._keep_soon.stop()
        if self._page is None or self.desk.editor.isReadOnly():
            return False
        if not self.is_unsaved:
            self._content.forget_draft(self._page.path)
            self._say_standing()
            return False
        is_kept = self._content.keep_draft(self._page, self.desk.editor.text)
        if is_kept:
            self._say_standing(f"{_NOT_SAVED}. Kept as a draft on {moment_words(self.session.now())}")
        return is_kept

    def _put_by(self, *, tells: bool = False) -> None:
        """The page is left: nothing that was typed may be lost."""
        if self.is_unsaved and self._keep_draft() and tells:
            words = f"“{self._name}” is not saved. What you typed is kept as a draft."
            self.notice.emit(Notice(Tone.WARN, words))

    def _say_standing(self, words: str = "") -> None:
        is_unsaved = self.is_unsaved
        path = self._page.path if self._page else ""
        self.desk.head.say(
            words or (_NOT_SAVED if is_unsaved else _AS_SAVED if path else ""), is_saved=not is_unsaved
        )
        self.desk.tree.show_unsaved(path if is_unsaved else "")
        self.desk.head.save_button.setEnabled(bool(path))

    # What the person presses

    @Slot(str, str)
    def _on_chosen(self, path: str, step_id: str) -> None:
        self.desk.show_form(False)
        self.open_page(path)
        if self._page is not None and self._page.path == path and step_id and self._module:
            lines = [step.line for step in self._module.steps if step.id == step_id]
            self.desk.editor.go_to_line(lines[0] if lines else 1)
        self.desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_form_changed(self, text: str) -> None:
        if not self.desk.editor.isReadOnly():
            self.desk.editor.change_text(text)

    @Slot(object)
    def _on_go_to(self, problem: Problem) -> None:
        self.desk.show_form(False)
        self.desk.show_pane(TEXT)
        self.desk.editor.go_to_problem(problem)
        self.desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_mend(self, problem: Problem) -> None:
        if self._page is None or self.desk.editor.isReadOnly():
            return
        if is_about_encoding(problem):
            self._page = authoring.as_utf8(self._page)
            self.save()
            return
        fixed = self._content.mend(self._page, self.desk.editor.text, problem)
        if fixed is None:
            self.notice.emit(Notice(Tone.INFO, _LOOK_YOURSELF))
            return
        self.desk.editor.change_text(fixed.text)
        self.desk.editor.go_to_line(fixed.line)
        self._read_text()
        if not self.desk.problems.can_mend:
            self.desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"Mended in line {fixed.line}. {self.desk.problems.summary}")

    @Slot()
    def _on_new(self) -> None:
        dialog = NewModuleDialog(self._content, self.look, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.path:
            self.open_page(dialog.path)
            self.desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        dialog.deleteLater()

    @Slot(str)
    def _on_brought(self, path: str) -> None:
        """Whoever has gone elsewhere meanwhile is not fetched back."""
        if self.isVisible():
            self.desk.show_form(False)
            self.open_page(path)
            self.desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_insert_wanted(self, sample: Sample) -> None:
        self.desk.show_form(False)
        self.desk.show_pane(TEXT)
        self.desk.insert.insert(sample)

    @Slot()
    def _on_to_read(self) -> None:
        module_id = self._module_id()
        dialog = ReadingPageDialog(
            self._content,
            self.look,
            self,
            module_id=module_id,
            title=self._name,
            is_unsaved=self.is_unsaved,
        )
        dialog.notice.connect(self.notice)
        dialog.ask()

    @Slot()
    def _on_paste_as_module(self) -> None:
        copied = self._pasting.copied()
        if copied is not None:
            self._bringing.begin_copied(copied)

    @Slot()
    def _on_guide(self) -> None:
        self.go.emit(to.WritersGuide())

    @Slot()
    def _on_publish(self) -> None:
        if self.is_unsaved:
            self.notice.emit(Notice(Tone.WARN, f"Save “{self._name}” first: only saved words are published."))
            self.desk.head.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        dialog = PublishDialog(self._content, self.look, self)
        dialog.ask()
        if dialog.published is not None:
            number = dialog.published.manifest.number
            self.notice.emit(Notice(Tone.GOOD, f"Published as number {number}."))
            self._take_up_again()
        elif dialog.problem is not None:
            self.open_page(dialog.problem.path, dialog.problem.line)
            self.desk.show_form(False)
            self.desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        dialog.deleteLater()

    @Slot()
    def _on_earlier(self) -> None:
        dialog = EarlierDialog(self._content, self.look, self)
        dialog.ask()
        dialog.deleteLater()

    def _take_up_again(self) -> None:
        """A publish wrote a revision or a version into the page that is open."""
        if self._page is None:
            return
        line, page = self.desk.editor.line(), self._content.open_page(self._page.path)
        if page is not None:
            self._take_up(page)
            self.desk.editor.go_to_line(line)

    @Slot()
    def _on_copy_wanted(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Where should the copy go?", str(documents()))
        copy = self._content.make_copy(Path(name)) if name else None
        if copy is not None:
            self.notice.emit(Notice(Tone.GOOD, f"You edit the copy in {copy}. Nobody else sees it."))
            self._start_anew()

    @Slot()
    def _on_folder_wanted(self) -> None:
        start = self.session.settings.content_folder or str(documents())
        name = QFileDialog.getExistingDirectory(self, "Which folder holds the library?", start)
        self._put_by()
        if name:
            self._content.open_folder(Path(name))
            self._say_work()

    @Slot()
    def _on_again(self) -> None:
        self._content.read_again()

    @Slot(str)
    def _on_link_pressed(self, href: str) -> None:
        url = address(href)
        if url is None:
            self.notice.emit(Notice(Tone.WARN, f"This link leads to “{href}”, which the app does not open."))
            return
        dialog = LinkDialog(url, self.look, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_back(self) -> None:
        self.go.emit(to.Home())

    @Slot()
    def _on_leaving_library(self) -> None:
        self._put_by(tells=True)

    @Slot()
    def _on_content_changed(self) -> None:
        if not self.isVisible():
            return
        if self._content.is_open and self._content.root != self._root:
            self._start_anew()
        else:
            self._show_library()

    def _say_work(self) -> None:
        """What goes on in the background, whatever else is on the page."""
        opening = self._content.opening
        self._work.say(f"Opening {opening}…" if opening else self._bringing.busy_words)

    @Slot()
    def _on_cancel_work(self) -> None:
        if self._content.opening:
            self._content.stop_opening()
            self.notice.emit(Notice(Tone.INFO, _NOT_OPENED))
        else:
            self._bringing.cancel()
        self._say_work()

    # Private

    def _lock(self, is_locked: bool) -> None:
        """Whether nothing can be typed: there is no page, or a draft of it waits for an answer."""
        self.desk.lock(is_locked)

    def _module_id(self) -> str:
        """Of the module that is open; empty for none."""
        return self._content.module_id(self._page.path) if self._page else ""

    def _open_title(self) -> str:
        """The title of the module in whose text something can be put now; empty for none."""
        page = self._page
        if page is None or authoring.is_of_whole(page.path) or self.desk.editor.isReadOnly():
            return ""
        return self._name if self.isVisible() else ""

    def _start_anew(self) -> None:
        """Another library: nothing of the one before is open."""
        self._close_page()
        self._show_library()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_page(self) -> None:
        self._page, self._module, self._name = None, None, ""

    def _show_shelves(self) -> None:
        self._root = self._content.root
        self.desk.tree.show_shelves(self._content.shelves())
        if self._page is None:
            self._show_no_page()

    def _show_no_page(self) -> None:
        self.desk.head.show_page("Content")
        self.desk.head.say(f"Choose a page of the library to begin. It lies in {self._content.root}.")
        self.desk.head.save_button.setEnabled(False)
        self.desk.editor.set_text("")
        self._lock(True)
        self.desk.show_form(False)
        self.desk.details.setVisible(False)
        self.desk.draft_bar.hide()
        self.desk.problems.show_problems(())
        self.desk.preview.clear("Choose a page of the library, and it is shown here as learners see it.")
        self.desk.show_pane(LIBRARY)

    def _go_where_wanted(self) -> None:
        wanted, self._wanted = self._wanted, to.Content()
        found = self._content.page(wanted.module_id) if wanted.module_id and self._content.is_open else None
        if found is not None:
            self.open_page(found.path, wanted.line)
            self.desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _timer(self, after_ms: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(act)
        return timer

    def _connect(self) -> None:
        desk = self.desk
        self._start.copy_wanted.connect(self._on_copy_wanted)
        self._start.folder_wanted.connect(self._on_folder_wanted)
        self._start.back.connect(self._on_back)
        desk.head.back.connect(self._on_back)
        desk.head.save.connect(self.save)
        desk.tree.chosen.connect(self._on_chosen)
        desk.editor.text_changed.connect(self._on_typed)
        desk.editor.line_changed.connect(self._on_line_changed)
        desk.preview.link_pressed.connect(self._on_link_pressed)
        desk.problems.go_to.connect(self._on_go_to)
        desk.problems.mend.connect(self._on_mend)
        desk.form.changed.connect(self._on_form_changed)
        desk.draft_bar.go_on.connect(self._on_go_on)
        desk.draft_bar.leave_it.connect(self._on_leave_it)
        self._new.triggered.connect(self._on_new)
        self._bring.triggered.connect(self._bringing.begin)
        self._bringing.brought.connect(self._on_brought)
        self._bringing.insert_wanted.connect(self._on_insert_wanted)
        self._bringing.notice.connect(self.notice)
        self._bringing.busy_changed.connect(self._say_work)
        self._drop.dropped.connect(self._bringing.begin_with)
        self._work.cancel.connect(self._on_cancel_work)
        self._paste.triggered.connect(self._on_paste_as_module)
        desk.editor.pasted_as_module.connect(self._on_paste_as_module)
        self._pasting.notice.connect(self.notice)
        self._to_read.triggered.connect(self._on_to_read)
        self._guide.triggered.connect(self._on_guide)
        self._earlier.triggered.connect(self._on_earlier)
        desk.head.publish.connect(self._on_publish)
        self._again.triggered.connect(self._on_again)
        self._open_other.triggered.connect(self._on_folder_wanted)
        self._content.changed.connect(self._on_content_changed)
        self._content.leaving.connect(self._on_leaving_library)

    def _add_keys(self) -> None:
        for key, act in (
            ("Ctrl+S", self.save),
            ("Ctrl+Shift+P", self._on_publish),
            ("F6", self._on_next_pane),
            ("Shift+F6", self._on_pane_before),
            ("Alt+Left", self._on_back),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @Slot()
    def _on_next_pane(self) -> None:
        self.desk.go_round(+1)

    @Slot()
    def _on_pane_before(self) -> None:
        self.desk.go_round(-1)
