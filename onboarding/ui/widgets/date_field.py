"""A day, typed in any common way or picked from a calendar, and shown back as people write it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onboarding.core.dates import day_words
from onboarding.core.written_day import read_day
from onboarding.ui.accessible import announce
from onboarding.ui.theme import Look, mark

_CALENDAR = {
    "qt_calendar_calendarview": "Days: arrow keys choose, Enter takes the day",
    "qt_calendar_prevmonth": "The month before",
    "qt_calendar_nextmonth": "The month after",
    "qt_calendar_monthbutton": "Month",
    "qt_calendar_yearbutton": "Year",
    "qt_calendar_yearedit": "Year",
}
_BUTTON = 44
_SPARE = 12
"""How far the words may reach into the room around the button's sign."""
_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class DateField(QLineEdit):
    """A field of text: Qt's own date field turns "2/11/2026" into another day without a word."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.button = QPushButton(self)
        mark(self.button, role="in-field")
        self.button.setAutoDefault(True)
        self.button.setAccessibleName("Choose from a calendar")
        self.button.setToolTip("Choose from a calendar")
        self.button.setAccessibleDescription("The Down key in the field opens it too")
        look.put_icon(self.button, "calendar", "ink")
        self._popup = QFrame(self, Qt.WindowType.Popup)
        mark(self._popup, role="card")
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(_BRITISH)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        inside = QVBoxLayout(self._popup)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.calendar)
        self.button.clicked.connect(self.open_calendar)
        self.calendar.clicked.connect(self._on_chosen)
        self.calendar.activated.connect(self._on_chosen)
        self.calendar.selectionChanged.connect(self._say_day)
        self._name_calendar()
        self.editingFinished.connect(self._show_as_understood)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def day(self) -> date | None:
        """The day that is meant; None when the field is empty or says no day."""
        return read_day(self.text())

    @property
    def is_puzzling(self) -> bool:
        """Something is typed that is no day."""
        return bool(self.text().strip()) and self.day is None

    def show_day(self, day: date | None) -> None:
        self.setText(day_words(day) if day else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    @Slot()
    def open_calendar(self) -> None:
        """Opens at the day that is typed."""
        if (day := self.day) is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._popup.adjustSize()
        self._popup.move(self._under_the_field())
        self._popup.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _name_calendar(self) -> None:
        """Qt leaves its parts without names, and says of a day only its number."""
        for part, name in _CALENDAR.items():
            for widget in self._popup.findChildren(QWidget, part):
                widget.setAccessibleName(name)
        for days in self._popup.findChildren(QWidget, "qt_calendar_calendarview"):
            days.setAccessibleDescription("Page Up and Page Down turn the month, Escape leaves")
        self.calendar.setAccessibleName("Calendar")
        self._popup.setAccessibleName("Choose a day")

    @Slot()
    def _say_day(self) -> None:
        chosen = self.calendar.selectedDate()
        if self._popup.isVisible():
            announce(self.calendar, day_words(date(chosen.year(), chosen.month(), chosen.day())))

    def _under_the_field(self) -> QPoint:
        """As near to it as the screen allows."""
        wanted = QRect(self.mapToGlobal(QPoint(0, self.height() + 4)), self._popup.size())
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(wanted.left(), screen.right() - wanted.width()))
        return QPoint(left, max(screen.top(), min(wanted.top(), screen.bottom() - wanted.height())))

    @Slot(QDate)
    def _on_chosen(self, chosen: QDate) -> None:
        self._popup.hide()
        self.show_day(date(chosen.year(), chosen.month(), chosen.day()))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _show_as_understood(self) -> None:
        if (day := self.day) is not None:
            self.show_day(day)

    @Slot()
    def _fit(self) -> None:
        width = self._look.px(_BUTTON)
        self.setTextMargins(0, 0, width - self._look.px(_SPARE), 0)
        self.button.setGeometry(self.width() - width, 0, width, self.height())
