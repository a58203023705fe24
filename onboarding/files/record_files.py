"""Finds the record files among what somebody chose: files one by one, or folders to be looked through."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onboarding.core.record_format import begins_like_a_record
from onboarding.core.work import IsCancelled

DEEPEST = 12
"""How many folders down a search goes; nobody hands records in further down."""

_NAME = re.compile(r".*\.onboarding\b[^.]*\.json", re.IGNORECASE | re.DOTALL)
"""Our name, or what a browser, a copy or a syncing folder made of it: `x.onboarding (1).json`."""
_HIDDEN = (".", "~", "$")
"""How the names of hidden and temporary files and folders begin, and of a recycle bin."""
_GLANCE_BYTES = 64


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """`files` may be record files, each once, by name; the `closed` folders could not be looked into.

    `is_cut_short` says that the search was cancelled before its end.
    """

    files: tuple[Path, ...]
    closed: tuple[Path, ...]
    is_cut_short: bool


def find_record_files(paths: Iterable[Path], is_cancelled: IsCancelled) -> FoundFiles:
    """A file that was chosen itself is taken whatever it is called; in a folder, by its name or first bytes.

    Hidden and temporary files and what lies behind a link are passed over. What is no file but bears the name
    of one is found too, so that somebody can be told. Once cancelled, answers what was found so far.
    """
    files: dict[str, Path] = {}
    closed: list[Path] = []
    for path in map(_absolute, paths):
        found = _in_folder(path, closed, is_cancelled) if _is_chosen_folder(path) else [path]
        for file in found:
            files.setdefault(os.path.normcase(file), file)
    return FoundFiles(tuple(sorted(files.values(), key=str)), tuple(closed), is_cancelled())


def _in_folder(folder: Path, closed: list[Path], is_cancelled: IsCancelled) -> Iterator[Path]:
    waiting = [(folder, 0)]
    while waiting and not is_cancelled():
        looked_into, depth = waiting.pop()
        try:
            with os.scandir(looked_into) as entries:
                for entry in entries:
                    if _is_record_file(entry):
                        yield Path(entry.path)
                    elif depth < DEEPEST and _is_folder(entry):
                        waiting.append((Path(entry.path), depth + 1))
        except OSError:
            closed.append(looked_into)


def _is_record_file(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(_HIDDEN):
        return False
    if _NAME.fullmatch(entry.name):
        return True
    return entry.name.lower().endswith(".json") and _holds_a_record(entry)


def _holds_a_record(entry: os.DirEntry[str]) -> bool:
    """For a record file that somebody gave another name."""
    try:
        if not entry.is_file(follow_symlinks=False):
            return False
        with Path(entry.path).open("rb") as file:
            return begins_like_a_record(file.read(_GLANCE_BYTES))
    except OSError:
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.name.startswith(_HIDDEN) and entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_chosen_folder(path: Path) -> bool:
    """What can't be looked at is left for whoever opens it to tell of."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _absolute(path: Path) -> Path:
    """Told alike however it was named, but with no link followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` follows links)
