"""What was found in a library, as `onboarding check` prints it: for people, and for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from onboarding.core.catalogue import Problem, Severity
from onboarding.core.problem_sentences import problem_words


def as_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """`path:line: error|advice CODE sentence`, errors first."""
    for problem in _errors_first(problems):
        where = f"{problem.path}:{problem.line}"
        yield f"{where}: {problem.severity} {problem.code} {problem_words(problem)}"


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, in plain ASCII so that every console can print it."""
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "severity": problem.severity.value,
            "code": problem.code,
            "sentence": problem_words(problem),
            "values": list(problem.values),
        }
        for problem in _errors_first(problems)
    ]
    return json.dumps(rows, indent=2)


def how_many(problems: Sequence[Problem]) -> str:
    """“2 errors and 1 piece of advice.”"""
    if not problems:
        return "Nothing needs mending."
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    advice = len(problems) - errors
    parts = [_counted(errors, "error", "errors"), _counted(advice, "piece of advice", "pieces of advice")]
    return " and ".join(part for part in parts if part) + "."


def _errors_first(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)


def _counted(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}" if count else ""
