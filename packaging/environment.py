"""A virtual environment of its own for each purpose, filled once and again when `pyproject.toml` changes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:
    sys.exit(f"This needs Python 3.11 or newer; this one is {sys.version.split()[0]}.")

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "pyproject.toml"


@dataclass(frozen=True)
class Environment:
    """The folder that it lies in; `python` is there once it was filled.

    With `anew`, nothing of an earlier state stays in it, and another Python begins it again, too.
    """

    folder: Path
    anew: bool = False

    @property
    def bin(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.bin / ("python.exe" if os.name == "nt" else "python")

    def fill(self, *wanted: str) -> int:
        """Installs what is `wanted`, at the pinned versions, unless that was done for this pyproject."""
        stamp = self.folder / "set-up-for"
        state = "\n".join([*wanted, sys.version if self.anew else ""]).encode() + PROJECT.read_bytes()
        digest = hashlib.sha256(state).hexdigest()
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
            return 0
        print(f"Setting up in {self.folder} (once; a few minutes on a slow connection)…", flush=True)
        if (self.anew or not self.python.exists()) and self._make():
            print(f"Python could not make a virtual environment in {self.folder}. Is there room to write?")
            return 1
        pins = self.folder / "constraints.txt"
        pins.write_text(
            "\n".join(project()["tool"]["uv"]["constraint-dependencies"]) + "\n", encoding="utf-8"
        )
        install = ["--disable-pip-version-check", "install", "--quiet", "--constraint", pins]
        if run(*self._pip(), *install, *wanted):
            print("The packages could not be installed. Check the connection and run the same line again.")
            return 1
        stamp.write_text(digest, encoding="utf-8")
        return 0

    def _make(self) -> int:
        """Debian keeps what puts pip inside in a package of its own; then the pip outside serves."""
        without_pip = [] if find_spec("ensurepip") else ["--without-pip"]
        clear = ["--clear"] if self.anew else []
        return run(sys.executable, "-m", "venv", *clear, *without_pip, self.folder)

    def _pip(self) -> list[str | Path]:
        inside = subprocess.run([str(self.python), "-c", "import pip"], capture_output=True, check=False)
        if inside.returncode == 0:
            return [self.python, "-m", "pip"]
        return [sys.executable, "-m", "pip", "--python", self.python]


def project() -> dict:
    """What `pyproject.toml` says."""
    return tomllib.loads(PROJECT.read_text(encoding="utf-8"))


def run(*command: str | Path) -> int:
    return subprocess.run([str(part) for part in command], check=False).returncode
