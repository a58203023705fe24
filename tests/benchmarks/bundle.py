"""From starting the bundle to its first painted page, against a start from source; and its size."""

from __future__ import annotations

import lzma
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figure import Figure

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "dist" / "onboarding"
RUNS = 15
PAINTED = "paints its first page"


def measure() -> Iterator[Figure]:
    """Both by way of the self-check, which first opens the window and says so."""
    program = next((path for path in _programs() if path.is_file()), None)
    if program is None:
        print(
            "The bundle was not measured, because there is none: python3 packaging/build.py bundle makes it."
        )
        return
    commands = ([sys.executable, "-m", "onboarding"], [str(program)])
    source, bundle = _alternate(*commands)
    how = f"first page {bundle:.0f} ms, from source {source:.0f} ms, medians of {RUNS}"
    yield Figure("Start of the bundle", bundle / source, 1.3, "times", how)
    if sys.platform == "linux":
        yield Figure("Size of the bundle", _size() / 1e6, 125, "MB", str(BUNDLE))
        yield Figure("The bundle compressed", _compressed() / 1e6, 40, "MB", "as .tar.xz")


def _programs() -> Iterator[Path]:
    """Of those that a bundle has, the one that prints."""
    for name in ("onboarding-console.exe", "onboarding"):
        yield BUNDLE / name


def _alternate(*commands: list[str]) -> list[float]:
    """Medians in ms of each, run in turns after one unmeasured turn."""
    times: list[list[float]] = [[] for _ in commands]
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(RUNS + 1):
            for kept, command in zip(times, commands, strict=True):
                took = _time(command, folder)
                if turn:
                    kept.append(took)
    return [statistics.median(kept) for kept in times]


def _time(command: list[str], folder: str) -> float:
    """What the self-check leaves when it is ended goes with `folder`."""
    hidden = ("PYTHONDONTWRITEBYTECODE", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    environment = {**kept, "TMPDIR": folder, "TEMP": folder, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    with subprocess.Popen(
        [*command, "--self-check"], stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = time.perf_counter() - begun
        process.kill()
    if PAINTED not in line:
        raise RuntimeError(f"{command[0]} began its self-check with {line!r}")
    return took * 1000


def _size() -> int:
    return sum(path.stat().st_size for path in BUNDLE.rglob("*") if not path.is_symlink())


def _compressed() -> int:
    with tempfile.TemporaryFile() as out:
        with lzma.open(out, "wb", preset=6) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
            tar.add(BUNDLE, "onboarding")
        return out.tell()


if __name__ == "__main__":
    for figure in measure():
        print(figure)
