"""Opens a folder of modules: its pathway and outlines at once, pages and pictures when they're asked for.

What reads pages and pictures is itself loaded only then: a start has no use for it and waits for each.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from onboarding.core.catalogue import (
    DEFAULT_TITLE,
    GLOSSARY_FILE,
    PATHWAY_FILE,
    ModuleOutline,
    Pathway,
    Problem,
    Severity,
)
from onboarding.core.pathway import arrange
from onboarding.core.reasons import os_reason
from onboarding.errors import LibraryUnreadable
from onboarding.files.outline_cache import NEVER, Outlines, ReadOutline, Stamp, keep_outlines, load_outlines

if TYPE_CHECKING:
    from onboarding.core.module import Module


_READ_LATER = frozenset({GLOSSARY_FILE, "readme.md"})


class Library:
    """The modules of one folder, in pathway order; `problems` are those found without opening a page."""

    def __init__(
        self, root: Path, pathway: Pathway, outlines: tuple[ModuleOutline, ...], problems: tuple[Problem, ...]
    ) -> None:
        self.root = root
        self.pathway = pathway
        self.outlines = outlines
        self.problems = problems
        self._outlines = {outline.id: outline for outline in outlines}
        self._modules: dict[str, tuple[Stamp, Module]] = {}

    @property
    def glossary(self) -> Mapping[str, str]:
        """Terms with their meanings; empty when the library has none."""
        return self._glossary[0]

    @property
    def glossary_problems(self) -> tuple[Problem, ...]:
        return self._glossary[1]

    def outline(self, module_id: str) -> ModuleOutline:
        """Raises KeyError when the library has no such module."""
        return self._outlines[module_id]

    def module(self, module_id: str) -> Module:
        """Read again when its file has changed.

        Raises KeyError when the library has no such module, LibraryUnreadable when its file is gone.
        """
        from onboarding.core.markdown import parse_module
        from onboarding.files.reading import bytes_of

        outline = self.outline(module_id)
        path = self.root / outline.path
        try:
            stamp = _stamp(path.stat())
            kept = self._modules.get(module_id)
            if kept and kept[0] == stamp:
                return kept[1]
            raw = bytes_of(path)
        except OSError as error:
            raise LibraryUnreadable(path, os_reason(error)) from error
        module, _ = parse_module(raw, outline.path, self.glossary)
        if module is None or not module.steps:
            raise LibraryUnreadable(path, "it is no module any more")
        # The pathway knows a module by what its file said when the library was opened.
        module = replace(module, outline=replace(module.outline, id=module_id, area=outline.area))
        self._modules[module_id] = (stamp, module)
        if module.outline.digest != outline.digest:
            self._take_up(module.outline)
        return module

    def _take_up(self, changed: ModuleOutline) -> None:
        """A file that changed while the program is open counts as it is now; its place stays."""
        self._outlines[changed.id] = changed
        self.outlines = tuple(self._outlines[outline.id] for outline in self.outlines)

    def image(self, source: str) -> bytes:
        """A PNG, JPEG or plain SVG that is safe to draw. Raises ImageRefused."""
        from onboarding.files.library_images import read_image

        return read_image(self.root, source)

    @cached_property
    def _glossary(self) -> tuple[dict[str, str], tuple[Problem, ...]]:
        from onboarding.core.markdown import parse_glossary
        from onboarding.files.reading import bytes_of

        try:
            raw = bytes_of(self.root / GLOSSARY_FILE)
        except OSError:
            return {}, ()
        return parse_glossary(raw, GLOSSARY_FILE)


def open_library(root: Path, cache: Path | None = None) -> Library:
    """Outlines of unchanged files come from the folder `cache`. Raises LibraryUnreadable."""
    known = load_outlines(cache, root) if cache else {}
    files = dict(_read_files(root, known))
    if cache and files != known:
        keep_outlines(cache, root, files)
    found = [problem for _, read in files.values() for problem in read.problems]
    shown = [read.outline for _, read in files.values() if read.outline and read.outline.steps]
    pathway = next((read.pathway for _, read in files.values() if read.pathway), None)
    arranged = arrange(pathway or Pathway(DEFAULT_TITLE, (), ()), shown)
    if not arranged.outlines:
        from onboarding.core.problem_sentences import problem_sentences

        why = problem_sentences(found)[0].rstrip(".") if found else "there is no module in it"
        raise LibraryUnreadable(root, why)
    if pathway is None:
        from onboarding.core.problems import Code

        found.append(Problem(Code.NO_PATHWAY, Severity.ERROR, PATHWAY_FILE, 0, (PATHWAY_FILE,)))
    if arranged.misfits:
        from onboarding.files.reading import problem_of

        found += (problem_of(root, misfit) for misfit in arranged.misfits)
    return Library(root, arranged.pathway, arranged.outlines, in_order(found))


def _read_files(root: Path, known: Outlines) -> Iterator[tuple[str, tuple[Stamp, ReadOutline]]]:
    try:
        with os.scandir(root) as entries:
            found = [(entry.name, _stamp_of(entry)) for entry in entries if _is_read(entry)]
    except OSError as error:
        raise LibraryUnreadable(root, os_reason(error)) from error
    for name, stamp in sorted(found, key=_stem):
        kept = known.get(name)
        if kept is None or kept[0] != stamp:
            from onboarding.files.reading import read_file

            kept = read_file(root, name, stamp)
        yield name, kept


def _stem(file: tuple[str, Stamp]) -> str:
    """Sorts `page.md` before `page-copy.md`, so that the copy is the one left out."""
    return file[0][: -len(".md")]


def _is_read(entry: os.DirEntry[str]) -> bool:
    name = entry.name.lower()
    return name.endswith(".md") and not name.startswith(".") and name not in _READ_LATER and _is_file(entry)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """What can't even be looked at is taken for a file, so that reading it tells why."""
    try:
        return entry.is_file()
    except OSError:
        return True


def _stamp_of(entry: os.DirEntry[str]) -> Stamp:
    try:
        return _stamp(entry.stat())
    except OSError:
        return NEVER


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file and line, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.path, problem.line)))
