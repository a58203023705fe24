"""Set up a checkout and start the program, run its tests, its linters or its benchmarks: one line each.

    python3 packaging/dev.py start [options of the program]
    python3 packaging/dev.py test [options of pytest]
    python3 packaging/dev.py lint
    python3 packaging/dev.py bench

Needs Python 3.11 or newer with pip, and nothing else; the rest is put into `.venv` beside this folder. A
second run finds it there and takes no set-up time.
"""

from __future__ import annotations

import os
import sys

from environment import ROOT, Environment, run
from system_libraries import find_qt_libraries

VENV = Environment(ROOT / ".venv")


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
    return run(VENV.python, "-m", "onboarding", *options)


def test(options: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return run(VENV.python, "-m", "pytest", "--cov", *options)


def lint(options: list[str]) -> int:
    return (
        run(VENV.python, "-m", "ruff", "check", ".")
        or run(VENV.python, "-m", "ruff", "format", "--check", ".")
        or run(VENV.python, "-m", "mypy")
        or run(VENV.bin / "lint-imports", *options)
    )


def bench(options: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return run(VENV.python, "-m", "tests.benchmarks", *options)


def set_up() -> int:
    """Fills `.venv` with the program and its tests."""
    return VENV.fill("--editable", ".[test]")


if __name__ == "__main__":
    sys.exit(main())
