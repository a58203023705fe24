"""The workbook is what HR opens: text is text, a day is a day, and nothing in it runs."""

from __future__ import annotations

import gc
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from onboarding.core.report import Row, by_module
from onboarding.core.report_lines import COLUMNS
from onboarding.errors import FileNotWritten
from onboarding.files import xlsx_report
from onboarding.files.xlsx_report import write_xlsx
from tests.core.team_samples import NOW
from tests.files.hard_team import ALL_ROWS, ESCAPE, FORMULA, OBRIEN, RICH, TEAM
from tests.files.office import Cell, needs_office, opened

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINES = 2 * len(ALL_ROWS)


def write(path: Path, rows: Iterator[Row] | tuple[Row, ...] = ALL_ROWS) -> None:
    write_xlsx(path, TEAM.modules, rows, by_module(TEAM, ALL_ROWS), NOW)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "team.xlsx"
    write(path)
    return path


def part(path: Path, name: str) -> ElementTree.Element:
    with ZipFile(path) as book:
        return ElementTree.fromstring(book.read(f"xl/{name}"))


def sheet_cells(path: Path) -> list[dict[str, ElementTree.Element]]:
    """Each row's cells by the letter of their column."""
    rows = part(path, "worksheets/sheet1.xml").iter(f"{MAIN}row")
    return [{str(cell.get("r")).rstrip("0123456789"): cell for cell in row} for row in rows]


def text(cell: ElementTree.Element) -> str:
    """As Excel reads it: `_x0041_` would be an A."""
    found = "".join(cell.itertext())
    return re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), found)


def test_every_text_is_a_string_and_no_cell_a_formula_or_a_link(path: Path) -> None:
    rows = sheet_cells(path)
    sheet = part(path, "worksheets/sheet1.xml")

    assert [text(cell) for cell in rows[0].values()] == list(COLUMNS)
    assert len(rows) == 1 + LINES
    for row in rows[1:]:
        for column, cell in row.items():
            is_string = cell.get("t") == "inlineStr"
            assert is_string or (cell.get("t") is None and column in "GHI"), (column, cell.attrib)
    assert not list(sheet.iter(f"{MAIN}f"))
    assert not list(sheet.iter(f"{MAIN}hyperlink"))


def test_names_and_numbers_stand_as_they_are(path: Path) -> None:
    rows = sheet_cells(path)[1::2]

    assert [text(row["A"]) for row in rows[:5]] == ["00123", "1E5", "-5", "2026-11-22", "3/4"]
    assert [text(row["B"]) for row in rows[:5]] == [
        *(OBRIEN, FORMULA, "half \ufffd gpj.exe", f"{RICH} ", ESCAPE),
    ]
    assert text(rows[5]["K"]) == "=Mo()"
    assert text(sheet_cells(path)[12]["E"]) == "1.10"


def test_days_are_days_that_every_country_reads_alike(path: Path) -> None:
    rows = sheet_cells(path)
    formats = {found.get("formatCode") for found in part(path, "styles.xml").iter(f"{MAIN}numFmt")}

    assert formats == {"yyyy-mm-dd"}
    assert ["".join(rows[1][column].itertext()) for column in "GH"] == ["46331", "46341"]
    assert rows[1]["G"].get("s") == rows[1]["H"].get("s") != rows[0]["G"].get("s")
    assert ("I" in rows[1], "".join(rows[2]["I"].itertext())) == (False, "7")


def test_a_day_that_no_spreadsheet_knows_is_told_as_text(path: Path) -> None:
    rows = sheet_cells(path)

    assert (rows[13]["G"].get("t"), text(rows[13]["G"])) == ("inlineStr", "0001-01-01")
    assert (rows[14]["H"].get("t"), "".join(rows[14]["H"].itertext())) == (None, "2958465")


def test_the_header_stays_in_sight_and_can_be_filtered_by(path: Path) -> None:
    sheet = part(path, "worksheets/sheet1.xml")
    (pane,) = sheet.iter(f"{MAIN}pane")
    (filtered,) = sheet.iter(f"{MAIN}autoFilter")
    widths = [float(str(column.get("width"))) for column in sheet.iter(f"{MAIN}col")]

    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", "A2")
    assert filtered.get("ref") == f"A1:K{1 + LINES}"
    assert all(10 <= width <= 45 for width in widths)


def test_a_second_sheet_counts_by_module(path: Path) -> None:
    rows = [
        ["".join(cell.itertext()) for cell in row]
        for row in part(path, "worksheets/sheet2.xml").iter(f"{MAIN}row")
    ]

    assert rows[0][:3] == ["Module", "People", "Complete"]
    assert rows[1] == ["Working with people, not “doing to” them", "7", "5", "0", "2", "0", "0", "0"]
    assert rows[2] == ["=1+1", "7", "1", "1", "0", "0", "5", "5"]


@pytest.mark.parametrize("sheet", ["sheet1", "sheet2"])
def test_every_heading_is_read_whole_beside_the_arrow_that_filters(path: Path, sheet: str) -> None:
    found = part(path, f"worksheets/{sheet}.xml")
    headings = ["".join(cell.itertext()) for cell in next(found.iter(f"{MAIN}row"))]
    widths = {
        number: float(str(column.get("width")))
        for column in found.iter(f"{MAIN}col")
        for number in range(int(str(column.get("min"))), int(str(column.get("max"))) + 1)
    }

    cut = [heading for at, heading in enumerate(headings, start=1) if widths[at] < len(heading) + 3]

    assert cut == []


def test_a_heading_stands_over_its_figures(path: Path) -> None:
    (formats,) = part(path, "styles.xml").iter(f"{MAIN}cellXfs")
    headings = next(part(path, "worksheets/sheet2.xml").iter(f"{MAIN}row"))
    looks = [formats[int(str(cell.get("s")))].find(f"{MAIN}alignment") for cell in headings]

    assert looks[0] is None
    assert {look.get("horizontal") for look in looks[1:] if look is not None} == {"right"}
    assert None not in looks[1:]


def test_a_team_of_nobody_has_a_header(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", ())

    assert len(sheet_cells(tmp_path / "a.xlsx")) == 1


def test_it_is_whole_or_absent_and_no_scratch_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch, folder = tmp_path / "scratch", tmp_path / "folder"
    scratch.mkdir()
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    (folder / "a.xlsx").write_bytes(b"before")

    def cut() -> Iterator[Row]:
        yield from ALL_ROWS * 500
        assert list(scratch.iterdir())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(folder / "a.xlsx", cut())

    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("a.xlsx", b"before")]
    assert not list(scratch.iterdir())


def test_a_disk_that_takes_no_more_is_said_and_leaves_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    scratch, folder = tmp_path / "scratch", tmp_path / "folder"
    scratch.mkdir()
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    for limit in (4_000, 100_000):  # while the book is put together, while rows are noted
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
        try:
            with pytest.raises(FileNotWritten) as caught:
                write(folder / "a.xlsx", ALL_ROWS * (1 if limit == 4_000 else 500))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert caught.value.path == folder / "a.xlsx"
        del caught
        gc.collect()  # an archive left open would complain here
        assert not list(folder.iterdir())
        assert not list(scratch.iterdir())


def test_more_lines_than_a_sheet_has_room_for_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_report, "MOST_LINES", LINES - 1)

    with pytest.raises(FileNotWritten) as caught:
        write(tmp_path / "a.xlsx")

    assert "CSV" in caught.value.reason
    assert not list(tmp_path.iterdir())


@needs_office
@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_libreoffice_shows_what_was_written(path: Path, tmp_path: Path, language: str) -> None:
    sheets = opened(path, tmp_path, language)
    rows = sheets["People by module"]

    assert list(sheets) == ["People by module", "Counts by module"]
    assert not [cell for row in rows for cell in row if cell.formula or cell.links]
    assert [row[0] for row in rows[1:6:2]] == [
        Cell("string", number, number) for number in ("00123", "1E5", "-5")
    ]
    assert [row[1].shown for row in rows[1:4:2]] == [OBRIEN, FORMULA]
    assert [row[1].shown for row in rows[7:10:2]] == [f"{RICH} ", ESCAPE]
    assert rows[1][6] == Cell("date", "2026-11-05", "2026-11-05")
    assert rows[2][8] == Cell("float", "7", "7")
