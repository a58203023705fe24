"""What needs mending in the page that is open: errors first, then advice, each with its line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from onboarding.content import Content, is_about_encoding
from onboarding.core.catalogue import Problem, Severity
from onboarding.ui.content.words import how_many, problem_line
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.flow import Flow
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_HINT = "Errors stop a publish. Advice is up to you. Enter goes to the line."
_FINE = "Errors and advice on this page stand here while you type."
_ICON = 20
_ICONS = {Severity.ERROR: ("error", "bad"), Severity.ADVICE: ("warning", "warn")}
_PROBLEM = Qt.ItemDataRole.UserRole


class ProblemList(QWidget):
    go_to = Signal(object)
    """A Problem whose line is wanted."""
    mend = Signal(object)
    """A Problem that can be mended by a press."""

    def __init__(self, content: Content, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._look = look
        self.problems: tuple[Problem, ...] = ()
        self._title = Heading("Nothing to mend", "h3", level=2)
        self._hint = WrappingLabel(_FINE, "small", tone="muted")
        self._list = _Lines()
        self._go = QPushButton("Go to the line")
        self._mend = QPushButton("Mend it")
        for button in (self._go, self._mend):
            mark(button, role="quiet")
        self._buttons = Flow(self._go, self._mend)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        for part in (self._title, self._hint, self._list, self._buttons):
            column.addWidget(part, 1 if part is self._list else 0)
        column.addStretch(0)
        self._list.pressed_enter.connect(self._on_go)
        self._list.itemDoubleClicked.connect(self._on_go)
        self._list.currentItemChanged.connect(self._on_current_changed)
        self._go.clicked.connect(self._on_go)
        self._mend.clicked.connect(self._on_mend)
        look.changed.connect(self._fill)
        self._fill()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Errors come first. The one that was chosen stays chosen while it stands, until an error is new."""
        errors = [one for one in problems if one.severity is Severity.ERROR]
        ordered = (*errors, *(one for one in problems if one.severity is Severity.ADVICE))
        if ordered != self.problems:
            known = {(one.code, one.values) for one in self.problems}
            self.problems = ordered
            self._fill()
            new = next((at for at, one in enumerate(errors) if (one.code, one.values) not in known), None)
            if new is not None:
                self._list.setCurrentRow(new)

    def stand(self, *, is_narrow: bool) -> None:
        """Where room is short the list has all of it."""
        self._hint.setVisible(not is_narrow)

    @property
    def summary(self) -> str:
        return how_many(self.problems)

    @property
    def can_mend(self) -> bool:
        """Whether the one that is chosen can be mended by a press."""
        problem = self._chosen()
        return problem is not None and (self._content.can_mend(problem) or is_about_encoding(problem))

    def first_focus(self) -> QWidget:
        return self._list

    def _chosen(self) -> Problem | None:
        item = self._list.currentItem()
        found = item.data(_PROBLEM) if item else None
        return found if isinstance(found, Problem) else None

    @Slot()
    def _fill(self) -> None:
        chosen, row = self._chosen(), max(0, self._list.currentRow())
        self._list.clear()
        self._list.setIconSize(QSize(self._look.px(_ICON), self._look.px(_ICON)))
        for problem in self.problems:
            icon, role = _ICONS[problem.severity]
            item = QListWidgetItem(self._look.icon(icon, role, _ICON), problem_line(problem), self._list)
            item.setData(_PROBLEM, problem)
        self._title.setText(self.summary)
        self._hint.setText(_HINT if self.problems else _FINE)
        is_any = bool(self.problems)
        self._list.setVisible(is_any)
        self._buttons.setVisible(is_any)
        if is_any:
            same = self.problems.index(chosen) if chosen in self.problems else row
            self._list.setCurrentRow(min(same, len(self.problems) - 1))
        self._on_current_changed()

    @Slot()
    def _on_current_changed(self) -> None:
        problem = self._chosen()
        self._mend.setVisible(self.can_mend)
        self._go.setVisible(problem is not None and problem.line > 0)
        words = problem_line(problem) if problem else ""
        for button in (self._mend, self._go):
            button.setAccessibleDescription(words)

    @Slot()
    def _on_go(self) -> None:
        problem = self._chosen()
        if problem is not None:
            self.go_to.emit(problem)

    @Slot()
    def _on_mend(self) -> None:
        problem = self._chosen()
        if problem is not None:
            self.mend.emit(problem)


class _Lines(QListWidget):
    pressed_enter = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What needs mending")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_enter.emit()
        else:
            super().keyPressEvent(event)
