"""Exports against the bare libraries writing the same cells, and a report made; with the memory of each.

Measured in a process of its own, so that the memory is that of the export.
"""

from __future__ import annotations

import csv
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook

from onboarding.core.report import Report, by_module
from onboarding.core.report_lines import COLUMNS, Line, lines
from onboarding.files.csv_report import write_csv
from onboarding.files.xlsx_report import write_xlsx
from onboarding.reporting import report
from tests.benchmarks.figure import Figure
from tests.benchmarks.large_team import MODULES, NOW, large_records, large_report

CSV_PEOPLE = 50_000
XLSX_PEOPLE = 10_000
REPORT_PEOPLE = 10_000
ROUNDS = 3


def measure() -> Iterator[Figure]:
    for what in _MEASURES:
        answer = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.export", what],
            capture_output=True,
            text=True,
            check=True,
        )
        name, value, goal, unit, how = answer.stdout.strip().split("\t")
        yield Figure(name, float(value), float(goal), unit, how)


def _csv(folder: Path) -> Figure:
    found = large_report(CSV_PEOPLE)
    _keep_lines(folder / "lines.db", found)
    with closing(sqlite3.connect(folder / "lines.db")) as db:
        before = _memory_mb()
        write_csv(folder / "ours.csv", found.modules, found.rows)
        more = _memory_mb() - before
        ours, floor = _alternate(
            lambda: write_csv(folder / "ours.csv", found.modules, found.rows),
            lambda: _bare_csv(folder / "bare.csv", db),
        )
    how = f"{CSV_PEOPLE * len(MODULES):,} rows in {ours:.2f} s, csv.writer on a cursor {floor:.2f} s"
    return Figure(
        "CSV", ours / floor, 1.5, "times", f"{how}, {more:.0f} MB on top of the report's {before:.0f}"
    )


def _xlsx(folder: Path) -> Figure:
    found = large_report(XLSX_PEOPLE)
    by_modules = by_module(found, found.rows)
    before = _memory_mb()
    write_xlsx(folder / "ours.xlsx", found.modules, found.rows, by_modules, NOW)
    more = _memory_mb() - before
    cells = list(lines(found.modules, found.rows))
    ours, floor = _alternate(
        lambda: write_xlsx(folder / "ours.xlsx", found.modules, found.rows, by_modules, NOW),
        lambda: _bare_xlsx(folder / "bare.xlsx", cells),
    )
    how = f"{XLSX_PEOPLE * len(MODULES):,} rows in {ours:.1f} s, XlsxWriter's constant memory {floor:.1f} s"
    return Figure(
        "XLSX", ours / floor, 1.3, "times", f"{how}, {more:.0f} MB on top of the report's {before:.0f}"
    )


def _report(folder: Path) -> Figure:
    with closing(large_records(folder, REPORT_PEOPLE)) as db:
        before = _memory_mb()
        took, _ = _alternate(lambda: report(db, MODULES, NOW.date()), lambda: None)
        more = _memory_mb() - before
    how = (
        f"{REPORT_PEOPLE:,} people with 45 completions each; {more:.0f} MB more than the {before:.0f} before"
    )
    return Figure("Report", took, 10, "s", how)


_MEASURES: dict[str, Callable[[Path], Figure]] = {"csv": _csv, "xlsx": _xlsx, "report": _report}


def _keep_lines(path: Path, found: Report) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"CREATE TABLE line ({', '.join(f'c{at}' for at in range(len(COLUMNS)))})")
        marks = ", ".join("?" * len(COLUMNS))
        db.executemany(f"INSERT INTO line VALUES ({marks})", map(_plain, lines(found.modules, found.rows)))
        db.commit()


def _plain(line: Line) -> list[str | int | None]:
    return [cell.isoformat() if isinstance(cell, date) else cell for cell in line]


def _bare_csv(path: Path, db: sqlite3.Connection) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(db.execute("SELECT * FROM line"))


def _bare_xlsx(path: Path, cells: Iterable[Line]) -> None:
    with Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for row, line in enumerate(cells):
            for column, cell in enumerate(line):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(row, column, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                elif cell is not None:
                    sheet.write_number(row, column, cell)


def _alternate(ours: Callable[[], object], floor: Callable[[], object]) -> tuple[float, float]:
    """Seconds, the median of each over alternating runs."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for act, taken in zip((ours, floor), times, strict=True):
            begun = time.perf_counter()
            act()
            taken.append(time.perf_counter() - begun)
    return statistics.median(times[0]), statistics.median(times[1])


def _memory_mb() -> float:
    """The most that this process has held so far."""
    import resource  # not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        figure = _MEASURES[sys.argv[1]](Path(scratch))
    print(figure.name, figure.value, figure.goal, figure.unit, figure.how, sep="\t")
