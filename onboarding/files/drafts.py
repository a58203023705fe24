"""Words that somebody typed and has not saved yet: one small file a page, so that a crash loses nothing."""

from __future__ import annotations

import hashlib
import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from onboarding.core.reasons import os_reason
from onboarding.core.records import from_iso, to_iso
from onboarding.errors import FileNotWritten
from onboarding.files.atomic import write_atomically

_FOLDER = "drafts"
_FORMAT = "kirklees-onboarding-draft"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Draft:
    """`path` is the page's place in the library at `root`; `started_from` the SHA-256 (hex) of the file that
    the words were typed into.
    """

    root: Path
    path: str
    text: str
    started_from: str
    kept_at: datetime


def keep_draft(data_folder: Path, draft: Draft) -> None:
    """Takes the place of the page's last draft, whole or not at all. Raises FileNotWritten."""
    kept = {
        "format": _FORMAT,
        "root": str(draft.root),
        "path": draft.path,
        "started_from": draft.started_from,
        "kept_at": to_iso(draft.kept_at),
        "text": draft.text,
    }
    place = _place(data_folder, draft.root, draft.path)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        raw = json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    except OSError as error:
        raise FileNotWritten(place, os_reason(error)) from error
    write_atomically(place, raw)


def drafts(data_folder: Path, root: Path) -> dict[str, Draft]:
    """The drafts of one library, by the page's place. One that can't be read is left alone."""
    try:
        files = sorted((data_folder / _FOLDER).glob("*.json"))
    except OSError:
        return {}
    found = (_read(file) for file in files)
    return {draft.path: draft for draft in found if draft and draft.root == root}


def remove_draft(data_folder: Path, root: Path, path: str) -> None:
    """Once the words are saved, or are not wanted any more. A second time changes nothing."""
    with suppress(OSError):
        _place(data_folder, root, path).unlink(missing_ok=True)


def set_text_aside(data_folder: Path, path: str, text: str, now: datetime) -> Path:
    """Keeps words that lose against others, as a plain page to be opened anywhere. Raises FileNotWritten."""
    stem = PurePosixPath(path).stem
    place = data_folder / _FOLDER / "set-aside" / f"{stem}-{now:%Y%m%d-%H%M%S}.md"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileNotWritten(place, os_reason(error)) from error
    write_atomically(place, text.encode("utf-8", "replace"))
    return place


def _place(data_folder: Path, root: Path, path: str) -> Path:
    digest = hashlib.sha256(f"{root}\n{path}".encode("utf-8", "replace")).hexdigest()
    return data_folder / _FOLDER / f"{PurePosixPath(path).stem[:60]}-{digest[:12]}.json"


def _read(file: Path) -> Draft | None:
    try:
        kept = json.loads(file.read_bytes().decode("utf-8"))
        if kept["format"] != _FORMAT:
            raise ValueError(kept["format"])
        return Draft(
            Path(str(kept["root"])),
            str(kept["path"]),
            str(kept["text"]),
            str(kept["started_from"]),
            from_iso(kept["kept_at"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        log.warning("a draft can't be read: %s: %s", file.name, error)
        return None
