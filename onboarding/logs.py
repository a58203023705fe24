"""A small log on this computer, for whoever has to find out what went wrong. Never sent anywhere."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

LOG_BYTES = 500_000


def start_log(path: Path) -> None:
    """Logs to `path` from now on; one older log is kept beside it once it has grown past LOG_BYTES.

    A folder that can't be written leaves the program without a log.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _set_aside_when_long(path)
        handler = _Log(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def _set_aside_when_long(path: Path) -> None:
    with suppress(FileNotFoundError):
        if path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))


class _Log(logging.FileHandler):
    """Opens its file when there is first something to say, and does without where it can't."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            super().emit(record)
