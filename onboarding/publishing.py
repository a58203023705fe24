"""HR's trip: see what changed since the last publish, say what to read again, swap the library in."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote
from uuid import uuid4

from onboarding.core.catalogue import GLOSSARY_FILE, PATHWAY_FILE, ModuleOutline, Problem, Severity
from onboarding.core.changes import ModuleChange, StepChange, compare
from onboarding.core.heights import Heights, heights, remembered
from onboarding.core.images import images_in
from onboarding.core.manifest import (
    LONGEST_NOTE,
    Manifest,
    PackRefusal,
    packed_files,
)
from onboarding.core.markdown import parse_module
from onboarding.core.module import Module
from onboarding.core.outline import read_outline
from onboarding.core.reasons import os_reason
from onboarding.core.revising import Answers, Revision
from onboarding.errors import (
    ErrorsStand,
    FileNotWritten,
    MayBeLeftOut,
    NothingToPublish,
    NotInLibrary,
    PackFileRefused,
    PublishedMeanwhile,
    SavedMeanwhile,
)
from onboarding.files.library_check import check_library
from onboarding.files.pack import pack_manifest, read_pack, write_pack
from onboarding.files.published import number_of, pack_name, packs_in
from onboarding.files.working import read_working, save_over, text_of

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_LEFT_OVER = re.compile(r"\.(library-[0-9]{5,9}\.zip)\.[0-9a-f]{16}\.tmp")
_NO_MODULES = frozenset({PATHWAY_FILE, GLOSSARY_FILE})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Base:
    """What was published last. `refused` are newer packs that can't be read; `number` is the next one's."""

    manifest: Manifest | None
    files: Mapping[str, bytes]
    outlines: Mapping[str, ModuleOutline]
    high: Heights
    refused: tuple[PackFileRefused, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a publish would change. Nothing is written while it is made.

    `modules` are those that are new, changed or gone; `others` the paths of other files that are. `errors`
    have to be mended first.
    """

    working: Path
    published: Path
    modules: tuple[ModuleChange, ...]
    others: tuple[str, ...]
    errors: tuple[Problem, ...]
    base: Base
    files: Mapping[str, bytes]
    revisions: Mapping[str, Revision]

    @property
    def number(self) -> int:
        """The number that the next pack will have."""
        return self.base.number

    @property
    def is_first(self) -> bool:
        return self.base.manifest is None

    @property
    def asks(self) -> tuple[StepChange, ...]:
        """The steps of which HR has to say whether people need to read them again."""
        return tuple(step for module in self.modules for step in module.steps if step.may_ask)

    def version(self, module_id: str, reread: Iterable[str] = (), new_modules: Iterable[str] = ()) -> str:
        """The version that a module would get by these answers. Raises KeyError for one that isn't there."""
        return self.revisions[module_id].version(Answers(frozenset(reread), frozenset(new_modules)))


@dataclass(frozen=True, slots=True)
class Published:
    """A pack that learners can take; `rewritten` are the files of the working library that were changed."""

    path: Path
    manifest: Manifest
    rewritten: tuple[Path, ...] = ()


def plan(working: Path, published: Path) -> Plan:
    """Compares the library that HR edits with the newest good pack.

    Raises LibraryUnreadable, FileNotWritten when the published folder can't be reached, and PackFileRefused
    for a file that no pack may hold.
    """
    base = _base(published)
    files = read_working(working)
    outlines = _outlines(files)
    different = _different(base.files, files)
    changes = compare(_modules(base.files, different), _modules(files, different), base.high.revs)
    by_id = {change.module_id: change for change in changes}
    was = {change.module_id: change.was for change in changes if change.was}
    pages = {outline.path for outline in (*outlines.values(), *base.outlines.values())}
    errors = [found for found in check_library(working, None) if found.severity is Severity.ERROR]
    return Plan(
        working,
        published,
        modules=changes,
        others=tuple(path for path in different if path not in pages),
        errors=tuple(errors),
        base=base,
        files=files,
        revisions={
            name: Revision(outline, base.outlines.get(was.get(name, name)), by_id.get(name), base.high)
            for name, outline in outlines.items()
        },
    )


def publish(
    working: Path,
    published: Path,
    reread: Collection[str],
    note: str,
    by: str,
    now: datetime,
    new_modules: Collection[str] = (),
    *,
    seen: Plan | None = None,
) -> Published:
    """Writes revisions, versions and the note into the working files, and then one pack that holds all of it.

    `reread` names steps as `module#step`. Given the plan that was `seen`, it goes ahead only while that still
    holds. Nothing of the published folder changes before the pack stands there whole. Stopped at any moment
    and done again, it comes to the same. Raises ErrorsStand, NotInLibrary, MayBeLeftOut, NothingToPublish,
    SavedMeanwhile, PublishedMeanwhile, FileNotWritten, and what `plan` raises; ValueError without a note.
    """
    answers = Answers(frozenset(reread), frozenset(new_modules), _one_line(note))
    if not answers.note:
        raise ValueError("a note says what changed")
    fresh = plan(working, published)
    if seen:
        _check_as_seen(seen, fresh)
    if fresh.errors:
        raise ErrorsStand(working, len(fresh.errors))
    _check_names(fresh, reread, new_modules)
    _check_pictures(fresh)
    files = dict(fresh.files)
    for revision in fresh.revisions.values():
        path = revision.outline.path
        files[path] = revision.written(files[path], answers)
    if files == fresh.base.files:
        raise NothingToPublish(fresh.number - 1)
    rewritten = [path for path in files if files[path] != fresh.files[path]]
    for path in rewritten:
        save_over(working / path, fresh.files[path], files[path])
    made = _write(published, fresh.base, files, answers.note, by, now)
    return Published(made.path, made.manifest, tuple(working / path for path in rewritten))


def earlier(published: Path) -> tuple[Manifest, ...]:
    """What every pack of the folder says of itself, the newest first; what can't be read is left out.

    Raises FileNotWritten when the folder can't be reached.
    """
    return tuple(_manifests(published))


def bring_back(published: Path, number: int, note: str, by: str, now: datetime) -> Published:
    """Publishes the files of an earlier pack again, as they were, under a new number.

    The working library stays as it is. Nobody is asked to read anything again: the revisions are those of
    that time, and the next time that HR asks, they rise above all that ever was. Raises NotInLibrary,
    NothingToPublish, and what `publish` raises.
    """
    base = _base(published)
    name = next((path for path in _packs(published) if _is(path, number, base)), None)
    if name is None or base.manifest is None:
        raise NotInLibrary(str(number))
    _, files = read_pack(name)
    if files == base.files:
        raise NothingToPublish(base.manifest.number)
    return _write(published, base, files, _one_line(note), by, now)


def _base(published: Path) -> Base:
    refused: list[PackFileRefused] = []
    packs = _packs(published)
    number = max((number_of(path) for path in packs), default=0) + 1
    for path in packs:
        try:
            manifest, files = read_pack(path)
        except PackFileRefused as error:
            if error.reason == PackRefusal.NEWER:
                raise
            log.warning("%s can't be read: %s: %s", path.name, error.reason, error.detail)
            refused.append(error)
            continue
        outlines = _outlines(files)
        high = heights(outlines.values(), manifest.reached)
        number = max(number, manifest.number + 1)
        return Base(manifest, files, outlines, high, tuple(refused), number)
    if refused:  # to begin a new line beside one that can't be read would lose every learner
        raise refused[0]
    return Base(None, {}, {}, heights((), ()), (), number)


def _packs(published: Path) -> list[Path]:
    try:
        return packs_in(published)
    except OSError as error:
        raise FileNotWritten(published, os_reason(error)) from error


def _outlines(files: Mapping[str, bytes]) -> dict[str, ModuleOutline]:
    """By id, in the order of their files."""
    read = (read_outline(raw, path)[0] for path, raw in files.items() if _is_module(path))
    found: dict[str, ModuleOutline] = {}
    for outline in read:
        if outline and outline.steps:
            found.setdefault(outline.id, outline)
    return found


def _modules(files: Mapping[str, bytes], paths: Iterable[str]) -> dict[str, Module]:
    """Some of the modules, read whole: most publishes change a page or two of very many."""
    there = (path for path in paths if path in files and _is_module(path))
    read = (parse_module(files[path], path, {})[0] for path in there)
    return {module.outline.id: module for module in read if module and module.steps}


def _is_module(path: str) -> bool:
    return path.lower().endswith(".md") and path.lower() not in _NO_MODULES


def _different(then: Mapping[str, bytes], now: Mapping[str, bytes]) -> list[str]:
    return [path for path in sorted(then.keys() | now.keys()) if then.get(path) != now.get(path)]


def _check_as_seen(seen: Plan, fresh: Plan) -> None:
    then, now = seen.base.manifest, fresh.base.manifest
    if now and (then is None or then.digest != now.digest):
        raise PublishedMeanwhile(seen.published, now.number)
    for path in _different(seen.files, fresh.files):
        ours, theirs = (_words_of(path, files) for files in (seen.files, fresh.files))
        raise SavedMeanwhile(seen.working / path, ours=ours, theirs=theirs)


def _words_of(path: str, files: Mapping[str, bytes]) -> str:
    """Nothing for a picture, and for a file that is gone."""
    return text_of(files.get(path, b"")) if path.lower().endswith(".md") else ""


def _check_names(fresh: Plan, reread: Collection[str], new_modules: Collection[str]) -> None:
    known = {
        f"{module_id}#{step.id}": step
        for module_id, revision in fresh.revisions.items()
        for step in revision.outline.steps
    }
    for name in (*reread, *new_modules):
        if name not in known and name not in fresh.revisions:
            raise NotInLibrary(name)
        if name in known and known[name].is_optional:
            raise MayBeLeftOut(name)


def _check_pictures(fresh: Plan) -> None:
    """A picture that only this computer finds, by other capitals or an unusual ending, is told."""
    is_any_gone = not fresh.base.files.keys() <= fresh.files.keys()
    pages = fresh.files if is_any_gone else _different(fresh.base.files, fresh.files)
    for module in _modules(fresh.files, pages).values():
        for image in images_in(module):
            names = {posixpath.normpath(source) for source in (image.source, unquote(image.source))}
            if names.isdisjoint(fresh.files):
                raise PackFileRefused(fresh.working, PackRefusal.MISSING.value, image.source)


def _write(
    published: Path, base: Base, files: Mapping[str, bytes], note: str, by: str, now: datetime
) -> Published:
    manifest = Manifest(
        pack_id=base.manifest.pack_id if base.manifest else str(uuid4()),
        number=base.number,
        published_at=now,
        published_by=_one_line(by),
        note=note,
        files=packed_files(files),
        reached=remembered(base.high, _outlines(files).values()),
    )
    _sweep(published, base.number)
    path = published / pack_name(base.number)
    write_pack(path, manifest, files)
    return Published(path, manifest)


def _sweep(published: Path, number: int) -> None:
    """Removes what a publish that was stopped left behind; one that is still at work has a higher number."""
    with suppress(OSError):
        for path in published.iterdir():
            found = _LEFT_OVER.fullmatch(path.name)
            if found and number_of(Path(found[1])) < number:
                path.unlink(missing_ok=True)


def _manifests(published: Path) -> Iterator[Manifest]:
    for path in _packs(published):
        try:
            yield pack_manifest(path)
        except PackFileRefused as error:
            log.warning("%s can't be read: %s: %s", path.name, error.reason, error.detail)


def _is(path: Path, number: int, base: Base) -> bool:
    try:
        manifest = pack_manifest(path)
    except PackFileRefused:
        return False
    return manifest.number == number and (not base.manifest or manifest.pack_id == base.manifest.pack_id)


def _one_line(text: str) -> str:
    """Ready for the top of a file and for a manifest."""
    return " ".join(_CONTROL.sub(" ", text).split())[:LONGEST_NOTE]
