"""Publishes what is edited: what changed, who has to read it again, one line on why, and where it goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from onboarding.content import Content
from onboarding.core.catalogue import Problem
from onboarding.core.changes import ModuleChange
from onboarding.core.sentences import error_sentence, problem_sentence
from onboarding.errors import OnboardingError
from onboarding.publishing import Plan, Published
from onboarding.ui.accessible import announce
from onboarding.ui.content.step_question import StepQuestion
from onboarding.ui.content.words import count, module_change_words
from onboarding.ui.preferences.set_for_you import WORDS as SET_FOR_YOU
from onboarding.ui.record.dialog import Question
from onboarding.ui.record.folders import documents
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.breakable import breakable_words
from onboarding.ui.widgets.form_field import FormField
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_LOOKING = "Looking at what changed since the last publish…"
_PUBLISHING = "Publishing…"
_NO_FOLDER = "Choose the folder in which learners’ programs look for new modules. IT can tell you which."
_NO_NOTE = "Say in one line what changed. Learners read it."
_NO_NAME = "Say who publishes."
_BY_THEMSELVES = "Learners’ programs take it up by themselves."
_NOTHING = "Nothing has changed since the last publish."
_MOST_ERRORS = 5
_MOST_FILES = 5


class PublishDialog(Question):
    def __init__(self, content: Content, look: Look, parent: QWidget) -> None:
        super().__init__("Publish", look, parent)
        self._content = content
        self._plan: Plan | None = None
        self._questions: list[StepQuestion] = []
        self._is_publishing = False
        self._titles: list[tuple[ModuleChange, Heading]] = []
        self.problem: Problem | None = None
        """An error that the person wants to go to."""
        self.published: Published | None = None
        self._where = self.say("", "small", "muted")
        self._choose = QPushButton("Choose the folder…")
        self.column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._state = self.say("")
        listed = QWidget()
        self._changes = QVBoxLayout(listed)
        self._changes.setContentsMargins(0, 0, 0, 0)
        self._changes.setSpacing(8)
        self.column.addWidget(listed)
        hint = "Whoever has a step to read reads it above that step. It stands in Earlier versions, too."
        self._note = FormField("&What changed, in one line", QLineEdit(), look, hint=hint)
        self._by = FormField("Who &publishes", QLineEdit(content.my_name), look)
        for field in (self._note, self._by):
            self.column.addWidget(field)
        self._go = self.add_button("Go to the first error")
        self._publish = self.add_button("Publish", "primary")
        self._cancel = self.add_cancel()
        for button in (self._choose, self._go, self._publish, self._cancel):
            button.setAutoDefault(True)  # Enter presses the one that has the keyboard
        self._choose.clicked.connect(self._on_choose)
        self._go.clicked.connect(self._on_go)
        self._publish.clicked.connect(self._on_publish)
        self._begin()

    def reject(self) -> None:
        """Once it is published, to close is no refusal; while it goes on, nobody can know how it ends."""
        if self.published is not None:
            self.accept()
        elif not self._is_publishing:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line goes on to what comes next: Cancel would throw away what was typed."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        folder = self._content.published_folder
        words = f"It goes to {folder}." if folder else _NO_FOLDER
        if not self._content.may_choose_published_folder:
            self._choose.hide()
            words = f"{words} {SET_FOR_YOU}."
        self._where.setText(breakable_words(words))
        self._where.setAccessibleName(words)
        self._show_form(is_ready=False)
        self._go.hide()
        self._state.setText(_LOOKING if folder else "")
        if folder:
            job = self._content.plan()
            job.finished.connect(self._on_planned)
            job.failed.connect(self._on_failed)

    def _show_form(self, *, is_ready: bool) -> None:
        for part in (self._note, self._by, self._publish):
            part.setVisible(is_ready)

    @Slot(object)
    def _on_planned(self, plan: Plan) -> None:
        self._plan = plan
        is_any = bool(plan.modules or plan.others or plan.is_first)
        if plan.errors:
            self._show_errors(plan)
        elif not is_any:
            self._state.setText(_NOTHING)
        else:
            self._state.setText(f"This will be number {plan.number}. {_what(plan)}")
            self._show_changes(plan)
        self._show_form(is_ready=is_any and not plan.errors)
        announce(self, self._state.text())
        QTimer.singleShot(0, self, self._size)  # once what was put in is shown

    def _show_errors(self, plan: Plan) -> None:
        stand = "stands" if len(plan.errors) == 1 else "stand"
        self._state.setText(f"{count(len(plan.errors), 'error')} {stand} in the way. Mend them first.")
        for error in plan.errors[:_MOST_ERRORS]:
            self._changes.addWidget(WrappingLabel(problem_sentence(error), "small"))
        self._go.show()
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_changes(self, plan: Plan) -> None:
        for module in plan.modules:
            title = Heading(module_change_words(module, self._version(module)), "label", level=2)
            self._titles.append((module, title))
            self._changes.addWidget(title)
            details = ", ".join(detail.value for detail in module.details)
            if details:
                self._changes.addWidget(WrappingLabel(f"Changed besides the steps: {details}.", "small"))
            for step in () if module.is_new or module.is_removed else module.steps:
                question = StepQuestion(step)
                question.answered.connect(self._on_answered)
                self._questions.append(question)
                self._changes.addWidget(question)
        if plan.others:
            many = len(plan.others) > _MOST_FILES
            files = count(len(plan.others), "file") if many else ", ".join(plan.others)
            self._changes.addWidget(WrappingLabel(f"Other files: {files}.", "small"))
        self._go_down_by_tab()

    def _go_down_by_tab(self) -> None:
        """What came in last would come last."""
        before: QWidget = self._choose
        for question in self._questions:
            for answer in question.findChildren(QRadioButton):
                QWidget.setTabOrder(before, answer)
                before = answer

    def _version(self, module: ModuleChange) -> str:
        if self._plan is None or module.is_removed:
            return ""
        return self._plan.version(module.module_id, self._reread())

    def _reread(self) -> frozenset[str]:
        return frozenset(one.step.name for one in self._questions if one.needs_reread)

    def _has_answers(self) -> bool:
        note, by = _words(self._note), _words(self._by)
        self._note.say("" if note else _NO_NOTE)
        self._by.say("" if by else _NO_NAME)
        for field, words in ((self._note, note), (self._by, by)):
            if not words:
                field.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    @Slot()
    def _on_answered(self) -> None:
        for module, title in self._titles:
            title.setText(module_change_words(module, self._version(module)))

    @Slot()
    def _on_publish(self) -> None:
        if self._plan is None or not self._has_answers():
            return
        self._set_publishing(True)
        self._state.setText(_PUBLISHING)
        job = self._content.publish(self._plan, self._reread(), _words(self._note), _words(self._by))
        job.finished.connect(self._on_published)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_published(self, published: Published) -> None:
        self._set_publishing(False)
        self.published = published
        words = f"Published as number {published.manifest.number}. {_BY_THEMSELVES}"
        self._state.setText(words)
        self._where.hide()
        self._choose.hide()
        self._show_form(is_ready=False)
        self._clear_changes()
        self._cancel.setText("Close")
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)
        QTimer.singleShot(0, self, self._size)  # once what went is gone

    @Slot(object)
    def _on_failed(self, error: OnboardingError) -> None:
        words = error_sentence(error)
        self._state.setText(breakable_words(words))
        mark(self._state, tone="bad")
        self._set_publishing(False)
        announce(self, words)

    def _set_publishing(self, is_publishing: bool) -> None:
        self._is_publishing = is_publishing
        for button in (self._publish, self._cancel, self._choose):
            button.setEnabled(not is_publishing)

    @Slot()
    def _on_go(self) -> None:
        self.problem = self._plan.errors[0] if self._plan and self._plan.errors else None
        self.accept()

    @Slot()
    def _on_choose(self) -> None:
        start = self._content.published_folder or str(documents())
        name = QFileDialog.getExistingDirectory(self, "Where do learners’ programs look?", start)
        if name and self._content.choose_published_folder(Path(name)):
            self._clear_changes()
            self._begin()

    def _clear_changes(self) -> None:
        self._questions, self._titles, self._plan = [], [], None
        while (item := self._changes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()


def _words(field: FormField) -> str:
    assert isinstance(field.field, QLineEdit)
    return " ".join(field.field.text().split())


def _what(plan: Plan) -> str:
    if plan.is_first:
        return "It is the first."
    number = sum(step.was_otherwise for module in plan.modules for step in module.steps)
    if not number:
        return "No step has other words than before."
    return f"{count(number, 'step')} {'has' if number == 1 else 'have'} other words than before."
