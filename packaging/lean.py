"""Makes the bundle lighter: no symbols in Python's own libraries, nothing to compile at a start."""

from __future__ import annotations

import py_compile
import shutil
import subprocess
import sys
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import shiboken6

SHIBOKEN: str = shiboken6.__file__

Entry = tuple[str, str, str]
"""As PyInstaller has it: the place in the bundle, the file that goes there, and its kind."""


def stripped(entries: list[Entry], folder: Path) -> list[Entry]:
    """On Linux: Python's library and extension modules without symbols, which can be 20 MB of 30. The wheels'
    libraries come without, and stay as they are."""
    if sys.platform != "linux":
        return entries
    folder.mkdir(parents=True, exist_ok=True)
    return [
        (place, _without_symbols(Path(source), folder / Path(place).name), kind)
        if kind in ("BINARY", "EXTENSION") and not _is_from_wheel(Path(source))
        else (place, source, kind)
        for place, source, kind in entries
    ]


def shiboken_files(folder: Path) -> list[Entry]:
    """The Python files that Qt's bindings keep packed inside a library, compiled and set beside it.

    Unpacking and compiling them would be an eighth of each start. Shiboken looks for them in `files.dir`, and
    puts them there by itself where SBK_EMBED says so, which `bundle.py` does when it sets up.
    """
    root = Path(SHIBOKEN).parent / "files.dir"
    made = []
    for source in sorted(root.rglob("*.py")):
        name = source.relative_to(root)
        target = folder / name.with_suffix(".pyc")
        target.parent.mkdir(parents=True, exist_ok=True)
        py_compile.compile(
            str(source),
            str(target),
            dfile=name.as_posix(),
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        made.append((str(Path("shiboken6", "files.dir", name.with_suffix(".pyc"))), str(target), "DATA"))
    if not made:
        sys.exit(f"Shiboken put no files into {root}. Has it changed how it is told to?")
    return made


def descriptions(modules: set[str]) -> list[Entry]:
    """What each package that has one of the modules says of itself, its version and licence: for the
    self-check, and for programs that look for what is installed on a computer."""
    names = {name for module in modules for name in packages_distributions().get(module, ())}
    files = (file for name in sorted(names) for file in distribution(name).files or ())
    return [(str(file), str(file.locate()), "DATA") for file in files if file.match("*.dist-info/METADATA")]


def _is_from_wheel(path: Path) -> bool:
    return "site-packages" in path.parts or "dist-packages" in path.parts


def _without_symbols(source: Path, target: Path) -> str:
    shutil.copyfile(source, target)
    subprocess.run(["strip", "--strip-unneeded", str(target)], check=True)
    return str(target)
