"""What a published library says of itself: its line, its number, and every file with its digest.

It is canonical JSON, so that there is one way to write it and its digest names the whole pack.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from onboarding.core.catalogue import MANIFEST_FILE
from onboarding.core.pack_names import first_fault
from onboarding.core.records import from_iso, sound_text, to_iso

MANIFEST = MANIFEST_FILE
FORMAT = "kirklees-onboarding-library"
FORMAT_VERSION = 1

MAX_MANIFEST_BYTES = 4_000_000
MAX_FILES = 5_000
MAX_FILE_BYTES = 20_000_000
MAX_BYTES = 500_000_000
"""Of all files together, unpacked."""
MAX_NUMBER = 99_999
LONGEST_NOTE = 500

_SHA256 = re.compile("[0-9a-f]{64}")


class PackRefusal(StrEnum):
    """Why a pack is not taken, besides the names of its files; `core.pack_sentences` says each in words."""

    EMPTY = "empty"
    NOT_A_PACK = "not a pack"
    HALF = "half a pack"
    UNREADABLE = "unreadable"
    NO_MANIFEST = "no manifest"
    BAD_MANIFEST = "bad manifest"
    NEWER = "newer"
    TOO_MANY = "too many files"
    TOO_LARGE = "too large"
    TOO_TIGHT = "packed too tightly"
    LINK = "link"
    ENCRYPTED = "encrypted"
    OTHER_PACKING = "other packing"
    MISSING = "missing file"
    EXTRA = "extra file"
    CHANGED = "changed file"
    LOWER_NUMBER = "lower number"
    OTHER_CONTENT = "other content"
    ANOTHER_LINE = "another line"
    NO_LIBRARY = "no library"


class PackRefused(Exception):
    """A pack that can't be trusted: `refusal` is a PackRefusal or a NameFault, `detail` a file in it."""

    def __init__(self, refusal: StrEnum, detail: str = "") -> None:
        super().__init__(refusal.value, detail)
        self.refusal = refusal
        self.detail = detail


@dataclass(frozen=True, slots=True)
class PackedFile:
    """`path` is relative to the library, with `/`; `size` is in bytes; `sha256` in hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Reached:
    """What earlier packs of the line reached in a module, and this pack's own files no longer show.

    `version` is the highest ever published, `revs` the highest revision of each step: so that neither is
    given out twice for different words, whatever is taken out and brought back.
    """

    module_id: str
    version: str
    revs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """`pack_id` is the UUID of the library's line, made once; `number` rises with every publish."""

    pack_id: str
    number: int
    published_at: datetime
    published_by: str
    note: str
    files: tuple[PackedFile, ...]
    reached: tuple[Reached, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the manifest as written: it names all that the pack holds."""
        return sha256(write_manifest(self)).hexdigest()


def packed_files(files: Mapping[str, bytes]) -> tuple[PackedFile, ...]:
    """In the order of a manifest."""
    return tuple(PackedFile(path, len(raw), sha256(raw).hexdigest()) for path, raw in sorted(files.items()))


def write_manifest(manifest: Manifest) -> bytes:
    """The one form of this manifest. Half characters become U+FFFD; the moment keeps its milliseconds."""
    data = {
        "files": [{"path": file.path, "sha256": file.sha256, "size": file.size} for file in manifest.files],
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "note": sound_text(manifest.note),
        "number": manifest.number,
        "pack_id": manifest.pack_id,
        "published_at": to_iso(manifest.published_at),
        "published_by": sound_text(manifest.published_by),
        "reached": [
            {"module": past.module_id, "revs": dict(past.revs), "version": past.version}
            for past in manifest.reached
        ],
    }
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode(
        "utf-8", "surrogatepass"
    )


def read_manifest(raw: bytes) -> Manifest:
    """Raises PackRefused, and nothing else, whatever the bytes."""
    if len(raw) > MAX_MANIFEST_BYTES:
        raise PackRefused(PackRefusal.TOO_LARGE, MANIFEST)
    data = _load(raw)
    version = data.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise PackRefused(PackRefusal.NEWER)
    try:
        manifest = _manifest(data)
        is_canonical = write_manifest(manifest) == raw
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackRefused(PackRefusal.BAD_MANIFEST) from error
    if not is_canonical:
        raise PackRefused(PackRefusal.BAD_MANIFEST)
    check_files(manifest.files)
    return manifest


def check_files(files: tuple[PackedFile, ...]) -> None:
    """What can be said before any file is read. Raises PackRefused."""
    if len(files) > MAX_FILES:
        raise PackRefused(PackRefusal.TOO_MANY)
    fault = first_fault(file.path for file in files)
    if fault:
        raise PackRefused(fault[1], fault[0])
    if any(file.path.casefold() == MANIFEST for file in files):
        raise PackRefused(PackRefusal.BAD_MANIFEST)
    for file in files:
        if file.size > MAX_FILE_BYTES:
            raise PackRefused(PackRefusal.TOO_LARGE, file.path)
    if sum(file.size for file in files) > MAX_BYTES:
        raise PackRefused(PackRefusal.TOO_LARGE)


def check_listed(found: Mapping[str, int], manifest: Manifest) -> None:
    """Compares the sizes of the files that are there, by path, with the list. Raises PackRefused."""
    listed = {file.path: file.size for file in manifest.files}
    for path in listed:
        if path not in found:
            raise PackRefused(PackRefusal.MISSING, path)
    for path, size in found.items():
        if path not in listed:
            raise PackRefused(PackRefusal.EXTRA, path)
        if size != listed[path]:
            raise PackRefused(PackRefusal.CHANGED, path)


def _load(raw: bytes) -> dict[str, Any]:
    try:
        data = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise PackRefused(PackRefusal.BAD_MANIFEST) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise PackRefused(PackRefusal.NOT_A_PACK)
    return data


def _manifest(data: dict[str, Any]) -> Manifest:
    """What is missing or of another kind raises, or makes the bytes differ from what is written again."""
    return Manifest(
        pack_id=str(UUID(data["pack_id"])),
        number=_number(data["number"], least=1, most=MAX_NUMBER),
        published_at=from_iso(data["published_at"]),
        published_by=data["published_by"],
        note=data["note"],
        files=tuple(_file(file) for file in data["files"]),
        reached=tuple(_reached(past) for past in data["reached"]),
    )


def _file(file: dict[str, Any]) -> PackedFile:
    if not _SHA256.fullmatch(file["sha256"]):
        raise ValueError("not a digest")
    return PackedFile(sound_text(file["path"]), _number(file["size"], least=0, most=2**53), file["sha256"])


def _reached(past: dict[str, Any]) -> Reached:
    revs = tuple((step, _number(rev, least=1, most=2**31)) for step, rev in past["revs"].items())
    return Reached(sound_text(past["module"]), sound_text(past["version"]), revs)


def _number(value: object, *, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"not a number from {least} to {most}")
    return value
