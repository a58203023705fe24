"""What the libraries and programs in a folder ask of a Linux system, as objdump (binutils) tells it."""

from __future__ import annotations

import re
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_SEARCHED_ELSEWHERE = re.compile(r"^\s+(?:RPATH|RUNPATH)\s+(?!\$ORIGIN)\S", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")

_PT_DYNAMIC = 2
_DT_NULL, _DT_RPATH, _DT_RUNPATH = 0, 15, 29


@dataclass(frozen=True)
class Needs:
    """`libraries`: each soname that is not in the folder, with the files that ask for it; `glibc`: the oldest
    version of the C library that will do."""

    libraries: dict[str, list[str]]
    glibc: tuple[int, int]


def needs(folder: Path) -> Needs:
    there = {path.name for path in folder.rglob("*")}
    libraries: dict[str, list[str]] = {}
    glibc = (0, 0)
    for path in sorted(path for path in folder.rglob("*") if is_elf(path)):
        told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
        for library in _NEEDED.findall(told):
            if library not in there:
                libraries.setdefault(library, []).append(path.relative_to(folder).as_posix())
        glibc = max([glibc, *((int(major), int(minor)) for major, minor in _GLIBC.findall(told))])
    return Needs(dict(sorted(libraries.items())), glibc)


def is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def forget_search_paths(folder: Path) -> list[Path]:
    """Takes out of each ELF file the folders of the building machine that it would search for libraries.

    A Python that was built from source names its own folder. On another machine somebody else may make that
    one. What is named from `$ORIGIN`, a library's own folder, stays. Gives the files that were changed.
    """
    changed = []
    for path in sorted(path for path in folder.rglob("*") if is_elf(path)):
        told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
        if _SEARCHED_ELSEWHERE.search(told):
            data = bytearray(path.read_bytes())
            _drop_search_paths(data)
            path.write_bytes(data)
            changed.append(path)
    return changed


def _drop_search_paths(data: bytearray) -> None:
    """The list of dynamic entries, of 64 bits and little-endian as all our systems are, without two kinds."""
    headers, size, number = *struct.unpack_from("<Q", data, 32), *struct.unpack_from("<HH", data, 54)
    for header in range(headers, headers + size * number, size):
        kind, _, start, _, _, length = struct.unpack_from("<IIQQQQ", data, header)
        if kind == _PT_DYNAMIC:
            entries = list(struct.iter_unpack("<qQ", data[start : start + length]))
            kept = [entry for entry in entries if entry[0] not in (_DT_RPATH, _DT_RUNPATH)]
            kept += [(_DT_NULL, 0)] * (len(entries) - len(kept))
            data[start : start + length] = b"".join(struct.pack("<qQ", *entry) for entry in kept)
