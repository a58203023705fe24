"""Keeps the outlines of a library between starts, so that only changed files are read again."""

from __future__ import annotations

import contextlib
import json
import zlib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from onboarding import __version__
from onboarding.core.catalogue import Area, ModuleOutline, Pathway, Problem, Severity, StepOutline
from onboarding.errors import FileNotWritten
from onboarding.files.atomic import write_atomically

LAYOUT = 4
FILE_NAME = "outlines.json"

# A file changed again within this time may keep its size and its time: such an entry isn't trusted.
_SETTLING_NS = 2_000_000_000


class Stamp(NamedTuple):
    """What tells cheaply that a file is as it was."""

    size: int
    mtime_ns: int


NEVER = Stamp(-1, -1)
"""The stamp of a file that is to be read again whatever happens."""


class ReadOutline(NamedTuple):
    """What reading one file gave: a module's outline, the pathway, or neither."""

    outline: ModuleOutline | None
    problems: tuple[Problem, ...]
    pathway: Pathway | None = None


Outlines = dict[str, tuple[Stamp, ReadOutline]]
"""What was read of each file, by its path within the library."""


def load_outlines(folder: Path, root: Path) -> Outlines:
    """By path within the library; empty when there's no cache, or it's damaged or another library's."""
    path = folder / FILE_NAME
    try:
        written_ns = path.stat().st_mtime_ns
        digest, _, data = path.read_bytes().partition(b"\n")
        stored = json.loads(data) if digest == _digest(data) else {}
        if stored.get("about") != _about(root):
            return {}
        return {
            file: (stamp, _read(file, row))
            for file, size, mtime_ns, *row in stored["files"]
            if (stamp := Stamp(int(size), int(mtime_ns))).mtime_ns < written_ns - _SETTLING_NS
        }
    except (OSError, ValueError, TypeError):
        return {}


def keep_outlines(folder: Path, root: Path, outlines: Outlines) -> None:
    """A cache that can't be written costs time at the next start, and nothing else."""
    files = [
        [path, stamp.size, stamp.mtime_ns, *_row(read)] for path, (stamp, read) in sorted(outlines.items())
    ]
    text = json.dumps({"about": _about(root), "files": files}, ensure_ascii=False, separators=(",", ":"))
    data = text.encode()
    with contextlib.suppress(OSError, FileNotWritten):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / FILE_NAME, _digest(data) + b"\n" + data)


def _digest(data: bytes) -> bytes:
    return b"%08x" % zlib.crc32(data)


def _about(root: Path) -> list[str]:
    return [str(LAYOUT), __version__, str(root)]


def _row(read: ReadOutline) -> list[Any]:
    problems = [[p.code, p.severity.value, p.line, list(p.values)] for p in read.problems]
    if read.pathway is not None:
        return [None, problems, read.pathway]
    if read.outline is None:
        return [None, problems, None]
    outline = read.outline
    fields = [
        outline.id,
        outline.title,
        outline.area,
        outline.order,
        outline.minutes,
        outline.version,
        outline.owner,
        outline.review_by.isoformat() if outline.review_by else None,
        outline.due_days,
        outline.change_note,
        outline.steps,
        outline.digest,
        outline.was,
    ]
    return [fields, problems, None]


def _read(path: str, row: list[Any]) -> ReadOutline:
    fields, problems, pathway = row
    found = tuple(
        Problem(code, Severity(severity), path, line, tuple(values))
        for code, severity, line, values in problems
    )
    outline = _outline(path, fields) if fields is not None else None
    return ReadOutline(outline, found, _pathway(pathway) if pathway is not None else None)


def _pathway(fields: list[Any]) -> Pathway:
    title, welcome, areas = fields
    return Pathway(title, tuple(welcome), tuple(Area(*area) for area in areas))


def _outline(path: str, fields: list[Any]) -> ModuleOutline:
    *before, review_by, due_days, change_note, steps, digest, was = fields
    reviewed = date.fromisoformat(review_by) if review_by else None
    read_steps = tuple(StepOutline(*[*facts, tuple(step_was)]) for *facts, step_was in steps)
    return ModuleOutline(*[*before, reviewed, due_days, change_note, read_steps, path, digest, tuple(was)])
