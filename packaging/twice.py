"""Builds the bundle again from the same files in another folder, and says which files came out otherwise."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bundle import BUNDLE, LIST, bundle, epoch
from environment import ROOT


def twice(options: list[str]) -> int:
    """Gives 0 when both have the same files with the same bytes, modes and dates."""
    if code := bundle(options):
        return code
    with tempfile.TemporaryDirectory(prefix="onboarding-again-") as folder:
        again = Path(folder) / "some" / "other" / "checkout"
        copy_checkout(again)
        surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
        command = [sys.executable, str(again / "packaging" / "build.py"), "bundle"]
        if code := subprocess.run(command, env=surroundings, check=False).returncode:
            return code
        differing = list(differences(BUNDLE, again / BUNDLE.relative_to(ROOT)))
        if not filecmp.cmp(LIST, again / LIST.relative_to(ROOT), shallow=False):
            differing.append(str(LIST.relative_to(ROOT)))
    for path in differing:
        print(f"not the same: {path}")
    print(f"{len(differing)} files differ." if differing else "Both bundles are the same, byte for byte.")
    return 1 if differing else 0


def copy_checkout(to: Path) -> None:
    """The files that git knows, as they stand in the checkout, with the date of now."""
    told = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True).stdout
    for name in filter(None, told.decode().split("\0")):
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)


def differences(one: Path, other: Path) -> Iterator[str]:
    """Each path that is in only one of the two folders, or not the same in both."""
    for place in sorted({path.relative_to(top) for top in (one, other) for path in top.rglob("*")}):
        if _state(one / place) != _state(other / place):
            yield place.as_posix()


def _state(path: Path) -> tuple[object, ...] | None:
    if path.is_symlink():
        return ("link", path.readlink())
    if not path.exists():
        return None
    known = path.stat()
    content = b"" if path.is_dir() else path.read_bytes()
    return (known.st_mode, int(known.st_mtime), content)
