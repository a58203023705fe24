"""Finds all that an author wants to know of a library, pages and pictures included: faults and advice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

from onboarding.core.acronyms import abbreviations_in
from onboarding.core.catalogue import ModuleOutline, Problem
from onboarding.core.front_matter import line_of
from onboarding.core.images import ImageRefusal, images_in
from onboarding.core.markdown import parse_module
from onboarding.core.problems import Code, ProblemList
from onboarding.core.reasons import os_reason
from onboarding.core.source import read_lines
from onboarding.core.validation import advise
from onboarding.errors import ImageRefused, LibraryUnreadable
from onboarding.files.library import Library, in_order, open_library
from onboarding.files.reading import bytes_of

_IMAGE_PROBLEMS = {
    ImageRefusal.MISSING.value: Code.IMAGE_MISSING,
    ImageRefusal.OUTSIDE.value: Code.IMAGE_OUTSIDE,
    ImageRefusal.TOO_BIG.value: Code.IMAGE_TOO_BIG,
    ImageRefusal.TOO_LARGE.value: Code.IMAGE_TOO_LARGE,
    ImageRefusal.UNKNOWN_KIND.value: Code.IMAGE_UNKNOWN_KIND,
    ImageRefusal.UNSAFE.value: Code.IMAGE_UNSAFE,
}


FaultOf = Callable[[str], tuple[Code, str] | None]
"""What is wrong with the picture at a place of the library, with its detail."""


def check_library(root: Path, today: date | None) -> tuple[Problem, ...]:
    """Reads every page, and every picture once. Without a day no words are looked at, which takes a quarter
    of the time: all errors are there, and little advice. Raises LibraryUnreadable."""
    library = open_library(root)
    fault_of = cache(partial(_fault_of, library))
    found = [*library.problems, *library.glossary_problems]
    for outline in library.outlines:
        found += _problems_in(library, outline.path, _bytes_of(root / outline.path), today, fault_of)
    return in_order(found)


def problems_of(library: Library, module_id: str, today: date) -> tuple[Problem, ...]:
    """All there is to say of one module, its pictures included. Raises as `Library.module` does."""
    path = library.outline(module_id).path
    return problems_in(library, path, _bytes_of(library.root / path), today)


def problems_in(library: Library, path: str, raw: bytes, today: date) -> tuple[Problem, ...]:
    """All there is to say of a module that reads `raw`, saved or not; `path` is its place in the library."""
    return _problems_in(library, path, raw, today, partial(_fault_of, library))


def _problems_in(
    library: Library, path: str, raw: bytes, today: date | None, fault_of: FaultOf
) -> tuple[Problem, ...]:
    module, faults = parse_module(raw, path, {})  # the meanings of terms change no problem
    if module is None:
        return faults
    found = ProblemList(path)
    for code, key, values in _misfits(library, module.outline):
        found.add(code, line_of(raw, key), *values)
    for image in images_in(module):
        fault = fault_of(image.source)
        if fault:
            found.add(fault[0], image.line, image.source[:80], fault[1])
    if today is None:
        return in_order([*faults, *found.in_order()])
    terms = {*library.glossary, *abbreviations_in(read_lines(raw, ProblemList(path)))}
    review_by = module.outline.review_by
    review_line = line_of(raw, "review_by") if review_by and review_by < today else 0
    advice = advise(module, today, terms=terms, review_line=review_line)
    return in_order([*faults, *found.in_order(), *advice])


def _misfits(library: Library, outline: ModuleOutline) -> Iterator[tuple[Code, str, tuple[str, ...]]]:
    """What keeps the module from its place in the library, with the key of the line to mend."""
    other = next((known for known in library.outlines if known.id == outline.id), outline)
    if other.path != outline.path:
        yield Code.DUPLICATE_MODULE, "id", (outline.id, other.path)
    if outline.area and outline.area not in {area.id for area in library.pathway.areas}:
        yield Code.UNKNOWN_AREA, "area", (outline.area,)


def _fault_of(library: Library, source: str) -> tuple[Code, str] | None:
    try:
        library.image(source)
    except ImageRefused as refused:
        return _IMAGE_PROBLEMS[refused.reason], refused.detail
    return None


def _bytes_of(path: Path) -> bytes:
    try:
        return bytes_of(path)
    except OSError as error:
        raise LibraryUnreadable(path, os_reason(error)) from error
