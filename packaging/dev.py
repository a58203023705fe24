"""Set up a checkout and start the program, run its tests, its linters or its benchmarks: one line each.

    python3 packaging/dev.py start [options of the program]
    python3 packaging/dev.py test [options of pytest]
    python3 packaging/dev.py lint
    python3 packaging/dev.py bench

Needs Python 3.11 or newer with pip, and nothing else; the rest is put into `.venv` beside this folder. A
second run finds it there and takes no set-up time.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:
    sys.exit(f"This needs Python 3.11 or newer; this one is {sys.version.split()[0]}.")

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PROJECT = ROOT / "pyproject.toml"
STAMP = VENV / "set-up-for"

# What Qt loads from a Debian or Ubuntu system: the file to look for, and the package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def main() -> int:
    verb, *options = sys.argv[1:] or ["--help"]
    verbs = {"start": start, "test": test, "lint": lint, "bench": bench}
    if verb not in verbs:
        print(__doc__)
        return 0 if verb in ("-h", "--help") else 2
    os.chdir(ROOT)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    return find_qt_libraries() or set_up() or verbs[verb](options)


def start(options: list[str]) -> int:
    return run(PYTHON, "-m", "onboarding", *options)


def test(options: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return run(PYTHON, "-m", "pytest", "--cov", *options)


def lint(options: list[str]) -> int:
    return (
        run(PYTHON, "-m", "ruff", "check", ".")
        or run(PYTHON, "-m", "ruff", "format", "--check", ".")
        or run(PYTHON, "-m", "mypy")
        or run(BIN / "lint-imports", *options)
    )


def bench(options: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return run(PYTHON, "-m", "tests.benchmarks", *options)


def set_up() -> int:
    """Makes `.venv` with the program and its tests inside, unless that was done for this pyproject."""
    wanted = hashlib.sha256(PROJECT.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"Setting up in {VENV} (once; a few minutes on a slow connection)…")
    if not PYTHON.exists() and make_venv():
        print(f"Python could not make a virtual environment in {VENV}. Is there room to write there?")
        return 1
    pins = VENV / "constraints.txt"
    constraints = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["uv"]["constraint-dependencies"]
    pins.write_text("\n".join(constraints) + "\n", encoding="utf-8")
    install = ["--disable-pip-version-check", "install", "--quiet", "--constraint", pins]
    if run(*pip(), *install, "--editable", ".[test]"):
        print("The packages could not be installed. Check the connection and run the same line again.")
        return 1
    STAMP.write_text(wanted, encoding="utf-8")
    return 0


def make_venv() -> int:
    """Debian keeps what puts pip inside in a package of its own; then the pip outside serves."""
    return run(sys.executable, "-m", "venv", *([] if find_spec("ensurepip") else ["--without-pip"]), VENV)


def pip() -> list[str | Path]:
    inside = subprocess.run([str(PYTHON), "-c", "import pip"], capture_output=True, check=False)
    if inside.returncode == 0:
        return [PYTHON, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def find_qt_libraries() -> int:
    """On Linux: installs the system libraries that Qt loads where that is allowed, or says how."""
    if sys.platform != "linux":
        return 0
    missing = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if not missing:
        return 0
    if shutil.which("apt-get") is None:
        print("Qt needs these system libraries; install them with this system's package manager:")
        print("  " + " ".join(library for library in QT_LIBRARIES if not loads(library)))
        return 0
    install = ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *missing]
    if may_install():
        print(f"Installing the system libraries that Qt needs: {' '.join(missing)}")
        prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*prefix, "apt-get", "update", "-qq"], env=environment, check=False)
        quiet = subprocess.run([*prefix, *install], env=environment, stdout=subprocess.DEVNULL, check=False)
        if quiet.returncode == 0:
            return 0
    print("Qt needs some system libraries. Run this line, then the same line as before:")
    print(f"  sudo apt-get update && sudo apt-get install --yes {' '.join(missing)}")
    return 1


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    if os.geteuid() == 0:
        return True
    sudo = shutil.which("sudo")
    return (
        bool(sudo) and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    )


def run(*command: str | Path) -> int:
    return subprocess.run([str(part) for part in command], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
