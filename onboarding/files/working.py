"""The library that HR edits: what of a folder is published, and saving that overwrites nobody's work."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onboarding.core.manifest import MAX_FILE_BYTES, MAX_FILES, PackRefusal
from onboarding.core.pack_names import LONGEST_PATH, NameFault
from onboarding.core.reasons import os_reason
from onboarding.errors import FileNotWritten, LibraryUnreadable, PackFileRefused, SavedMeanwhile
from onboarding.files.atomic import write_atomically
from onboarding.files.pack_folder import is_link

_PAGE = ".md"
_PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".svg")
_NOT_FOR_LEARNERS = frozenset({"readme.md"})


def read_working(root: Path) -> dict[str, bytes]:
    """What learners get of a folder: the pages at its top and the pictures, by path with `/`.

    Hidden files, drafts and documents of other programs stay here. Raises LibraryUnreadable, and
    PackFileRefused for a link or for what is too large.
    """
    try:
        files = {name: _read(Path(entry.path), name) for name, entry in _wanted(root, root)}
    except OSError as error:
        raise LibraryUnreadable(root, os_reason(error)) from error
    if len(files) > MAX_FILES:
        raise PackFileRefused(root, PackRefusal.TOO_MANY.value)
    return files


def save_over(path: Path, opened: bytes, fresh: bytes) -> None:
    """Saves a file that was `opened` with these bytes.

    Raises SavedMeanwhile, with both texts, when the file is another one by now; FileNotWritten otherwise.
    """
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        found = b""
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error
    if found not in (opened, fresh):
        raise SavedMeanwhile(path, ours=text_of(fresh), theirs=text_of(found))
    if found != fresh:
        write_atomically(path, fresh)


def text_of(raw: bytes) -> str:
    return raw.decode("utf-8-sig", "replace")


def _wanted(folder: Path, root: Path, before: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = before + entry.name
        is_folder = entry.is_dir()
        if entry.name.startswith(".") or not (is_folder or _is_published(name)):
            continue
        if is_link(entry):
            raise PackFileRefused(root, PackRefusal.LINK.value, name)
        if len(name) > LONGEST_PATH:
            raise PackFileRefused(root, NameFault.TOO_LONG.value, name)
        if is_folder:
            yield from _wanted(Path(entry.path), root, f"{name}/")
        else:
            yield name, entry


def _is_published(name: str) -> bool:
    lower = name.lower()
    is_page = "/" not in name and lower.endswith(_PAGE) and lower not in _NOT_FOR_LEARNERS
    return is_page or lower.endswith(_PICTURES)


def _read(path: Path, name: str) -> bytes:
    with path.open("rb") as file:
        raw = file.read(MAX_FILE_BYTES + 1)
    if len(raw) > MAX_FILE_BYTES:
        raise PackFileRefused(path, PackRefusal.TOO_LARGE.value, name)
    return raw
