"""From starting the process to the first painted page, against a bare PySide6 window; and its memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figure import Figure

RUNS = 15
MODULES_FEW, MODULES_MANY = 9, 300

FLOOR = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("Hello"))
window.resize(1280, 800)
window.show()
app.exec()
"""

HOME_PAGE = """
import os, resource, sys
from pathlib import Path
from onboarding import starting
starting.hurry()
from PySide6.QtCore import QEvent, QObject, QTimer
from onboarding import app as program
from onboarding.paths import places
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.done)
        return False
    def done(self):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
        os._exit(0)
qt = program.make_qt()
built = program.build(places(Path(sys.argv[1])), Path(sys.argv[2]), qt)
watch = Watch()
built.window.page.installEventFilter(watch)
built.window.show()
qt.exec()
"""

MODULE = """---
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
STEP = """
## Step {n} {{#step-{n} rev=1 minutes=3}}

{words}

What do you do first?

- [(X)] Ask what matters
  > You begin with the person.
- [( )] Fill the form in
  > It is quick, but it is not theirs.
"""


def measure() -> Iterator[Figure]:
    """The start against the floor, each the median of alternating runs, and the most memory that it held."""
    with tempfile.TemporaryDirectory() as folder:
        home, library = Path(folder) / "home", Path(__file__).parents[2] / "content"
        add_somebody(home, library)
        floor, start, memory = _alternate([FLOOR], [HOME_PAGE, str(home), str(library)])
    how = f"first painted home page {start:.0f} ms, bare window {floor:.0f} ms, medians of {RUNS}"
    yield Figure("Start", start / floor, 2.0, "times", how)
    yield Figure("Memory at the first page", memory, 100, "MB", "most resident memory of the process")


def measure_library_size() -> Iterator[Figure]:
    """The start with few modules in the library against many."""
    with tempfile.TemporaryDirectory() as folder:
        commands = []
        for count in (MODULES_FEW, MODULES_MANY):
            home, library = Path(folder) / f"home-{count}", Path(folder) / f"library-{count}"
            write_library(library, count)
            add_somebody(home, library)
            commands.append([HOME_PAGE, str(home), str(library)])
        few, many, _ = _alternate(*commands)
    how = f"{MODULES_MANY} modules {many:.0f} ms, {MODULES_FEW} modules {few:.0f} ms, medians of {RUNS}"
    yield Figure("Start with a large library", many / few, 1.2, "times", how)


def write_library(folder: Path, count: int) -> None:
    """A library of `count` modules, five steps each, some 500 words a step."""
    folder.mkdir()
    (folder / "pathway.md").write_text(
        "---\ntitle: Pathway\n---\n\n## Principles {#principles}\n\nAll of them.\n"
    )
    words = "We plan the support with the person and never only for them. " * 42
    for n in range(1, count + 1):
        steps = "".join(STEP.format(n=step, words=words) for step in range(1, 6))
        (folder / f"module-{n}.md").write_text(MODULE.format(n=n) + steps, encoding="utf-8")


def add_somebody(home: Path, library: Path) -> None:
    """A data folder in which one person learns, so that the home page is the first one shown.

    They have completed the first module and begun the second.
    """
    code = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from onboarding.core.records import Person
from onboarding.files.library import open_library
from onboarding.learning import complete_step
from onboarding.paths import places
from onboarding.settings import Settings, save_settings
from onboarding.store.database import open_database
from onboarding.store.people import add_person
where, library = places(Path(sys.argv[1])), open_library(Path(sys.argv[2]))
now = datetime.now(UTC)
person = Person("5b3c0c2e-8a44-4f7e-9f0e-1f9d0d6f3a11", "Sample Starter", start_date=now.date())
db = open_database(where.data, now)
add_person(db, person)
first, second = (library.module(outline.id) for outline in library.outlines[:2])
for module, step in [*((first, step) for step in first.steps), (second, second.steps[0])]:
    complete_step(db, person, module, step.id, now)
save_settings(where.settings, Settings(person_id=person.id, theme="light"))
"""
    subprocess.run([sys.executable, "-c", code, str(home), str(library)], check=True)


def _alternate(first: list[str], second: list[str]) -> tuple[float, float, float]:
    """Medians in ms of each, run in turns after one unmeasured turn; and the second's memory in MB."""
    times: tuple[list[float], list[float]] = ([], [])
    memory = 0.0
    for turn in range(RUNS + 1):
        for kept, command in zip(times, (first, second), strict=True):
            took, printed = _time(command)
            if turn:
                kept.append(took)
            memory = max(memory, float(printed or 0) / 1024)
    return statistics.median(times[0]), statistics.median(times[1]), memory


def _time(command: list[str]) -> tuple[float, str]:
    begun = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", *command],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env=_environment(),
    )
    return (time.perf_counter() - begun) * 1000, run.stdout.strip()


def _environment() -> dict[str, str]:
    """As a person's computer has it: modules are compiled once, in the turn that isn't measured."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}
