"""A key pressed in the search field above 10,000 people, up to the rows that the table is to show.

The slowest of what there is to type and to sort by: everybody matches, in every status, sorted by it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from onboarding.core.report import Column, Report, ReportFilter, Row, counts, matching, sort_key
from tests.benchmarks.figure import Figure
from tests.benchmarks.large_team import large_report

PEOPLE = 10_000
GOAL_MS = 50
TYPED = ("o", "o'", "o's", "o'sa", "sian", "siân o", "47", "team 7", "zoe 1", "nobody at all")


def measure() -> Iterator[Figure]:
    """The median of the keys, by name as the page opens, and in the order that takes longest."""
    found = large_report(PEOPLE)
    for column in (Column.NAME, Column.STATUS):
        times = sorted(_ms(found, text, column) for _ in range(3) for text in TYPED)
        how = f"{PEOPLE:,} people sorted by {column}; the slowest key {times[-1]:.0f} ms; counts included"
        yield Figure("Filter keystroke", statistics.median(times), GOAL_MS, "ms", how)


def _ms(found: Report, text: str, column: Column) -> float:
    begun = time.perf_counter()
    rows = matching(found, ReportFilter(text=text))
    _in_order(rows, column)
    counts(rows)
    return (time.perf_counter() - begun) * 1000


def _in_order(rows: tuple[Row, ...], column: Column) -> list[Row]:
    return sorted(rows, key=lambda row: sort_key(row, column))
