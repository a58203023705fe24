"""A quick look into the hand-in folder: which record files there are, without reading them."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from onboarding.core.arriving import Stamp
from onboarding.core.work import never
from onboarding.files.record_files import find_record_files


def glance(folder: Path) -> dict[Path, Stamp] | None:
    """What might be a record file in the folder and below; None when the folder can't be reached."""
    try:
        if not folder.is_dir():
            return None
    except (OSError, ValueError):
        return None
    found = find_record_files([folder], never)
    if Path(os.path.abspath(folder)) in found.closed:  # noqa: PTH100 (as the files are named)
        return None
    stamps: dict[Path, Stamp] = {}
    for path in found.files:
        with suppress(OSError):
            facts = path.lstat()
            stamps[path] = (facts.st_size, facts.st_mtime_ns)
    return stamps
