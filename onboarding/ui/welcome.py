"""The first page for somebody new: five short questions, what becomes of the answers, and a start."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onboarding.core.records import Person
from onboarding.session import Session
from onboarding.ui.destinations import BringRecord, Home, WhoIsLearning
from onboarding.ui.icon_label import IconLabel
from onboarding.ui.page import Page
from onboarding.ui.person_form import PersonForm
from onboarding.ui.theme import Look, mark
from onboarding.ui.widgets.scrolling_column import ScrollingColumn
from onboarding.ui.widgets.three_circles import ThreeCircles
from onboarding.ui.widgets.wrapping_label import Heading, WrappingLabel

_MEASURE = 540
_PANEL_SHARE = 0.4
_LEAST_PANEL = 300

_LEAD = "A few short questions, then you can begin. You learn in small steps, and you need no internet."
_PRIVACY = (
    "Your answers and the steps you finish stay on this computer, in the account that it is signed in to. "
    "They go nowhere else until you hand in your record, and what you write for yourself is never in it."
)


class WelcomePage(Page):
    """Adds a person who learns here. What is typed stays until it is kept, also when saving fails."""

    title = "Welcome"

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(session, look, parent)
        self.form = PersonForm(look)
        self.start = QPushButton("Start learning")
        mark(self.start, role="big")
        look.put_icon(self.start, "forward", "on_accent", after=True)
        self.elsewhere = QPushButton("I started on another computer")
        self.back = QPushButton("Back to the list")
        for button in (self.elsewhere, self.back):
            mark(button, role="link")
        look.put_icon(self.elsewhere, "record", "accent_ink")
        look.put_icon(self.back, "back", "accent_ink")
        self._lay_out()
        self._ask_afresh()
        self._connect()
        self._fit()

    def refresh(self) -> None:
        self.back.setVisible(bool(self.session.people()))

    def first_focus(self) -> QWidget:
        return self.form.name

    def forget_person(self) -> None:
        self._ask_afresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _ask_afresh(self) -> None:
        today = self.session.today()
        self.form.show_person(Person(id=str(uuid4()), name="", start_date=today), today)

    def _lay_out(self) -> None:
        self._panel = QFrame()
        mark(self._panel, role="nav-column")
        QVBoxLayout(self._panel).addWidget(ThreeCircles(self.look))
        self._scroll = ScrollingColumn(centred=True)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        column = self._scroll.column
        column.addStretch(1)
        column.addWidget(Heading("Welcome. We’re Kirklees.", "display", level=1))
        column.addSpacing(4)
        column.addWidget(WrappingLabel(_LEAD, "lead"))
        column.addSpacing(24)
        column.addWidget(self.form)
        column.addSpacing(16)
        column.addLayout(self._privacy())
        column.addSpacing(20)
        column.addWidget(self.start, 0, left)
        column.addSpacing(12)
        column.addWidget(self.elsewhere, 0, left)
        column.addWidget(self.back, 0, left)
        column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._panel)
        whole.addWidget(self._scroll, 1)

    def _privacy(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(IconLabel(self.look, "lock", "muted", size=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrappingLabel(_PRIVACY, "small", tone="muted"), 1)
        return row

    def _connect(self) -> None:
        for button in (self.start, self.elsewhere, self.back):
            button.setAutoDefault(True)
        for line in self.form.findChildren(QLineEdit):
            line.returnPressed.connect(self._on_start)
        self.start.clicked.connect(self._on_start)
        self.elsewhere.clicked.connect(self._on_elsewhere)
        self.back.clicked.connect(self._on_back)
        self.look.changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        measure = self.look.px(_MEASURE)
        panel = round(self.width() * _PANEL_SHARE)
        has_room = self.width() - panel >= measure + 64 and panel >= _LEAST_PANEL
        self._panel.setVisible(has_room)
        self._panel.setFixedWidth(panel)
        self._scroll.widen_to(measure)

    @Slot()
    def _on_start(self) -> None:
        person = self.form.answer(self.session.today())
        if person is not None and self.session.add_person(person):
            self._ask_afresh()
            self.go.emit(Home())

    @Slot()
    def _on_elsewhere(self) -> None:
        self.go.emit(BringRecord())

    @Slot()
    def _on_back(self) -> None:
        self.go.emit(WhoIsLearning())
