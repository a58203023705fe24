"""Dates and times as people in Kirklees read them, whatever language the computer is set to."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date) -> str:
    """`22 November 2026`. A datetime gives the day it says itself: see `local_day_words`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def local_day_words(moment: datetime) -> str:
    """`22 November 2026`: the day it was by this computer's clock."""
    return day_words(moment.astimezone())


def local_day(moment: datetime) -> date:
    """The day it was by this computer's clock; as it says itself where the system can't tell."""
    try:
        return moment.astimezone().date()
    except (OverflowError, OSError, ValueError):  # the year 1; on Windows anything before 1970
        return moment.date()


def moment_words(moment: datetime) -> str:
    """`22 November 2026, 09:05` by this computer's clock."""
    here = moment.astimezone()
    return f"{day_words(here)}, {here:%H:%M}"
