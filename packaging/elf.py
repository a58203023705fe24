"""What the libraries and programs in a folder ask of a Linux system, as objdump (binutils) tells it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


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
