"""Finds all that an author wants to know of a library, pages and pictures included: faults and advice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from onboarding.core.catalogue import Problem
from onboarding.core.images import ImageRefusal, images_in
from onboarding.core.problems import Code, ProblemList
from onboarding.core.validation import advise
from onboarding.errors import ImageRefused
from onboarding.files.library import Library, in_order, open_library

_IMAGE_PROBLEMS = {
    ImageRefusal.MISSING.value: Code.IMAGE_MISSING,
    ImageRefusal.OUTSIDE.value: Code.IMAGE_OUTSIDE,
    ImageRefusal.TOO_BIG.value: Code.IMAGE_TOO_BIG,
    ImageRefusal.TOO_LARGE.value: Code.IMAGE_TOO_LARGE,
    ImageRefusal.UNKNOWN_KIND.value: Code.IMAGE_UNKNOWN_KIND,
    ImageRefusal.UNSAFE.value: Code.IMAGE_UNSAFE,
}


def check_library(root: Path, today: date) -> tuple[Problem, ...]:
    """Reads every page and picture of a library. Raises LibraryUnreadable."""
    library = open_library(root)
    found = [*library.problems, *library.glossary_problems]
    for outline in library.outlines:
        found += problems_of(library, outline.id, today)
    return in_order(found)


def problems_of(library: Library, module_id: str, today: date) -> tuple[Problem, ...]:
    """All there is to say of one module, its pictures included. Raises as `Library.module` does."""
    module = library.module(module_id)
    path = module.outline.path
    found = ProblemList(path)
    for image in images_in(module):
        try:
            library.image(image.source)
        except ImageRefused as refused:
            found.add(_IMAGE_PROBLEMS[refused.reason], image.line, image.source[:80], refused.detail)
    misfits = (problem for problem in library.problems if problem.path == path)
    return in_order([*misfits, *module.problems, *found.in_order(), *advise(module, today)])
