"""A list of staff to learn from: what a roster needs, shown on the screen and saved as a file."""

from __future__ import annotations

import csv
from io import StringIO

HEADINGS = ("Staff number", "Name", "Team", "Start date")
ROWS = (
    ("00123", "Siân O’Brien", "Waste", "03/11/2026"),
    ("00456", "Imran Shah", "Libraries", "19/10/2026"),
    ("00789", "Carol Hill", "Highways", "12/01/2015"),
)


def example_roster() -> bytes:
    """The example as a file that every spreadsheet opens with its accents."""
    text = StringIO(newline="")
    csv.writer(text).writerows((HEADINGS, *ROWS))
    return text.getvalue().encode("utf-8-sig")
