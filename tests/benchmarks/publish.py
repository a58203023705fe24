"""What HR waits for: looking at what changed in a hundred long modules, and each pause in typing."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from onboarding import authoring, publishing
from tests.benchmarks.check import MODULES, TODAY, WORDS, write_library
from tests.benchmarks.figure import Figure

RUNS = 5
HUGE = 30_000
PLAN_GOAL_S, PAUSE_GOAL_S = 3, 0.1
NOW = datetime(2026, 11, 26, 9, 5, tzinfo=UTC)


def measure() -> Iterator[Figure]:
    """One module is edited since the last publish; then a page is read as it is after each pause."""
    with tempfile.TemporaryDirectory() as folder:
        working, share = Path(folder) / "working", Path(folder) / "share"
        working.mkdir()
        share.mkdir()
        write_library(working)
        publishing.publish(working, share, (), "First.", "", NOW)
        page = working / "module-1.md"
        page.write_text(page.read_text("utf-8").replace("Opening words.", "Other words."), "utf-8")
        took = _best(lambda: publishing.plan(working, share))
        how = f"best of {RUNS} runs; {MODULES} modules of {WORDS:,} words, one of them edited"
        yield Figure("Planning a publish", took, PLAN_GOAL_S, "s", how)
        for words in (WORDS, HUGE):
            took = _pause(working, words)
            how = f"best of {RUNS} runs, 300 ms after the last key; one page of {words:,} words"
            yield Figure("Reading a page as it is typed", took, PAUSE_GOAL_S * words / WORDS, "s", how)


def _pause(working: Path, words: int) -> float:
    library = authoring.open_working(working)
    page = authoring.read_page(working, "module-2.md")
    front, _, steps = page.text.partition("\n## ")
    text = front
    for number in range(words // WORDS):
        text += f"\n## {steps}".replace("{#step-", f"{{#part-{number}-step-")

    def read() -> None:
        authoring.problems_of_text(library, page, text, TODAY)
        authoring.module_of_text(library, page, text)

    return _best(read)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    for figure in measure():
        print(figure)
