"""Makes the disk image for macOS of the .app that `build.py bundle` made there."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bundle import BUNDLE
from environment import ROOT, project
from mac_app import APP, OLDEST

WORK = ROOT / "build" / "dmg"
VOLUME = "We’re Kirklees"
TRIES = 3


def dmg(options: list[str]) -> int:
    """Gives 0 once the image is in `dist`, or says why it isn't and gives 1."""
    app = BUNDLE.parent / APP
    out = BUNDLE.parent / image_name(project()["project"]["version"])
    if sys.platform != "darwin":
        print("A disk image for macOS can be made on macOS only, which has hdiutil.")
        return 1
    if not app.is_dir():
        print(f"There is no {app}. Make it first: python3 packaging/build.py bundle")
        return 1
    fill(WORK, app)
    # On a busy machine hdiutil finds its own volume in use now and then ("Resource busy").
    if not any(_run(create(WORK, out)) for _ in range(TRIES)) or not _run(verify(out)):
        print("The image was not made; what hdiutil said stands above.")
        return 1
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB, for macOS {OLDEST} or newer")
    return 0


def image_name(version: str) -> str:
    return f"were-kirklees-{version}.dmg"


def fill(folder: Path, app: Path) -> None:
    """The program, and a way to where it goes: what people see in the window of the image."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(app, folder / app.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")


def create(folder: Path, out: Path) -> list[str]:
    """ULMO is compressed with LZMA, which macOS reads since 10.15."""
    words = ["-volname", VOLUME, "-srcfolder", str(folder), "-fs", "HFS+", "-format", "ULMO", "-ov"]
    return ["hdiutil", "create", *words, str(out)]


def verify(out: Path) -> list[str]:
    return ["hdiutil", "verify", str(out)]


def _run(command: list[str]) -> bool:
    return subprocess.run(command, check=False).returncode == 0
