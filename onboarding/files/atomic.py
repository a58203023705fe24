"""Writes a file whole or not at all, so that nobody ever reads half of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onboarding.core.reasons import os_reason
from onboarding.disk import sync_folder
from onboarding.errors import FileNotWritten


def write_atomically(path: Path, data: bytes | memoryview) -> None:
    """Returns once the disk has it. Raises FileNotWritten; whatever stood at `path` then still stands."""
    with written_atomically(path) as file:
        file.write(data)


@contextmanager
def written_atomically(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes its place at `path` once all of it is on the disk.

    Raises FileNotWritten. With that or any other error whatever stood at `path` still stands.
    """
    fresh = path.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        try:
            with fresh.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error
    sync_folder(path.parent)
