"""What all that is shipped has in common: the program's name, its version and its date."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bundle import epoch
from environment import project

NAME = "kirklees-onboarding"


def version() -> str:
    return project()["project"]["version"]


def day() -> datetime:
    """When the commit was made that is built, which is the date on everything."""
    return datetime.fromtimestamp(epoch(), UTC)


def megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"
