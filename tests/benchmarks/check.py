"""Everything that `onboarding check` finds in a library of a hundred long modules."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path

from onboarding.core.catalogue import GLOSSARY_FILE, PATHWAY_FILE
from onboarding.files.library_check import check_library
from onboarding.paths import shipped
from tests.benchmarks.figure import Figure

MODULES = 100
WORDS = 3_000
RUNS = 5
GOAL_S = 2

FRONT = """---
id: module-{n}
title: Module number {n}
area: principles
order: {n}
minutes: 15
version: 1.0.0
---

# Module number {n}

Opening words.

"""
TODAY = date(2026, 11, 26)


def measure() -> Iterator[Figure]:
    """The steps of the shipped modules, strung together anew, with their checks, stories and pictures."""
    with tempfile.TemporaryDirectory() as folder:
        words = write_library(Path(folder))
        times = [_times(Path(folder)) for _ in range(RUNS)]
    took, busy = (min(column) for column in zip(*times, strict=True))
    how = f"best of {RUNS} runs, {busy:.2f} s of them computing; {words:,} words in {MODULES} modules"
    yield Figure("Checking a library", took, GOAL_S, "s", how)


def write_library(folder: Path) -> int:
    """A library of `MODULES` modules with at least `WORDS` words each; how many words it has in all."""
    content = shipped("content")
    shutil.copytree(content / "images", folder / "images")
    for name in (PATHWAY_FILE, GLOSSARY_FILE):
        shutil.copy(content / name, folder / name)
    steps = cycle(list(_steps(content)))
    total = 0
    for n in range(1, MODULES + 1):
        text, count = FRONT.format(n=n), 0
        while len(text.split()) < WORDS:
            count += 1
            text += _with_id(next(steps), f"step-{count}")
        total += len(text.split())
        (folder / f"module-{n}.md").write_text(text, encoding="utf-8")
    return total


def _steps(content: Path) -> Iterator[str]:
    for path in sorted(content.glob("*.md")):
        if path.name not in (PATHWAY_FILE, GLOSSARY_FILE):
            yield from re.split(r"(?m)^(?=## )", path.read_text(encoding="utf-8"))[1:]


def _with_id(step: str, step_id: str) -> str:
    return re.sub(r"\{#[\w-]+", f"{{#{step_id}", step, count=1).rstrip() + "\n\n"


def _times(folder: Path) -> tuple[float, float]:
    """Seconds by the clock, and those that this process had the processor: on a busy machine they differ."""
    begun, begun_busy = time.perf_counter(), time.process_time()
    check_library(folder, TODAY)
    return time.perf_counter() - begun, time.process_time() - begun_busy


if __name__ == "__main__":
    for figure in measure():
        print(figure)
