"""Opens a file in LibreOffice, as the person does who is sent it, and tells what it took each cell for."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice isn't here to open the file with")

_AS_A_PERSON_OPENS_IT = (
    "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,true,false,true"
)
"""Comma, UTF-8, numbers and days made out by themselves, formulas carried out."""
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True, slots=True)
class Cell:
    """`kind` is string, float or date, and empty for a cell with nothing in it. `shown` is what is seen."""

    kind: str
    value: str
    shown: str
    formula: str = ""
    links: int = 0


def opened(path: Path, folder: Path, language: str = "en-GB") -> dict[str, list[list[Cell]]]:
    """The sheets by name, without the empty cells and rows at their ends."""
    assert SOFFICE is not None
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / f'profile-{language}').as_uri()}",
            f"--language={language}",
            "--headless",
            *([f"--infilter={_AS_A_PERSON_OPENS_IT}"] if path.suffix == ".csv" else []),
            *("--convert-to", "fods", "--outdir", str(folder)),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    tree = ElementTree.parse(folder / f"{path.stem}.fods")
    return {table.get(f"{_TABLE}name", ""): _rows(table) for table in tree.iter(f"{_TABLE}table")}


def _rows(table: ElementTree.Element) -> list[list[Cell]]:
    rows = [_cells(row) for row in table.iter(f"{_TABLE}table-row")]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cells(row: ElementTree.Element) -> list[Cell]:
    cells: list[Cell] = []
    for found in row.iter(f"{_TABLE}table-cell"):
        repeated = int(found.get(f"{_TABLE}number-columns-repeated", "1"))
        if repeated < 1000:
            cells.extend([_cell(found)] * repeated)
    while cells and not cells[-1].kind:
        cells.pop()
    return cells


def _cell(found: ElementTree.Element) -> Cell:
    shown = "".join("".join(paragraph.itertext()) for paragraph in found.iter(f"{_TEXT}p"))
    return Cell(
        kind=found.get(f"{_OFFICE}value-type", ""),
        value=found.get(f"{_OFFICE}date-value") or found.get(f"{_OFFICE}value") or shown,
        shown=shown,
        formula=found.get(f"{_TABLE}formula", ""),
        links=sum(1 for _ in found.iter(f"{_TEXT}a")),
    )
