"""What this computer remembers of published libraries: the one in use, and why a newer one is not.

A start asks this and nothing else, so it is quick.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

from onboarding.core.catalogue import MANIFEST_FILE
from onboarding.errors import PackFileRefused
from onboarding.files.atomic import write_atomically

FOLDER = "library"

_ACCEPTED, _REFUSED = "accepted.json", "refused.json"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The library in use. `folder` is where it was published, `before` the number in use until then."""

    pack_id: str
    number: int
    digest: str
    folder: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """The newest pack that was looked at and not taken; `stamp` tells whether it's another one by now."""

    path: str
    stamp: str
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LibraryInUse:
    """`number` is None for a library that HR did not publish; `refused` is a newer one that was not taken."""

    root: Path
    number: int | None
    refused: PackFileRefused | None


def library_in_use(root: Path, data: Path, is_fetched: bool) -> LibraryInUse:
    """What is known of the library at `root`. `is_fetched` says that a folder is looked in for newer ones."""
    now = accepted(data) if root == unpacked(data) else None
    return LibraryInUse(root, now.number if now else None, refusal(data) if is_fetched else None)


def unpacked(data: Path) -> Path | None:
    """The folder of the library in use; it was checked when it was unpacked."""
    found = accepted(data)
    root = place(data, found.number) if found else None
    return root if root and (root / MANIFEST_FILE).is_file() else None


def accepted(data: Path) -> Accepted | None:
    """None when no published library is in use yet, or what was kept of it is damaged."""
    try:
        found = Accepted(**_read(data / FOLDER / _ACCEPTED))
    except TypeError:
        return None
    return found if type(found.number) is int and type(found.before) is int else None


def refused(data: Path) -> Refused | None:
    """None when the newest pack is in use, or none was found."""
    try:
        found = Refused(**_read(data / FOLDER / _REFUSED))
    except TypeError:
        return None
    return found if all(isinstance(fact, str) for fact in astuple(found)) else None


def refusal(data: Path) -> PackFileRefused | None:
    """Why the newest pack in the published folder is not in use."""
    found = refused(data)
    return PackFileRefused(Path(found.path), found.reason, found.detail) if found else None


def keep_accepted(data: Path, what: Accepted) -> None:
    """Raises FileNotWritten."""
    _keep(data / FOLDER / _ACCEPTED, what)


def keep_refused(data: Path, what: Refused | None) -> None:
    """Raises FileNotWritten."""
    if what is None:
        with suppress(OSError):
            (data / FOLDER / _REFUSED).unlink(missing_ok=True)
    else:
        _keep(data / FOLDER / _REFUSED, what)


def place(data: Path, number: int) -> Path:
    """Where the library of this number is unpacked."""
    return data / FOLDER / f"{number:05}"


def put_away(root: Path) -> None:
    """Has a library that turned out to be damaged unpacked anew at the next look."""
    shutil.rmtree(root, ignore_errors=True)


def _read(path: Path) -> dict[str, Any]:
    """Nothing when there is no such file, or it is damaged."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(path: Path, what: Accepted | Refused) -> None:
    if _read(path) == asdict(what):
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(what), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    write_atomically(path, text.encode("utf-8", "surrogatepass"))
