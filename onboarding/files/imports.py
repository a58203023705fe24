"""Brings a Word document, what was copied, or questions into a library as a new module."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from onboarding.core.aiken import is_aiken, read_aiken
from onboarding.core.drafts import Place, module_text, place_for, questions_body
from onboarding.core.gift import read_gift
from onboarding.core.html_tidy import tidied
from onboarding.core.html_tree import Node, read_html
from onboarding.core.imports import COPIED_TITLE, QUESTIONS, WORD, Imported, ImportRefusal
from onboarding.core.pasting import Copied
from onboarding.core.problems import ProblemList
from onboarding.core.questions import ReadQuestions
from onboarding.core.reasons import os_reason
from onboarding.core.source import MAX_BYTES, read_lines
from onboarding.core.word_pages import page_of
from onboarding.core.work import IsCancelled, never
from onboarding.errors import FileNotWritten, ImportRefused
from onboarding.files.atomic import write_atomically
from onboarding.files.copied_pictures import pictures_of
from onboarding.files.library import Library
from onboarding.files.reading import bytes_of
from onboarding.files.word import read_word

_IMAGES = "images"
_PNG = b"\x89PNG"


def import_file(path: Path, library: Library, is_cancelled: IsCancelled = never) -> Imported | None:
    """Writes a module of its own, and its pictures; nothing that is there is touched.

    None when it was cancelled before anything was written. Raises ImportRefused, FileNotWritten.
    """
    if path.suffix.lower() == WORD:
        return _import_word(path, library, is_cancelled)
    if path.suffix.lower() in QUESTIONS:
        return _import_questions(path, library, is_cancelled)
    raise ImportRefused(path, ImportRefusal.UNKNOWN_KIND)


def import_copied(copied: Copied, library: Library, is_cancelled: IsCancelled = never) -> Imported | None:
    """Writes a module of what was copied elsewhere, as `import_file` does. Raises FileNotWritten."""
    pictures = {picture.source: picture.raw for picture in pictures_of(copied)}
    return _import_page(copied.root, pictures, COPIED_TITLE, library, is_cancelled)


def read_questions(path: Path) -> ReadQuestions:
    """Questions in Aiken form, where a line says ANSWER, or else in GIFT form. Raises ImportRefused."""
    try:
        raw = bytes_of(path)
    except OSError as error:
        raise ImportRefused(path, ImportRefusal.UNREADABLE) from error
    if len(raw) > MAX_BYTES:
        raise ImportRefused(path, ImportRefusal.TOO_LARGE)
    lines = read_lines(raw, ProblemList(path.name))
    return read_aiken(lines) if is_aiken(lines) else read_gift(lines)


def _import_word(path: Path, library: Library, is_cancelled: IsCancelled) -> Imported | None:
    document = read_word(path)
    root = tidied(read_html(document.html))
    return _import_page(root, document.pictures, path.stem, library, is_cancelled)


def _import_page(
    root: Node,
    pictures: Mapping[str, bytes],
    usual_title: str,
    library: Library,
    is_cancelled: IsCancelled,
) -> Imported | None:
    title = page_of(root, usual_title, lambda source: source).title
    place = _place(title, library)
    names = _picture_names(place, pictures, _names_in(library.root / _IMAGES))
    page = page_of(root, usual_title, lambda source: names.get(source, ""))
    if is_cancelled():
        return None
    for source, name in names.items():
        _write_beside(library.root / name, pictures[source])
    return Imported(_write_module(library, place, title, page.body), page.left_out)


def _import_questions(path: Path, library: Library, is_cancelled: IsCancelled) -> Imported | None:
    read = read_questions(path)
    if is_cancelled():
        return None
    if not read.questions:
        return Imported(None, read.left_out)
    place = _place(path.stem, library)
    written = _write_module(library, place, path.stem, questions_body(read.questions))
    return Imported(written, read.left_out)


def _place(title: str, library: Library) -> Place:
    taken = {name.rpartition(".")[0] for name in _names_in(library.root)}
    return place_for(title, library.pathway, library.outlines, taken)


def _picture_names(place: Place, pictures: Mapping[str, bytes], taken: Collection[str]) -> dict[str, str]:
    names: dict[str, str] = {}
    number = 0
    for source, raw in pictures.items():
        ending = "png" if raw.startswith(_PNG) else "jpg"
        name = ""
        while not name or name in taken:
            number += 1
            name = f"{place.module_id}-{number}.{ending}"
        names[source] = f"{_IMAGES}/{name}"
    return names


def _names_in(folder: Path) -> set[str]:
    """In small letters: Windows and macOS tell none apart by their capitals."""
    try:
        return {path.name.lower() for path in folder.iterdir()}
    except OSError:
        return set()


def _write_beside(path: Path, raw: bytes) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error
    write_atomically(path, raw)


def _write_module(library: Library, place: Place, title: str, body: str) -> str:
    name = f"{place.module_id}.md"
    write_atomically(library.root / name, module_text(title, place, body).encode())
    return name
