"""Completions and waivers as xAPI statements in one JSON file, for a Learning Record Store or a script."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from onboarding.core.records import Completion
from onboarding.core.statements import statement_text
from onboarding.core.waiver_statements import waiver_statement_text
from onboarding.core.waivers import Waiver
from onboarding.files.atomic import written_atomically


def write_xapi(path: Path, completions: Iterable[Completion], waivers: Iterable[Waiver]) -> None:
    """One array of statements, laid out as record files have them. Raises FileNotWritten."""
    texts = chain(map(statement_text, completions), map(waiver_statement_text, waivers))
    with written_atomically(path) as file:
        file.write(b"[")
        for at, text in enumerate(texts):
            file.write(f"{',' if at else ''}\n{text}".encode())
        file.write(b"\n]\n")
