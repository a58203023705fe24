"""Which package, or which library of the system, a file of the bundle was taken from."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import distributions
from pathlib import Path

from environment import ROOT, project

PROGRAM = "kirklees-onboarding"


class Origins:
    """Knows the packages of the build's own environment, and remembers those that it was asked about."""

    def __init__(self, environment: Path) -> None:
        self._wheels = [
            wheel for folder in _site_packages(environment) for wheel in distributions(path=[folder])
        ]
        self._files = {
            Path(str(wheel.locate_file(file))): wheel for wheel in self._wheels for file in wheel.files or ()
        }
        self.packages: dict[str, dict[str, str]] = {}
        """By name: `version`, and `kind`: program, python, wheel, debian, or unknown (with no version)."""

    def of(self, source: Path) -> str:
        """The name under which `packages` has what `source` is from."""
        if wheel := self._files.get(source):
            return self._keep(wheel.metadata["Name"], "wheel", wheel.version)
        if source.is_relative_to(ROOT):
            return self._keep(PROGRAM, "program", project()["project"]["version"])
        if _is_of_python(source):
            return self._keep("Python", "python", sys.version.split()[0])
        return self._of_debian(source)

    def bootloader(self) -> str:
        """What the programs at the top of the bundle are made of."""
        (wheel,) = (wheel for wheel in self._wheels if wheel.metadata["Name"].casefold() == "pyinstaller")
        return self._keep(wheel.metadata["Name"], "wheel", wheel.version)

    def _of_debian(self, source: Path) -> str:
        if shutil.which("dpkg-query") is None:
            return self._keep(source.name, "unknown", "")
        for path in (source, source.resolve()):  # dpkg knows a file by the path that its package gave it
            told = _ask("dpkg-query", "--search", str(path)) or _ask(
                "dpkg-query", "--search", f"*/{path.name}"
            )
            if told:
                name = told.partition(":")[0]
                return self._keep(
                    name, "debian", _ask("dpkg-query", "--show", "--showformat=${Version}\\n", name)
                )
        return self._keep(source.name, "unknown", "")

    def _keep(self, name: str, kind: str, version: str) -> str:
        self.packages[name] = {"kind": kind, "version": version}
        return name


def _site_packages(environment: Path) -> list[str]:
    return [str(folder) for folder in sorted(environment.rglob("site-packages"))]


def _is_of_python(source: Path) -> bool:
    if source.name.lower().startswith(("libpython3", "python3")):
        return True
    # On Linux much else may stand under Python's prefix.
    own = sysconfig.get_path("stdlib") if sys.platform == "linux" else sys.base_prefix
    return source.resolve().is_relative_to(Path(own).resolve())


def _ask(*command: str) -> str:
    """The first line of the answer; empty when there is none."""
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.split("\n")[0] if answer.returncode == 0 else ""
