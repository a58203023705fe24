"""Which packages of Debian and Ubuntu the bundle needs, read from the binaries in it."""

from __future__ import annotations

from pathlib import Path

from elf import Needs, needs
from system_libraries import LEFT_TO_SYSTEM

# Debian 13 and Ubuntu 24.04 renamed packages when they changed to 64-bit times; the new name comes first.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64 | libglib2.0-0"}

# What no binary lists, because it is asked for by name while the program runs.
ASKED_FOR_BY_NAME = ("libxcb.so.1",)  # by onboarding/display.py, to find out whether a screen answers


class CannotDepend(Exception):
    """Says in a sentence why no list of packages can be made."""


def depends(bundle: Path) -> list[str]:
    """Each entry of the `Depends` of a package with `bundle` inside, in order. Raises CannotDepend."""
    return packages(needs(bundle))


def packages(asked: Needs) -> list[str]:
    """Raises CannotDepend when `system_libraries.py` knows no package for a library."""
    libraries = {**asked.libraries, **{name: ["onboarding"] for name in ASKED_FOR_BY_NAME}}
    unknown = [library for library in libraries if library not in LEFT_TO_SYSTEM]
    if unknown:
        lines = "".join(f"  {name}, for {', '.join(libraries[name][:3])}\n" for name in sorted(unknown))
        raise CannotDepend(
            f"No package is known for these libraries, which the bundle leaves to the system:\n{lines}"
            "Name it in packaging/system_libraries.py."
        )
    names = {LEFT_TO_SYSTEM[library] for library in libraries} | {"libc6"}
    return [_entry(name, asked) for name in sorted(names)]


def _entry(name: str, asked: Needs) -> str:
    if name == "libc6":
        return f"libc6 (>= {asked.glibc[0]}.{asked.glibc[1]})"
    return RENAMED.get(name, name)
