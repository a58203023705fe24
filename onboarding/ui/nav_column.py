"""The column at the left: where a person can go, and who is learning."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from onboarding.core.records import Person
from onboarding.ui.destinations import Destination, Help, Home, MyRecord, Preferences, WhoIsLearning
from onboarding.ui.theme import Look, mark

_WIDTH = 236
_SAVED = "All saved on this computer"


class NavColumn(QScrollArea):
    """Emits `go` with a Destination; `show_place` marks where the person is."""

    go = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        mark(self, role="nav-column")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Main navigation")
        self._buttons: dict[type, QPushButton] = {}
        column = QFrame()
        mark(column, role="nav-column")
        layout = QVBoxLayout(column)
        layout.setContentsMargins(14, 24, 14, 16)
        layout.setSpacing(4)
        layout.addLayout(self._title())
        layout.addSpacing(20)
        layout.addWidget(self._button("Learn", "learn", Home()))
        layout.addWidget(self._button("My record", "record", MyRecord()))
        layout.addStretch(1)
        layout.addWidget(self._button("Settings", "settings", Preferences()))
        layout.addWidget(self._button("Help", "help", Help()))
        layout.addSpacing(8)
        layout.addWidget(self._who())
        self.setWidget(column)
        look.changed.connect(self._fit)
        self._fit()

    def show_person(self, person: Person | None) -> None:
        """Names who is learning at the foot."""
        name = person.name if person else "Nobody yet"
        self._name.setText(name)
        self._person.setAccessibleName(f"Who is learning: {name}. {_SAVED}. Press to change.")
        self._fit()

    def show_saving(self, is_saved: bool) -> None:
        """Says whether the last thing the person did is on the disk."""
        self._saved.setText(_SAVED if is_saved else "The last thing was not saved")

    def show_place(self, destination: Destination) -> None:
        """Marks the button of the place the person is at; no button for a place that has none."""
        for kind, button in self._buttons.items():
            button.setChecked(isinstance(destination, kind))

    def _title(self) -> QHBoxLayout:
        self._logo = QLabel()
        self._logo.setAccessibleName("We’re Kirklees")
        name, sub = QLabel("We’re Kirklees"), QLabel("Getting started")
        mark(name, role="h3")
        mark(sub, role="smallest", tone="muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(sub)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._logo)
        row.addLayout(words, 1)
        return row

    def _button(self, text: str, icon: str, destination: Destination) -> QPushButton:
        button = QPushButton(text)
        mark(button, role="nav")
        button.setCheckable(True)
        button.setAutoExclusive(False)
        self._look.put_icon(button, icon, "muted", checked_role="accent_ink")
        button.clicked.connect(lambda: self._leave_for(destination))
        self._buttons[type(destination)] = button
        return button

    def _leave_for(self, destination: Destination) -> None:
        self._buttons[type(destination)].setChecked(True)
        self.go.emit(destination)

    def _who(self) -> QPushButton:
        self._person = QPushButton()
        mark(self._person, role="nav")
        self._person.clicked.connect(lambda: self.go.emit(WhoIsLearning()))
        self._person.setToolTip("Change who is learning")
        self._face, self._name, self._saved = QLabel(), QLabel(), QLabel(_SAVED)
        mark(self._name, role="label")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        mark(self._saved, role="smallest", tone="muted")
        self._saved.setWordWrap(True)
        self._name.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._saved)
        row = QHBoxLayout(self._person)
        row.setContentsMargins(4, 8, 0, 8)
        row.setSpacing(8)
        row.addWidget(self._face)
        row.addLayout(words, 1)
        for label in (self._face, self._name, self._saved):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return self._person

    @Slot()
    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        self._logo.setPixmap(self._look.pixmap("logo", "accent", 34, ratio))
        self._face.setPixmap(self._look.pixmap("person", "muted", 20, ratio))
        width = min(self._look.px(_WIDTH), 340)
        self.setFixedWidth(width)
        layout = self._person.layout()
        if layout is not None:
            layout.activate()
            self._person.setMinimumHeight(max(layout.heightForWidth(width - 28), layout.sizeHint().height()))
