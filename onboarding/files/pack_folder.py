"""Looks into a published library that lies unpacked in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from onboarding.core.manifest import MANIFEST, MAX_FILES, PackRefusal, PackRefused
from onboarding.core.pack_names import LONGEST_PATH, NameFault, first_fault

_REPARSE_POINT = 0x400  # a junction or another link of Windows


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of plain files: `sizes` holds the bytes of every file, by path."""

    root: Path
    sizes: dict[str, int]

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        with (self.root / name).open("rb") as file:
            yield file


def open_folder(path: Path) -> Folder:
    """Raises PackRefused, and OSError when the folder can't be looked into."""
    sizes: dict[str, int] = {}
    for name, size in files_below(path):
        sizes[name] = size
        if len(sizes) > MAX_FILES + 1:
            raise PackRefused(PackRefusal.TOO_MANY)
    fault = first_fault(sizes)
    if fault:
        raise PackRefused(fault[1], fault[0])
    return Folder(path, sizes)


def is_pack_folder(path: Path) -> bool:
    return (path / MANIFEST).is_file()


def files_below(folder: Path, before: str = "") -> Iterator[tuple[str, int]]:
    """Each file's path, with `/`, and its size; no link is followed. Raises PackRefused, and OSError."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = before + entry.name
        if is_link(entry):
            raise PackRefused(PackRefusal.LINK, name)
        if len(name) > LONGEST_PATH:
            raise PackRefused(NameFault.TOO_LONG, name)
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(Path(entry.path), f"{name}/")
        else:
            yield name, entry.stat(follow_symlinks=False).st_size


def is_link(entry: os.DirEntry[str]) -> bool:
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return entry.is_symlink() or bool(attributes & _REPARSE_POINT)
