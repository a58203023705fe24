"""Sees to it that one copy of the program writes to a data folder; a second one calls the first to the front.

The system's own file lock is let go of when a program ends in whatever way, so nobody is ever locked out. The
call is a file in a folder that the first copy watches: no socket is opened.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

LOCK_NAME = "in-use.lock"
CALL_FOLDER = "calls"

# What it means that another copy holds the lock; a network folder that knows no locks says something else.
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES}

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class OneCopy:
    """Holds the lock from `take` until the program ends or `let_go`."""

    def __init__(self, data: Path) -> None:
        self._path = data / LOCK_NAME
        self.calls = data / CALL_FOLDER
        self._file: IO[bytes] | None = None

    def take(self) -> bool:
        """Whether this is the only copy; may be asked again. Raises OSError when the folder takes no lock.

        Nothing makes the data folder before this does: it is for the account's eyes alone.
        """
        if self._file is not None:
            return True
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.calls.mkdir(exist_ok=True)
        file = self._path.open("ab")
        try:
            _lock(file)
        except OSError as error:
            file.close()
            if error.errno in _HELD:
                return False
            raise
        self._file = file
        self.answer()
        return True

    def call(self) -> None:
        """Asks the copy that holds the lock to show itself."""
        (self.calls / f"{os.getpid()}.call").touch()

    def answer(self) -> bool:
        """Whether another copy has called since the last time; the calls are taken away."""
        called = list(self.calls.glob("*.call"))
        for path in called:
            with suppress(OSError):
                path.unlink()
        return bool(called)

    def let_go(self) -> None:
        """Frees the folder for another copy."""
        if self._file is not None:
            self._file.close()
            self._file = None
