"""Writes a module or a whole library as one page that needs no program of ours to be read or printed."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from onboarding.core.handout import Form, Handout, handout_of, handout_of_all
from onboarding.core.ids import id_from
from onboarding.core.images import images_in
from onboarding.core.reasons import os_reason
from onboarding.errors import FileNotWritten, ImageRefused
from onboarding.files.atomic import write_atomically
from onboarding.files.library import Library

_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}


def export(library: Library, out: Path, form: Form, module_id: str = "") -> None:
    """Writes `out`; a Markdown page has its pictures in a folder beside it.

    Raises KeyError when the library has no such module, LibraryUnreadable, FileNotWritten.
    """
    if module_id:
        handout = handout_of(library.module(module_id))
    else:
        modules = [library.module(outline.id) for outline in library.outlines]
        handout = handout_of_all(library.pathway, modules)
    if form is Form.HTML:
        _write_html(library, handout, out)
    else:
        _write_markdown(library, handout, out)


def _write_html(library: Library, handout: Handout, out: Path) -> None:
    from onboarding.core.handout_html import html_page

    @cache
    def address(source: str) -> str:
        raw = _image(library, source)
        kind = _KINDS.get(PurePosixPath(source.lower()).suffix, "image/jpeg")
        return f"data:{kind};base64,{base64.b64encode(raw).decode('ascii')}" if raw else ""

    write_atomically(out, html_page(handout, address).encode())


def _write_markdown(library: Library, handout: Handout, out: Path) -> None:
    from onboarding.core.handout_markdown import markdown_page

    folder = out.with_name(f"{out.stem}-pictures")
    names: dict[str, str] = {}
    for module in handout.modules:
        for image in images_in(module):
            raw = _image(library, image.source)
            if raw and image.source not in names:
                source = PurePosixPath(unquote(image.source))
                name = f"{len(names) + 1:03}-{id_from(source.stem)}{source.suffix.lower()}"
                names[image.source] = f"{folder.name}/{name}"
                _write_beside(folder / name, raw)
    page = markdown_page(handout, lambda source: names.get(source, source))
    write_atomically(out, page.encode())


def _write_beside(path: Path, raw: bytes) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error
    write_atomically(path, raw)


def _image(library: Library, source: str) -> bytes:
    """Nothing when it can't be shown: its words then stand alone, as they do in the program."""
    try:
        return library.image(source)
    except ImageRefused:
        return b""
