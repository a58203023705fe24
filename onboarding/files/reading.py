"""Reads one library file for its outline, when the cache doesn't know it as it is now."""

from __future__ import annotations

from pathlib import Path

from onboarding.core.catalogue import PATHWAY_FILE, Problem
from onboarding.core.front_matter import line_of
from onboarding.core.outline import parse_pathway, read_outline
from onboarding.core.pathway import Misfit
from onboarding.core.problems import Code, ProblemList
from onboarding.core.reasons import os_reason
from onboarding.core.source import MAX_BYTES
from onboarding.files.outline_cache import NEVER, ReadOutline, Stamp


def read_file(root: Path, name: str, stamp: Stamp) -> tuple[Stamp, ReadOutline]:
    """The pathway's file or a module's. One that can't be opened is tried again at the next start."""
    try:
        raw = bytes_of(root / name)
    except OSError as error:
        problems = ProblemList(name)
        problems.add(Code.FILE_UNREADABLE, 0, os_reason(error))
        return NEVER, ReadOutline(None, problems.in_order())
    if name.lower() == PATHWAY_FILE:
        pathway, found = parse_pathway(raw, name)
        return stamp, ReadOutline(None, found, pathway)
    return stamp, ReadOutline(*read_outline(raw, name))


def problem_of(root: Path, misfit: Misfit) -> Problem:
    """A misfit as a problem, with the line of the module's file to mend."""
    problems = ProblemList(misfit.path)
    problems.add(misfit.code, line_of(bytes_of(root / misfit.path), misfit.key), *misfit.values)
    return problems.in_order()[0]


def bytes_of(path: Path) -> bytes:
    """One byte more than is allowed, at most: enough to know that a file is too big."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
