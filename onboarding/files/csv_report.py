"""The report as CSV, for other programs: what Excel and a script read alike."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path

from onboarding.core.catalogue import ModuleOutline
from onboarding.core.cells import guarded
from onboarding.core.report import Row
from onboarding.core.report_lines import COLUMNS, lines
from onboarding.files.atomic import written_atomically


def write_csv(path: Path, modules: Iterable[ModuleOutline], rows: Iterable[Row]) -> None:
    """UTF-8 with a byte order mark, CRLF, days as `2026-11-22`. Raises FileNotWritten."""
    with written_atomically(path) as file:
        text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        writer.writerows(lines(modules, rows, guarded))
        text.detach()  # with all of it handed on
