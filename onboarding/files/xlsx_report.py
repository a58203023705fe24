"""The report as an Excel workbook, for people: text stays text, and a day is a day in every country."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import clear_frames

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.reasons import os_reason
from onboarding.core.report import Counts, Row
from onboarding.core.report_lines import COLUMNS, COUNTED, counted_line, lines
from onboarding.errors import FileNotWritten
from onboarding.files.atomic import write_atomically

MOST_LINES = 1_048_575
"""What a sheet has room for below its header."""

_WIDTHS = (16, 28, 22, 40, 11, 24, 16, 12, 21, 38, 24)
_OVERDUE_BY = COLUMNS.index("Overdue by (days)")
_COUNT_WIDTHS = (40, 10, 12, 27, 20, 15, 15, 12)
_DAY_NOUGHT = date(1899, 12, 30)
_EARLIEST = date(1900, 3, 1)
"""Days before this one spreadsheets tell wrong, or not at all: they are written as text."""


def write_xlsx(
    path: Path,
    modules: Sequence[ModuleOutline],
    rows: Iterable[Row],
    by_module: Iterable[tuple[ModuleOutline, Counts]],
    now: datetime,
) -> None:
    """A sheet of people by module, and one of `by_module`. Raises FileNotWritten."""
    packed = BytesIO()
    try:
        with _workbook(packed, now) as workbook:
            _write_lines(workbook, path, modules, rows)
            _write_counts(workbook, by_module)
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error
    write_atomically(path, packed.getbuffer())


def plain_string(text: str) -> str:
    """As XlsxWriter takes it for text: what stands between `<r>` and `</r>` it would copy as it is."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


@contextmanager
def _workbook(packed: BytesIO, now: datetime) -> Iterator[Workbook]:
    """One row at a time in memory, and in the end the whole book, packed.

    XlsxWriter's scratch files hold names: they are closed and gone whatever happens. Raises OSError.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        workbook = Workbook(packed, {"constant_memory": True, "tmpdir": scratch})
        workbook.set_properties({"title": "Onboarding", "created": now.astimezone(UTC).replace(tzinfo=None)})
        try:
            yield workbook
            workbook.close()
        except FileCreateError as error:
            cause = error.args[0]
            clear_frames(cause.__traceback__)  # with the archive that XlsxWriter leaves open
            raise cause from None
        finally:
            for sheet in workbook.worksheets():
                with suppress(OSError):  # a full disk has been told of once
                    sheet.fh.close()
                with suppress(OSError):
                    sheet._opt_close()


def _write_lines(
    workbook: Workbook, path: Path, modules: Sequence[ModuleOutline], rows: Iterable[Row]
) -> None:
    sheet = _sheet(workbook, "People by module", COLUMNS, _WIDTHS, figures=(_OVERDUE_BY,))
    day = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    at = 0
    for at, line in enumerate(lines(modules, rows, plain_string), start=1):
        if at > MOST_LINES:
            raise FileNotWritten(path, "it has more lines than a spreadsheet has room for, and CSV would do")
        for column, cell in enumerate(line):
            _write_cell(sheet, at, column, cell, day)
    sheet.autofilter(0, 0, at, len(COLUMNS) - 1)


def _write_cell(sheet: Worksheet, at: int, column: int, cell: str | date | int | None, day: Format) -> None:
    if isinstance(cell, str):
        if cell:
            sheet.write_string(at, column, cell)
    elif isinstance(cell, int):
        sheet.write_number(at, column, cell)
    elif cell is not None:
        if cell >= _EARLIEST:
            sheet.write_number(at, column, (cell - _DAY_NOUGHT).days, day)
        else:
            sheet.write_string(at, column, cell.isoformat())


def _write_counts(workbook: Workbook, by_module: Iterable[tuple[ModuleOutline, Counts]]) -> None:
    sheet = _sheet(workbook, "Counts by module", COUNTED, _COUNT_WIDTHS, figures=range(1, len(COUNTED)))
    for at, (module, counts) in enumerate(by_module, start=1):
        title, numbers = counted_line(module, counts)
        sheet.write_string(at, 0, plain_string(title))
        for column, number in enumerate(numbers, start=1):
            sheet.write_number(at, column, number)


def _sheet(
    workbook: Workbook, name: str, header: Sequence[str], widths: Sequence[int], *, figures: Container[int]
) -> Worksheet:
    """With its header in bold, in sight while people scroll, and again on each printed page.

    Headings stand at the right over the columns of `figures`, as figures do.
    """
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True, "bottom": 1})
    over_figures = workbook.add_format({"bold": True, "bottom": 1, "align": "right"})
    for column, (title, width) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, over_figures if column in figures else bold)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    return sheet
