"""The column at the left: where a person can go, and who is learning."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from onboarding.core.records import Person
from onboarding.ui.accessible import keep_quiet
from onboarding.ui.destinations import (
    Content,
    Destination,
    FilesCollected,
    Help,
    Home,
    KeepAndForget,
    MyRecord,
    Overdue,
    Parts,
    Preferences,
    Support,
    Team,
    TeamMember,
    WhoIsLearning,
    WritersGuide,
)
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.nav_button import NavButton
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.wrapping_label import WrappingLabel

_WIDTH = 236
_WIDEST = 340
_NARROW = 84
_TALL = 44
_SIDE, _SCROLL_BAR = 14, 14
_PAGE_NEEDS = 300
"""What a page needs beside the column, as designed, before the column gives up its words."""
_WITHIN: dict[type, type] = {
    **dict.fromkeys((TeamMember, Overdue, KeepAndForget, FilesCollected), Team),
    WritersGuide: Content,
    Support: Help,
    Parts: Preferences,
}
"""Places that have no button of their own, and the one they are found under."""
_SAVED = "All saved on this computer"
_NOT_SAVED = "The last thing was not saved"


class NavColumn(QScrollArea):
    """Emits `go` with a Destination; `show_place` marks where the person is."""

    accessible_role = QAccessible.Role.Grouping
    go = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_narrow = False
        self._buttons: dict[type, NavButton] = {}
        self._name = WrappingLabel("", "label")
        self._saved = WrappingLabel(_SAVED, "smallest", tone="muted")
        self._person = self._who()
        self._title = self._make_title()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Main navigation")
        self._lay_out()
        self.show_team(False)
        self.show_content(False)
        look.changed.connect(self._fit)
        self._fit()

    def fit(self, window_width: int) -> None:
        """Shows icons alone where words would leave the page too little room."""
        is_narrow = window_width - self._full_width() < self._look.px(_PAGE_NEEDS)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._fit()

    def show_person(self, person: Person | None) -> None:
        """Names who is learning at the foot."""
        self._name.setText(person.name if person else "Nobody yet")
        self._name_person()
        self._fit()

    def show_saving(self, is_saved: bool) -> None:
        """Says whether the last thing the person did is on the disk."""
        self._saved.setText(_SAVED if is_saved else _NOT_SAVED)
        self._name_person()
        self._fit()

    def show_place(self, destination: Destination) -> None:
        """Marks the button of the place the person is at; no button for a place that has none."""
        place = _WITHIN.get(type(destination), type(destination))
        for kind, button in self._buttons.items():
            button.setChecked(kind is place)

    def show_team(self, is_shown: bool) -> None:
        """Whether there is a way to the team's page: people have no use for it who look after nobody."""
        self._buttons[Team].setVisible(is_shown)

    def show_content(self, is_shown: bool) -> None:
        """Whether there is a way to the page where HR edits the library."""
        self._buttons[Content].setVisible(is_shown)

    def _lay_out(self) -> None:
        column = QFrame()
        mark(column, role="nav-column")
        self.setWidget(column)
        layout = self._column = QVBoxLayout(column)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addSpacing(20)
        layout.addWidget(self._button("Learn", "learn", Home()))
        layout.addWidget(self._button("My record", "record", MyRecord()))
        layout.addWidget(self._button("Team", "team", Team()))
        layout.addWidget(self._button("Content", "content", Content()))
        layout.addStretch(1)
        layout.addWidget(self._button("Settings", "settings", Preferences()))
        layout.addWidget(self._button("Help", "help", Help()))
        layout.addSpacing(8)
        layout.addWidget(self._person)

    def _make_title(self) -> QWidget:
        title = QWidget()
        self._app_name = _stacked(
            WrappingLabel("We’re Kirklees", "h3"),
            WrappingLabel("Getting started", "smallest", tone="muted"),
        )
        row = QHBoxLayout(title)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel(self._look, "logo", "accent", size=34))
        row.addWidget(self._app_name, 1)
        return title

    def _button(self, words: str, icon: str, destination: Destination) -> NavButton:
        button = NavButton(words, icon, self._look)
        button.clicked.connect(partial(self._leave_for, destination))
        self._buttons[type(destination)] = button
        return button

    def _leave_for(self, destination: Destination) -> None:
        self._buttons[type(destination)].setChecked(True)
        self.go.emit(destination)

    def _who(self) -> QPushButton:
        person = QPushButton()
        mark(person, role="nav")
        person.clicked.connect(partial(self.go.emit, WhoIsLearning()))
        person.setToolTip("Change who is learning")
        person.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._who_words = _stacked(self._name, self._saved)
        row = QHBoxLayout(person)
        row.setContentsMargins(4, 8, 0, 8)
        row.setSpacing(8)
        row.addWidget(IconLabel(self._look, "person", "muted", size=20))
        row.addWidget(self._who_words, 1)
        for label in person.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for label in (self._name, self._saved):
            keep_quiet(label)
        return person

    def _name_person(self) -> None:
        words = f"Who is learning: {self._name.text()}. {self._saved.text()}."
        self._person.setAccessibleName(words)

    def _full_width(self) -> int:
        return min(self._look.px(_WIDTH), _WIDEST)

    @Slot()
    def _fit(self) -> None:
        width = max(_NARROW, self._look.px(_NARROW) * 2 // 3) if self._is_narrow else self._full_width()
        # Icons alone leave room for the scroll bar, which large text in a low window brings.
        side = _SIDE - _SCROLL_BAR // 2 if self._is_narrow else _SIDE
        self._column.setContentsMargins(side, 24, side, 16)
        for words in (self._app_name, self._who_words):
            words.setHidden(self._is_narrow)
        for button in self._buttons.values():
            button.show_words(not self._is_narrow)
        self.setFixedWidth(width)
        layout = self._person.layout()
        if layout is not None:
            self._who_words.updateGeometry()  # or the height for the words before is taken again
            layout.activate()
            wrapped = layout.heightForWidth(width - 2 * side) if layout.hasHeightForWidth() else 0
            self._person.setFixedHeight(max(wrapped or layout.sizeHint().height(), self._look.px(_TALL)))


def _stacked(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return whole
