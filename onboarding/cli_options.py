"""What commands that stand in files of their own say alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from onboarding.options import Options

FOLDER = click.Path(file_okay=False, path_type=Path)
LIBRARY = click.option(
    "--library", type=FOLDER, help="Open the modules in this folder instead of the shipped ones."
)


def with_library(options: Options, library: Path | None) -> Options:
    """It may be named before the command or after it."""
    return replace(options, library=library.absolute()) if library else options
