"""Looks into a published zip, and refuses what could harm before a byte of it is unpacked."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from onboarding.core.manifest import (
    MANIFEST,
    MAX_BYTES,
    MAX_FILE_BYTES,
    MAX_FILES,
    MAX_MANIFEST_BYTES,
    PackRefusal,
    PackRefused,
)
from onboarding.core.pack_names import first_fault

MAX_RATIO = 200
"""Text packs to a fifth, drawings to a twentieth; a bomb to a thousandth."""

_SMALL = 200_000  # bytes that do no harm however tightly they were packed
_ENTRY_BYTES = 2_000  # a name and what the list says of it
_END = struct.Struct("<4s4H2LH")
_END_MARK, _START_MARK, _ZIP64_MARK = b"PK\5\6", b"PK\3\4", b"PK\6\7"
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Zip:
    """A zip whose list is sound: `sizes` holds the unpacked bytes of every file, by path, as it declares."""

    archive: ZipFile
    sizes: dict[str, int]

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Raises PackRefused when the packed bytes are not what they were."""
        try:
            with self.archive.open(name) as file:
                yield file
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise PackRefused(PackRefusal.CHANGED, name) from error


@contextmanager
def open_zip(path: Path) -> Iterator[Zip]:
    """Raises PackRefused, and OSError when the file can't be read."""
    with path.open("rb") as file:
        _check_ends(file)
        try:
            archive = ZipFile(file)
        except (BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise PackRefused(PackRefusal.HALF) from error
        with archive:
            yield Zip(archive, _checked(archive.infolist()))


def _check_ends(file: IO[bytes]) -> None:
    """By the first and the last bytes: the list at the end is read whole, so its length is asked first."""
    start = file.read(4)
    size = file.seek(0, 2)
    if not size:
        raise PackRefused(PackRefusal.EMPTY)
    if start not in (_START_MARK, _END_MARK):
        raise PackRefused(PackRefusal.NOT_A_PACK)
    if size > MAX_BYTES:
        raise PackRefused(PackRefusal.TOO_LARGE)
    file.seek(max(0, size - _END.size - 20))
    end = file.read()
    if len(end) < _END.size or end[-_END.size :][:4] != _END_MARK:
        raise PackRefused(PackRefusal.HALF)
    count, list_bytes = (_END.unpack(end[-_END.size :])[at] for at in (4, 5))
    if end.startswith(_ZIP64_MARK) or count > MAX_FILES + 1 or list_bytes > count * _ENTRY_BYTES:
        raise PackRefused(PackRefusal.TOO_MANY)


def _checked(entries: list[ZipInfo]) -> dict[str, int]:
    """Names, kinds and declared sizes, summed up before anything is read."""
    for entry in entries:
        _check_kind(entry)
    fault = first_fault(entry.orig_filename for entry in entries)
    if fault:
        raise PackRefused(fault[1], fault[0])
    for entry in entries:
        _check_size(entry)
    if sum(entry.file_size for entry in entries) > MAX_BYTES + MAX_MANIFEST_BYTES:
        raise PackRefused(PackRefusal.TOO_LARGE)
    return {entry.orig_filename: entry.file_size for entry in entries}


def _check_kind(entry: ZipInfo) -> None:
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & _ENCRYPTED:
        raise PackRefused(PackRefusal.ENCRYPTED, name)
    if name.endswith("/"):
        raise PackRefused(PackRefusal.EXTRA, name)
    if kind not in (0, stat.S_IFREG):
        raise PackRefused(PackRefusal.LINK, name)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise PackRefused(PackRefusal.OTHER_PACKING, name)


def _check_size(entry: ZipInfo) -> None:
    most = MAX_MANIFEST_BYTES if entry.orig_filename == MANIFEST else MAX_FILE_BYTES
    if entry.file_size > most:
        raise PackRefused(PackRefusal.TOO_LARGE, entry.orig_filename)
    if entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size):
        raise PackRefused(PackRefusal.TOO_TIGHT, entry.orig_filename)


def zip_entry(name: str) -> ZipInfo:
    """How a file stands in every zip that is written here: the same bytes whenever and wherever."""
    entry = zipfile.ZipInfo(name)  # on the first day that zips know
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry
