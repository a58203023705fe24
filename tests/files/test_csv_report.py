"""The CSV is what a script reads and what Excel opens without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from onboarding.core.report import Row
from onboarding.core.report_lines import COLUMNS
from onboarding.errors import FileNotWritten
from onboarding.files.csv_report import write_csv
from tests.files.hard_team import ALL_ROWS, OBRIEN, TEAM
from tests.files.office import needs_office, opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "team.csv"
    write_csv(path, TEAM.modules, ALL_ROWS)
    return path


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_it_is_utf_8_with_a_mark_for_excel_and_windows_line_ends(path: Path) -> None:
    raw = path.read_bytes()

    assert raw.startswith(b"\xef\xbb\xbfStaff number,")
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == 1 + 2 * len(ALL_ROWS)


def test_it_holds_exactly_the_rows_given_in_their_order(path: Path) -> None:
    found = cells(path)

    assert tuple(found[0]) == COLUMNS
    assert [line[0] for line in found[1::2]] == ["00123", "1E5", "'-5", "2026-11-22", "3/4", "00123", "00123"]
    assert found[1] == [
        *("00123", OBRIEN, "Waste & Recycling", "Working with people, not “doing to” them", "1.10.0"),
        *("Complete", "2026-11-05", "2026-11-15", "", "Done in the app", ""),
    ]
    assert found[2][5:9] == ["Not started", "", "2026-11-15", "7"]


def test_no_cell_begins_as_a_formula_does(path: Path) -> None:
    found = cells(path)

    assert not [cell for line in found for cell in line if cell.strip()[:1] in ("=", "+", "-", "@")]
    assert found[3][1].startswith("'=HYPERLINK")
    assert found[3][2] == "'+44 1484"
    assert found[2][3] == "'=1+1"
    assert found[11][10] == "'=Mo()"


def test_a_name_that_would_turn_a_line_or_break_it_is_made_plain(path: Path) -> None:
    assert cells(path)[5][1] == "half \ufffd gpj.exe"


def test_a_team_of_nobody_has_a_header(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", TEAM.modules, [])

    assert len(cells(tmp_path / "a.csv")) == 1


def test_it_is_whole_or_absent(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"before")

    def cut() -> Iterator[Row]:
        yield from ALL_ROWS * 500
        raise InterruptedError

    with pytest.raises(FileNotWritten):
        write_csv(tmp_path / "a.csv", TEAM.modules, cut())

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"before")]


@needs_office
def test_libreoffice_carries_nothing_out(path: Path, tmp_path: Path) -> None:
    ((_, rows),) = opened(path, tmp_path).items()

    assert len(rows) == 1 + 2 * len(ALL_ROWS)
    assert not [cell for row in rows for cell in row if cell.formula]
    assert rows[1][1].shown == OBRIEN
    assert rows[3][1].shown.startswith("'=HYPERLINK")
    assert (rows[1][6].kind, rows[1][6].value) == ("date", "2026-11-05")
