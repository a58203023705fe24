"""Which names the files of a published library may have, so that every system keeps them apart and inside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

LONGEST_PATH = 150
"""Windows takes some 260 letters in all, and the data folder has its share of them."""

LONGEST_PART = 100

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORBIDDEN = re.compile('[<>:"|?*]')
_DRIVE = re.compile("[A-Za-z]:")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{figure}" for port in ("com", "lpt") for figure in "0123456789¹²³"}
)


class NameFault(StrEnum):
    """Why a name is not taken; `core.pack_sentences` says each in words."""

    EMPTY = "empty name"
    ABSOLUTE = "absolute name"
    UPWARDS = "upward name"
    BACKSLASH = "backslash in a name"
    DRIVE = "drive in a name"
    FORBIDDEN = "forbidden sign in a name"
    RESERVED = "reserved name"
    TRAILING = "dot or space at the end of a name"
    HIDDEN = "hidden name"
    CONTROL = "control character in a name"
    TOO_LONG = "name too long"
    DUPLICATE = "duplicate name"
    CASE_CLASH = "case clash"


def name_fault(path: str) -> NameFault | None:
    """What is wrong with one path, which is relative and has `/` between its parts."""
    if _CONTROL.search(path):
        return NameFault.CONTROL
    if "\\" in path:
        return NameFault.BACKSLASH
    if path.startswith("/"):
        return NameFault.ABSOLUTE
    if _DRIVE.match(path):
        return NameFault.DRIVE
    if len(path) > LONGEST_PATH:
        return NameFault.TOO_LONG
    return next((fault for part in path.split("/") if (fault := _part_fault(part))), None)


def first_fault(paths: Iterable[str]) -> tuple[str, NameFault] | None:
    """The first path that can't be taken, by itself or beside those before it."""
    seen: set[str] = set()
    taken: dict[str, str] = {}
    for path in paths:
        fault = NameFault.DUPLICATE if path in seen else name_fault(path) or _clash(path, taken)
        if fault:
            return path, fault
        seen.add(path)
    return None


def _part_fault(part: str) -> NameFault | None:
    if not part or part == ".":
        return NameFault.EMPTY
    if part == "..":
        return NameFault.UPWARDS
    if part.endswith((".", " ")) or part.startswith(" "):
        return NameFault.TRAILING
    if part.startswith("."):
        return NameFault.HIDDEN
    if _FORBIDDEN.search(part):
        return NameFault.FORBIDDEN
    if part.split(".")[0].rstrip().casefold() in _RESERVED:
        return NameFault.RESERVED
    return NameFault.TOO_LONG if len(part) > LONGEST_PART else None


def _clash(path: str, taken: dict[str, str]) -> NameFault | None:
    """Windows and macOS keep `A.md` and `a.md` in one file, and no folder can share its name with a file."""
    parts = path.split("/")
    for end in range(1, len(parts)):
        folder = "/".join(parts[:end]) + "/"
        if taken.setdefault(_key(folder[:-1]), folder) != folder:
            return NameFault.CASE_CLASH
    known = taken.setdefault(_key(path), path)
    return None if known == path else NameFault.CASE_CLASH


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
