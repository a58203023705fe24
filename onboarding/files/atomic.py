"""Writes a file whole or not at all, so that nobody ever reads half of one."""

from __future__ import annotations

import os
from pathlib import Path

from onboarding.core.reasons import os_reason
from onboarding.disk import sync_folder
from onboarding.errors import FileNotWritten


def write_atomically(path: Path, data: bytes) -> None:
    """Returns once the disk has it. Raises FileNotWritten; whatever stood at `path` then still stands."""
    fresh = path.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        try:
            _write_through(fresh, data)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error
    sync_folder(path.parent)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
