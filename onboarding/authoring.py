"""HR's trip as far as publishing: a library as files to edit, saved so that nobody's words are lost."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from onboarding.core.catalogue import GLOSSARY_FILE, PATHWAY_FILE, ModuleOutline, Problem
from onboarding.core.file_text import FileText, read_file_text, written
from onboarding.core.ids import id_from
from onboarding.core.markdown import parse_glossary, parse_module, parse_page
from onboarding.core.module import Block, Module
from onboarding.core.outline import parse_pathway, read_outline
from onboarding.core.reasons import os_reason
from onboarding.core.rewriting import with_details
from onboarding.core.source import MAX_BYTES
from onboarding.errors import FileNotWritten, LibraryUnreadable, OnboardingError, PageUnreadable
from onboarding.files.atomic import write_atomically
from onboarding.files.image_copies import copy_image
from onboarding.files.image_copies import keep_picture as keep_picture_bytes
from onboarding.files.library import Library, open_library
from onboarding.files.library_check import problems_in
from onboarding.files.reading import bytes_of
from onboarding.files.working import save_over

_HEADING = re.compile(rb"^# .*$", re.MULTILINE)
_NOT_EDITED = frozenset({"readme.md"})


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the library as a list shows it; without an outline it is no module, or not one yet."""

    path: str
    title: str
    outline: ModuleOutline | None = None

    @property
    def id(self) -> str:
        return self.outline.id if self.outline else PurePosixPath(self.path).stem


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of an area, in the order in which people meet them."""

    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page as it was read: its bytes are what a save is checked against."""

    path: str
    raw: bytes
    kept: FileText

    @property
    def text(self) -> str:
        return self.kept.text

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


def open_working(root: Path) -> Library:
    """A library to be edited, however much it needs mending. Raises LibraryUnreadable for what is none."""
    try:
        return open_library(root)
    except LibraryUnreadable:
        pages = list(_names(root))
        has_modules = any(_stray(root, name).outline for name in pages)
        if PATHWAY_FILE not in pages and not has_modules:
            raise
        raw = _raw(root, PATHWAY_FILE) if PATHWAY_FILE in pages else b""
        pathway, problems = parse_pathway(raw, PATHWAY_FILE)
        return Library(root, pathway, (), problems)


def shelves(library: Library) -> tuple[Shelf, ...]:
    """Every page of the folder: by area, then what has no place yet, then what belongs to the whole."""
    placed = {outline.path for outline in library.outlines}
    areas = [
        Shelf(
            area.title,
            tuple(Page(one.path, one.title, one) for one in library.outlines if one.area == area.id),
        )
        for area in library.pathway.areas
    ]
    names = list(_names(library.root))
    whole = tuple(Page(name, _WHOLE[name.lower()]) for name in names if name.lower() in _WHOLE)
    strays = tuple(
        _stray(library.root, name) for name in names if name not in placed and name.lower() not in _WHOLE
    )
    return tuple(
        shelf
        for shelf in (*areas, Shelf("To be mended", strays), Shelf("The whole library", whole))
        if shelf.pages
    )


def read_page(root: Path, path: str) -> OpenPage:
    """Raises PageUnreadable."""
    raw = _raw(root, path)
    if len(raw) > MAX_BYTES:
        raise PageUnreadable(root / path, "it is over 1 MB")
    try:
        return OpenPage(path, raw, read_file_text(raw))
    except ValueError as error:
        raise PageUnreadable(root / path, "it is no text") from error


def save_page(root: Path, page: OpenPage, text: str) -> OpenPage:
    """Once this returns the disk has it.

    Raises SavedMeanwhile, with both texts, when the file is another one than the page that was read, and
    FileNotWritten.
    """
    fresh = written(text, page.kept)
    save_over(root / page.path, page.raw, fresh)
    return OpenPage(page.path, fresh, read_file_text(fresh))


def as_utf8(page: OpenPage) -> OpenPage:
    """The same page, to be saved in the encoding that the program reads best."""
    return replace(page, kept=replace(page.kept, encoding="utf-8", mark=b""))


def problems_of_text(library: Library, page: OpenPage, text: str, today: date) -> tuple[Problem, ...]:
    """All there is to say of a page with these words in it, saved or not."""
    raw = written(text, page.kept)
    if page.path.lower() == PATHWAY_FILE:
        return parse_pathway(raw, page.path)[1]
    if page.path.lower() == GLOSSARY_FILE:
        return parse_glossary(raw, page.path)[1]
    return problems_in(library, page.path, raw, today)


def module_of_text(library: Library, page: OpenPage, text: str) -> Module | None:
    """What learners would see; None while it can't be shown, and for a page that is no module."""
    if page.path.lower() in _WHOLE:
        return None
    return parse_module(written(text, page.kept), page.path, library.glossary)[0]


def is_of_whole(path: str) -> bool:
    """Whether a page is the pathway’s or the glossary’s, and no module."""
    return path.lower() in _WHOLE


def earlier_texts(page: OpenPage, library_in_use: Path) -> Iterator[str]:
    """The page as it is saved, and as learners have it on this computer."""
    yield page.text
    with suppress(OnboardingError):
        yield read_page(library_in_use, page.path).text


def as_on_disk(root: Path, page: OpenPage) -> OpenPage:
    """The page as somebody else left it; without bytes where they deleted it. Raises PageUnreadable."""
    if not (root / page.path).exists():
        return replace(page, raw=b"", kept=replace(page.kept, text="", ends=()))
    return read_page(root, page.path)


def new_module(root: Path, template: Path, title: str, area: str, owner: str, today: date) -> str:
    """Writes a module that begins as the template does, to be reviewed in a year; gives its place.

    Raises FileNotWritten, and PageUnreadable when there is no template.
    """
    taken = {PurePosixPath(name).stem.lower() for name in _names(root)}
    name = id_from(title, taken | {"readme", "pathway", "glossary"})
    details = {
        "id": name,
        "title": title,
        "area": area,
        "order": "",
        "owner": owner,
        "review_by": _in_a_year(today).isoformat(),
    }
    raw = with_details(_raw(template.parent, template.name), details)
    heading = f"# {' '.join(title.split())}".encode()
    path = f"{name}.md"
    write_atomically(root / path, _HEADING.sub(lambda _: heading, raw, count=1))
    return path


def copy_library(source: Path, target: Path) -> Path:
    """A copy to be edited, whole or not at all. Raises FileNotWritten; nothing that is there is replaced."""
    if target.exists():
        raise FileNotWritten(target, "there is something of that name already")
    fresh = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        try:
            shutil.copytree(source, fresh, ignore=shutil.ignore_patterns(".*"))
            fresh.rename(target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except (OSError, shutil.Error) as error:
        reason = os_reason(error) if isinstance(error, OSError) else str(error)
        raise FileNotWritten(target, reason) from error
    return target


def add_image(root: Path, source: Path) -> str:
    """Puts a picture into the library and gives its place there. Raises ImageRefused and FileNotWritten."""
    return copy_image(source, root)


def keep_picture(root: Path, name: str, raw: bytes) -> str:
    """The same for the bytes of a PNG or a JPEG."""
    return keep_picture_bytes(name, raw, root)


def read_guide(path: Path) -> tuple[str, tuple[Block, ...]]:
    """The title and the words of a page that is no module. Raises PageUnreadable."""
    title, blocks, _ = parse_page(_raw(path.parent, path.name), path.name)
    return title, blocks


_WHOLE = {PATHWAY_FILE: "Welcome words and areas", GLOSSARY_FILE: "Glossary"}
"""Pages that belong to no area."""


def _names(root: Path) -> Iterator[str]:
    try:
        found = sorted(entry.name for entry in root.iterdir() if entry.is_file())
    except OSError as error:
        raise LibraryUnreadable(root, os_reason(error)) from error
    for name in found:
        if name.lower().endswith(".md") and not name.startswith(".") and name.lower() not in _NOT_EDITED:
            yield name


def _stray(root: Path, name: str) -> Page:
    try:
        outline, _ = read_outline(_raw(root, name), name)
    except PageUnreadable:
        outline = None
    return Page(name, outline.title if outline else re.sub(r"\.md$", "", name, flags=re.I), outline)


def _raw(root: Path, path: str) -> bytes:
    try:
        return bytes_of(root / path)
    except OSError as error:
        raise PageUnreadable(root / path, os_reason(error)) from error


def _in_a_year(today: date) -> date:
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return date(today.year + 1, today.month, day)
