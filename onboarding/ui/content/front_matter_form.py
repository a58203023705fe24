"""The details at the top of a module as a form: each answer is written into its own line of the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from onboarding.core.catalogue import Area
from onboarding.core.dates import day_words
from onboarding.core.front_matter_edit import Detail, Fault, details, fault, is_editable, with_answers
from onboarding.core.written_day import read_day
from onboarding.ui.theme import Look
from onboarding.ui.widgets.date_field import DateField
from onboarding.ui.widgets.form_field import FormField
from onboarding.ui.widgets.wrapping_label import WrappingLabel

UNREADABLE = (
    "The lines between --- at the top can’t be read. Mend them in the text, then come back to this form."
)

_SIDE_BY_SIDE_FROM = 440
_LONGEST_TYPED = 1_000
_WIDE = (Detail.TITLE, Detail.AREA, Detail.CHANGE_NOTE)

_QUESTIONS = {
    Detail.TITLE: ("&Title", ""),
    Detail.AREA: ("A&rea", "Where it stands in the pathway."),
    Detail.ORDER: ("&Order", "Lower comes first in its area."),
    Detail.MINUTES: ("&Minutes", "Left empty, the steps are added up."),
    Detail.DUE_DAYS: ("Due after &days", "From the start date. Empty for never."),
    Detail.OWNER: ("O&wner", "Who keeps it right."),
    Detail.REVIEW_BY: ("Re&view date", "Like 1\u00a0September\u00a02027."),
    Detail.VERSION: ("Version", "Publishing raises it."),
    Detail.CHANGE_NOTE: ("Change &note", "What is new, for people who did it before."),
}
_SENTENCES = {
    Fault.MISSING: "This can’t be empty.",
    Fault.UNKNOWN_AREA: "This area is not in the pathway. Choose another.",
    Fault.NOT_A_NUMBER: "Type a whole number, such as 3.",
    Fault.NOT_MINUTES: "Type whole minutes, 1 or more.",
    Fault.NOT_A_DAY: "That is not a day. Write it like 1\u00a0September\u00a02027.",
    Fault.TOO_LONG: "That is too long. Use 300 characters or fewer.",
}


class FrontMatterForm(QWidget):
    """An answer is written when its field is left; a wrong one is told beside it and not written."""

    changed = Signal(str)
    """The whole text with the new answer in it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._shown: dict[Detail, str] = {}
        self._areas: tuple[str, ...] = ()
        self.lines = {detail: _line(detail, look) for detail in Detail if detail is not Detail.AREA}
        self.area = QComboBox()
        self.fields = {detail: self._field(detail) for detail in Detail}
        self._trouble = WrappingLabel(UNREADABLE, "small", tone="bad")
        self._ground = QWidget()
        self._grid = QGridLayout(self._ground)
        self._columns = 0
        self._lay_out()
        self._connect()

    def open_text(self, text: str, areas: Sequence[Area]) -> None:
        """Fills the form in afresh, for another module."""
        self._areas = tuple(area.id for area in areas)
        self.area.clear()
        for area in areas:
            self.area.addItem(area.title, area.id)
        for field in self.fields.values():
            field.say("")
        self._shown = {}
        self.follow_text(text)

    def follow_text(self, text: str) -> None:
        """The same module was edited: only what it says otherwise than before is filled in."""
        self._text = text
        can_edit = is_editable(text)
        self._trouble.setHidden(can_edit)
        self._ground.setEnabled(can_edit)
        for detail, words in details(text).items():
            if self._shown.get(detail) != words:
                self._shown[detail] = words
                self._show(detail, words)
                self.fields[detail].say("")

    def keep(self) -> bool:
        """Writes whatever is still only typed. False, with the keyboard there, when an answer is wrong."""
        for detail in Detail:
            self._keep(detail)
        for detail, field in self.fields.items():
            if field.problem:
                self._editor_of(detail).setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page past the combo; it never changes the area by the way."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False

    def _answer(self, detail: Detail) -> str:
        if detail is Detail.AREA:
            return str(self.area.currentData() or "")
        return self.lines[detail].text()

    def _show(self, detail: Detail, words: str) -> None:
        if detail is Detail.AREA:
            self._show_area(words)
            return
        day = read_day(words) if detail is Detail.REVIEW_BY else None
        shown = day_words(day) if day else words
        if self.lines[detail].text() != shown:
            self.lines[detail].setText(shown)
            self.lines[detail].setCursorPosition(0)

    def _show_area(self, area: str) -> None:
        """An area that isn't in the pathway is offered while it is the one."""
        while self.area.count() > len(self._areas):
            self.area.removeItem(self.area.count() - 1)
        if area and area not in self._areas:
            self.area.addItem(f"{area} (not in the pathway)", area)
        self.area.setCurrentIndex(self.area.findData(area) if area else -1)

    def _keep(self, detail: Detail) -> None:
        if detail is Detail.VERSION or not is_editable(self._text):
            return
        answer = self._answer(detail)
        if self._is_as_shown(detail, answer):
            self.fields[detail].say("")
            return
        wrong = fault(detail, answer, self._areas)
        self.fields[detail].say(_SENTENCES[wrong] if wrong else "")
        if wrong:
            return
        text = with_answers(self._text, {detail: answer})
        if text != self._text:
            self._text = text
            self._shown[detail] = details(text)[detail]
            self._show(detail, self._shown[detail])
            self.changed.emit(text)

    def _is_as_shown(self, detail: Detail, answer: str) -> bool:
        """What the file says stays until somebody changes it, right or wrong: checks tell of that."""
        shown = self._shown.get(detail, "")
        day = read_day(shown) if detail is Detail.REVIEW_BY else None
        return answer.strip() in (shown, day_words(day) if day else shown)

    def _editor_of(self, detail: Detail) -> QWidget:
        return self.area if detail is Detail.AREA else self.lines[detail]

    def _field(self, detail: Detail) -> FormField:
        question, hint = _QUESTIONS[detail]
        return FormField(question, self._editor_of(detail), self._look, hint=hint)

    def _lay_out(self) -> None:
        self.area.view().setAccessibleName("Area")
        self.area.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.area.setMinimumContentsLength(14)
        self.area.installEventFilter(self)
        self._trouble.hide()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._trouble)
        column.addWidget(self._ground)
        column.addStretch(1)
        self._arrange()

    def _connect(self) -> None:
        for detail, line in self.lines.items():
            line.setProperty("detail", detail.value)
            line.editingFinished.connect(self._on_left)
        self.area.activated.connect(self._on_area)
        self._look.changed.connect(self._arrange)

    @Slot()
    def _arrange(self) -> None:
        columns = 2 if self.width() >= self._look.px(_SIDE_BY_SIDE_FROM) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        row = at = 0
        for detail, field in self.fields.items():
            breadth = columns if detail in _WIDE else 1
            row, at = (row + 1, 0) if at + breadth > columns else (row, at)
            self._grid.addWidget(field, row, at, 1, breadth)
            at += breadth

    @Slot()
    def _on_left(self) -> None:
        line = self.sender()
        if isinstance(line, QLineEdit):
            self._keep(Detail(line.property("detail")))

    @Slot()
    def _on_area(self) -> None:
        self._keep(Detail.AREA)


def _line(detail: Detail, look: Look) -> QLineEdit:
    line = DateField(look) if detail is Detail.REVIEW_BY else QLineEdit()
    line.setMaxLength(_LONGEST_TYPED)
    line.setReadOnly(detail is Detail.VERSION)
    return line
