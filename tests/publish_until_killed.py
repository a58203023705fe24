"""HR who publishes, or a learner's computer that fetches, until the power goes at a chosen moment.

`publish` and `look` end at the given change to the disk, counted from 0, before it is made; `on-and-on`
publishes until it is killed and prints each number once it is there.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from io import BufferedWriter
from itertools import count
from pathlib import Path
from types import FrameType, ModuleType

from onboarding.files.published import look
from onboarding.publishing import plan, publish

_CHANGES = frozenset({"fsync", "rename", "replace", "link", "unlink", "mkdir", "rmdir", "utime"})
POWER_GONE = 9
NOW = datetime(2026, 11, 26, 9, 5, tzinfo=UTC)


def lose_power(at: int) -> None:
    """Ends the process just before the change to the disk of that number; what is still in memory is lost."""
    left = count()

    def watch(_: FrameType, event: str, called: object) -> None:
        if event == "c_call" and _changes_disk(called) and next(left) == at:
            os._exit(POWER_GONE)

    sys.setprofile(watch)


def _changes_disk(called: object) -> bool:
    name, owner = getattr(called, "__name__", ""), getattr(called, "__self__", None)
    if isinstance(owner, ModuleType):  # a function of the system, and not the method of a text
        return name in _CHANGES
    return name == "write" and isinstance(owner, BufferedWriter)


def publish_on_and_on(working: Path, share: Path) -> None:
    """Each library says its own number in its one page that changes."""
    path = working / "people.md"
    while True:
        number = plan(working, share).number
        before, mark, _ = path.read_text("utf-8").rpartition("Words ")
        path.write_text(f"{before}{mark}{number}.\n", "utf-8")
        publish(working, share, ["people#ask"], f"Note {number}.", "Jo", NOW)
        print(number, flush=True)  # noqa: T201


if __name__ == "__main__":
    trip, first, second, *rest = sys.argv[1:]
    if trip == "on-and-on":
        publish_on_and_on(Path(first), Path(second))
    lose_power(int(rest[0]))
    if trip == "publish":
        publish(Path(first), Path(second), ["people#ask"], "Changed.", "Jo", NOW)
    else:
        look(Path(first), Path(second))
