"""The lines of a log that can be sent on: what went wrong and where in the program, without what was typed.

Our own messages name nobody. What Python adds of an error may quote the very words that it choked on, so of
most errors only the kind is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LEFT_OUT = "(words left out)"

_ENTRY = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ ")
_WHERE = re.compile(r'\s*(?:\|\s*)?File "')
_MARKS = re.compile(r"[\s|]*[~^]+[\s~^]*")
_BETWEEN = re.compile(r"Traceback \(most|During handling of|The above exception")
_ERROR = re.compile(
    r"((?:\w+\.)+[A-Z]\w*|[A-Z]\w*(?:Error|Exception|Exit|Group|Interrupt|Iteration|Warning))(?:: (.*))?"
)
_OS_ERROR = re.compile(r"(\[(?:Errno|WinError) -?\d+\] [^'\"]*?)(?:: ['\"].*)?")
_PLAIN_ERRORS = {
    *("AttributeError", "ImportError", "IndexError", "MemoryError", "ModuleNotFoundError", "NameError"),
    *("NotImplementedError", "RecursionError", "RuntimeError", "TypeError", "ZeroDivisionError"),
}
"""Errors that speak of the program and of kinds of things, never of what is in them."""


def shareable(lines: Iterable[str]) -> list[str]:
    """The log's own lines, and of a fault where it was and of which kind."""
    kept: list[str] = []
    was_where = False
    for line in lines:
        is_where = _WHERE.match(line) is not None
        if is_where or was_where or _ENTRY.match(line) or _BETWEEN.match(line) or _MARKS.fullmatch(line):
            kept.append(line.rstrip())
        elif line.strip() and (words := _error(line.strip())) != (kept[-1] if kept else ""):
            kept.append(words)
        was_where = is_where
    return kept


def _error(line: str) -> str:
    found = _ERROR.fullmatch(line)
    if not found:
        return LEFT_OUT
    kind, words = found[1], found[2]
    if not words or kind in _PLAIN_ERRORS or kind.startswith("sqlite3."):
        return line
    from_system = _OS_ERROR.fullmatch(words)
    return f"{kind}: {from_system[1] if from_system else LEFT_OUT}"
