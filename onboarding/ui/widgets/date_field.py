"""A day, typed or picked from a calendar, written as people write it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_UNKNOWN = QDate(1900, 1, 1)
_LAST = QDate(2199, 12, 31)


class DateField(QDateEdit):
    """Shows "Not known yet" for no day at all. Wide limits: what is out of reason is told, not refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(_BRITISH)
        self.setDisplayFormat("d MMMM yyyy")
        self.setDateRange(_UNKNOWN, _LAST)
        self.setSpecialValueText("Not known yet")
        self.setCalendarPopup(True)
        self.calendarWidget().setLocale(_BRITISH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def day(self) -> date | None:
        shown = self.date()
        return None if shown == _UNKNOWN else date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date | None) -> None:
        self.setDate(QDate(day.year, day.month, day.day) if day else _UNKNOWN)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page: a wheel that passes over must not change an answer."""
        event.ignore()
