"""The learner's side of publishing: takes the newest good library of the published folder and keeps it.

Each is unpacked whole into a folder of its own below the data folder and read from there, so that learning
goes on while the published folder is away. `accepted.json` remembers which one is in use.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

from onboarding.core.manifest import MANIFEST, Manifest, PackRefusal
from onboarding.core.reasons import os_reason
from onboarding.disk import sync_folder
from onboarding.errors import FileNotWritten, LibraryUnreadable, PackFileRefused
from onboarding.files.in_use import (
    FOLDER,
    Accepted,
    Refused,
    accepted,
    keep_accepted,
    keep_refused,
    place,
    refused,
)
from onboarding.files.library import open_library
from onboarding.files.pack import check_pack, pack_manifest, unpack
from onboarding.files.pack_folder import is_pack_folder

_NAME = re.compile(r"library-([0-9]{1,9})(?:\.zip)?")
_UNPACKED = re.compile("[0-9]{5}")
_TEMPORARY = ".tmp"
_ORDER = frozenset({PackRefusal.LOWER_NUMBER, PackRefusal.OTHER_CONTENT, PackRefusal.ANOTHER_LINE})
"""What depends on the library in use, and so is asked anew each time."""

log = logging.getLogger(__name__)


def look(folder: Path, data: Path, in_use: Path | None = None) -> Path | None:
    """Takes the newest good pack of the published folder, if that is newer than the library in use.

    Gives the new library's folder, complete; None when there is nothing new, or the folder is away. A pack
    that can't be taken is logged and kept for `refusal`, and the next newest is tried. `in_use` is never
    removed. Raises FileNotWritten when this computer has no room for it. Slow: not for the main thread.
    """
    try:
        packs = packs_in(folder)
    except OSError as error:
        log.info("the published folder is away: %s", error.strerror)
        return None
    now, known = accepted(data), refused(data)
    newest: Refused | None = None
    for path in packs:
        this = Refused(str(path), _stamp(path))
        if known and known.reason not in _ORDER and replace(known, reason="", detail="") == this:
            newest = newest or known
            continue
        try:
            found = _take(path, folder, data, now, in_use)
        except PackFileRefused as error:
            log.warning("%s was not taken: %s: %s", path.name, error.reason, error.detail)
            newest = newest or replace(this, reason=error.reason, detail=error.detail)
            if error.reason == PackRefusal.LOWER_NUMBER:
                break  # all that follow are older still
            continue
        keep_refused(data, newest)
        return found
    keep_refused(data, newest)
    return None


def packs_in(folder: Path) -> list[Path]:
    """The packs of a published folder, the newest first, by their names; the folder itself may be one.

    Raises OSError when the folder can't be looked into.
    """
    with os.scandir(folder) as entries:
        found = [(int(match[1]), entry.name) for entry in entries if (match := _NAME.fullmatch(entry.name))]
    paths = [folder / name for _, name in sorted(found, reverse=True)]
    return [folder, *paths] if is_pack_folder(folder) else paths


def pack_name(number: int) -> str:
    return f"library-{number:05}.zip"


def number_of(path: Path) -> int:
    """The number in the name of a pack; 0 where it has none."""
    found = _NAME.fullmatch(path.name)
    return int(found[1]) if found else 0


def _take(path: Path, folder: Path, data: Path, now: Accepted | None, in_use: Path | None) -> Path | None:
    """None when the pack is the one in use, and all of that is there. Raises PackFileRefused."""
    manifest = pack_manifest(path)
    root = place(data, manifest.number)
    if now:
        _check_order(manifest, path, folder, now)
        if manifest.digest == now.digest and _is_there(root):
            keep_accepted(data, replace(now, folder=str(folder)))
            return None
    _unpack(path, manifest, root)
    before = now.number if now and now.number != manifest.number else 0
    keep_accepted(data, Accepted(manifest.pack_id, manifest.number, manifest.digest, str(folder), before))
    _tidy(data, {root, place(data, before), in_use})
    log.info("library %s is taken", manifest.number)
    return root


def _check_order(manifest: Manifest, path: Path, folder: Path, now: Accepted) -> None:
    """A line goes upwards only. Another line is taken up where somebody chose another folder."""
    if manifest.pack_id != now.pack_id:
        if str(folder) == now.folder:
            raise PackFileRefused(path, PackRefusal.ANOTHER_LINE.value)
        return
    if manifest.number < now.number:
        raise PackFileRefused(path, PackRefusal.LOWER_NUMBER.value)
    if manifest.number == now.number and manifest.digest != now.digest:
        raise PackFileRefused(path, PackRefusal.OTHER_CONTENT.value)


def _unpack(path: Path, manifest: Manifest, root: Path) -> None:
    """Beside, then renamed: `root` holds all of a library or nothing."""
    if _is_whole(root, manifest):
        return
    fresh, old = (root.with_name(f".{root.name}.{os.urandom(8).hex()}{_TEMPORARY}") for _ in range(2))
    try:
        if unpack(path, fresh) != manifest:
            raise PackFileRefused(path, PackRefusal.CHANGED.value, MANIFEST)
        _check_library(fresh, path)
        _swap(fresh, root, old)
    finally:
        for folder in (fresh, old):
            shutil.rmtree(folder, ignore_errors=True)


def _swap(fresh: Path, root: Path, old: Path) -> None:
    try:
        if root.exists():
            root.rename(old)
        fresh.rename(root)
    except OSError as error:
        raise FileNotWritten(root, os_reason(error)) from error
    sync_folder(root.parent)


def _check_library(root: Path, path: Path) -> None:
    try:
        open_library(root)
    except LibraryUnreadable as error:
        raise PackFileRefused(path, PackRefusal.NO_LIBRARY.value) from error


def _is_there(root: Path) -> bool:
    """Whether all files are there in their sizes: what they hold was checked when they were written."""
    try:
        pack_manifest(root)
    except PackFileRefused:
        return False
    return True


def _is_whole(root: Path, manifest: Manifest) -> bool:
    """Reads every file: what a process that was stopped left behind may be taken as it is."""
    try:
        return check_pack(root) == manifest
    except PackFileRefused:
        return False


def _tidy(data: Path, kept: set[Path | None]) -> None:
    """Removes what is no longer read; what can't be removed now is at the next time."""
    for path in (data / FOLDER).iterdir():
        is_ours = _UNPACKED.fullmatch(path.name) or path.name.endswith(_TEMPORARY)
        if is_ours and path not in kept and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"
