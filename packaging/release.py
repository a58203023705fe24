"""Makes all that is released, in order, tries it, and writes down what it is."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import deb as package
import tarball as archive
import wine
from bundle import BUNDLE, bundle, missing
from clean_root import NoCleanRoot, look_for_tools
from gate import NOT_POSSIBLE, gate
from product import megabytes, version
from try_windows import try_windows
from twice import twice
from windows_installers import installer_files, windows

SUMS = BUNDLE.parent / "SHA256SUMS"

Step = Callable[[list[str]], int]


def release(options: list[str]) -> int:
    """Gives 0 once all is made and tried, 1 when something failed, and 77 when something can't be tried here.

    `options` may name a bundle that was made on Windows; its installers are made then, too.
    """
    steps: list[tuple[str, Step, list[str]]] = [
        ("The bundle, its list of parts and licences, twice", twice, []),
        ("The Debian package, twice", _twice(package.deb, package.package_file), []),
        ("The archive, twice", _twice(archive.tarball, archive.archive_file), []),
    ]
    if options:
        exe, msi = installer_files(BUNDLE.parent, version())
        steps += [
            ("The installers for Windows, twice", _twice(windows, lambda: exe, lambda: msi), options[:1]),
            ("The installers under Wine, with a stand-in for the program", _try_under_wine, []),
        ]
    steps.append(("A fresh system", gate, []))
    untried = False
    for name, step, told in steps:
        print(f"{name}:")
        code = step(told)
        untried = untried or code == NOT_POSSIBLE
        if code not in (0, NOT_POSSIBLE):
            print("Nothing is released; the reason stands above.")
            return 1
    write_sums(BUNDLE.parent, version(), SUMS)
    if untried:
        print("All is made, but not all is tried; the reasons stand above. Try it elsewhere before shipping.")
        return NOT_POSSIBLE
    return 0


def rehearse(options: list[str]) -> int:
    """All that the gate needs, once, and the gate. Gives 0 as well where that can't be done, and says why."""
    try:
        look_for_tools()
    except NoCleanRoot as reason:
        print(reason)
        return 0
    if reason := missing() or ("" if shutil.which("dpkg-deb") else "There is no dpkg-deb on this system."):
        print(f"Nothing is tried in a fresh system: {reason}")
        return 0
    code = bundle([]) or package.deb([]) or archive.tarball([]) or gate(options)
    return 0 if code == NOT_POSSIBLE else code


def write_sums(folder: Path, version: str, out: Path) -> None:
    """A line for each file of `folder` of this version, as `sha256sum --check` reads it.

    Earlier versions may lie there still, and installers that were made to try an update from.
    """
    is_of_version = re.compile(rf"(?<!\d){re.escape(version)}(?!\d)").search
    files = sorted(path for path in folder.iterdir() if path.is_file() and is_of_version(path.name))
    out.write_text("".join(f"{_digest(path)}  {path.name}\n" for path in files), encoding="utf-8")
    print(f"{out} is made:")
    for path in files:
        print(f"  {path.name}, {megabytes(path)}")


def _try_under_wine(options: list[str]) -> int:
    if reason := wine.missing():
        print(reason)
        return NOT_POSSIBLE
    return try_windows(options)


def _twice(step: Step, *made: Callable[[], Path]) -> Step:
    """`step` done again, to see that the same bundle gives the same bytes."""

    def both(options: list[str]) -> int:
        if code := step(options):
            return code
        first = [_digest(file()) for file in made]
        if code := step(options):
            return code
        for file, digest in zip(made, first, strict=True):
            if _digest(file()) != digest:
                print(f"{file().name} came out otherwise the second time.")
                return 1
            print(f"{file().name} is the same both times, byte for byte.")
        return 0

    return both


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
