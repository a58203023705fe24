"""`python3 packaging/dev.py bench`: prints each figure beside its goal; exit code 1 when one is missed."""

from __future__ import annotations

import sys

from tests.benchmarks import bundle, check, collect, commit, export, filter, next_step, publish, start
from tests.benchmarks.figure import Figure

MEASURES = (
    start.measure,
    start.measure_library_size,
    next_step.measure,
    commit.measure,
    collect.measure,
    export.measure,
    filter.measure,
    check.measure,
    publish.measure,
    bundle.measure,
)


def main() -> int:
    figures: list[Figure] = []
    for measure in MEASURES:
        for figure in measure():
            print(figure, flush=True)
            figures.append(figure)
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
