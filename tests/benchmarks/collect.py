"""Collecting the record files of thousands of people, against reading them and one raw `executemany`.

`ONBOARDING_BENCH_FILES=500` makes a short run of it; the documented figures are those of the whole.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from onboarding.core.record_format import write_record
from onboarding.core.records import Completion, Person
from tests.benchmarks.figure import Figure

FILES = int(os.environ.get("ONBOARDING_BENCH_FILES", "10000"))
STEPS = 45
BEGAN = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)

FLOOR = """
import json, sqlite3, sys, time
from datetime import UTC, datetime
from pathlib import Path
from onboarding.store.database import open_database
from tests.benchmarks.collect import people
from tests.benchmarks.commit import PRAGMAS
folder, files = Path(sys.argv[1]), Path(sys.argv[2])
made = open_database(folder, datetime.now(UTC))
made.execute("BEGIN")
made.executemany(
    "INSERT INTO person (id, name, staff_number, team, manager, learns_here) VALUES (?, '', '', '', '', 0)",
    [(person.id,) for person in people()],
)
made.execute("COMMIT")
made.close()
db = sqlite3.connect(folder / "records.db", isolation_level=None)
for pragma in PRAGMAS:
    db.execute(f"PRAGMA {pragma}")
XAPI = "https://www.kirklees.gov.uk/onboarding/xapi/"
def rows():
    for path in sorted(files.iterdir()):
        data = json.loads(path.read_bytes())
        for found in data["statements"]:
            context, thing = found["context"], found["object"]
            facts = context["extensions"]
            module = context["contextActivities"]["parent"][0]
            yield (found["id"], data["person"]["id"], module["id"], thing["id"], facts[XAPI + "rev"],
                   facts[XAPI + "module-version"], facts[XAPI + "words-digest"],
                   module["definition"]["name"]["en-GB"], thing["definition"]["name"]["en-GB"],
                   found["timestamp"], facts[XAPI + "how"], facts[XAPI + "completes-module"])
begun, worked = time.perf_counter(), time.process_time()
db.execute("BEGIN IMMEDIATE")
db.executemany("INSERT INTO completion VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())
db.execute("COMMIT")
print(time.perf_counter() - begun, time.process_time() - worked)
"""

COLLECT = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from onboarding.collecting import collect
from onboarding.store.database import open_database
from tests.memory import most_megabytes
folder, files = Path(sys.argv[1]), Path(sys.argv[2])
db = open_database(folder, datetime.now(UTC))
for _ in range(2):
    begun, worked = time.perf_counter(), time.process_time()
    summary = collect(db, [files], datetime.now(UTC))
    print(time.perf_counter() - begun, time.process_time() - worked, summary.added, summary.known)
print(most_megabytes())
"""


def measure() -> Iterator[Figure]:
    """The floor is the mean of one run before and one after; each has a process of its own.

    On a computer that others use at the same time, the seconds of the processor tell more than the clock's.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        write_files(files)
        ((before, work_before),) = _lines(FLOOR, Path(folder) / "before", files)
        (first, work, added, _), (second, _, _, known), (memory,) = _lines(
            COLLECT, Path(folder) / "ours", files
        )
        ((after, work_after),) = _lines(FLOOR, Path(folder) / "after", files)
    assert (added, known) == (FILES, FILES)
    floor = (before + after) / 2
    how = (
        f"{FILES:,} files of {STEPS} steps in {first:.1f} s, floor {before:.1f} and {after:.1f} s; "
        f"of the processor {work:.1f} s, floor {work_before:.1f} and {work_after:.1f} s"
    )
    yield Figure("Collecting", first / floor, 2.5, "times", how)
    yield Figure("Collecting the same again", second / first, 0.5, "times", f"{second:.1f} s")
    yield Figure("Memory while collecting", memory, 600, "MB", "most resident memory of the process")


def people() -> Iterator[Person]:
    for number in range(FILES):
        yield Person(str(UUID(int=number, version=4)), f"Zoë Example {number}", f"{number:05}", "Waste")


def write_files(folder: Path) -> None:
    """A record file for each of them: nine modules of five steps, done at one's own pace."""
    folder.mkdir()
    for number, person in enumerate(people()):
        steps = [_completion(person, number, step) for step in range(STEPS)]
        (folder / f"{number:05}.onboarding.json").write_bytes(write_record(person, steps, "0.1.0"))


def _completion(person: Person, number: int, step: int) -> Completion:
    return Completion(
        person_id=person.id,
        module_id=f"module-{step // 5}",
        step_id=f"what-to-do-first-{step % 5}",
        rev=1,
        module_version="1.2.0",
        words_digest=f"{step:064}",
        module_title="Working with people, not doing to them",
        step_title="What to do first – and what “with” means",
        completed_at=BEGAN + timedelta(minutes=7 * step, seconds=number),
        completes_module=step % 5 == 4,
    )


def _lines(code: str, folder: Path, files: Path) -> list[list[float]]:
    """The numbers that a process of its own prints, line by line."""
    run = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(files)], check=True, capture_output=True, text=True
    )
    return [[float(number) for number in line.split()] for line in run.stdout.splitlines()]
