"""Opens a Word document as plain HTML with its pictures, once it is known to be safe to open."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onboarding.core.html_tidy import CAPTION, TITLE
from onboarding.core.images import MAX_IMAGE_BYTES, MAX_SIDE, is_whole, raster_size
from onboarding.core.imports import ImportRefusal
from onboarding.errors import ImportRefused

MAX_BYTES = 25_000_000
MAX_UNPACKED = 100_000_000
MAX_PARTS = 2_000
MAX_XML = 10_000_000
MAX_TAGS = 400_000

_OLD_WORD = b"\xd0\xcf\x11\xe0"  # an OLE file: Word before 2007, and documents with a password
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_XML = (".xml", ".rels")
_NEEDED = frozenset({"[Content_Types].xml", "word/document.xml"})
_STYLES = f"""
p[style-name='Title'] => h1.{TITLE}:fresh
p[style-name='Caption'] => p.{CAPTION}:fresh
p[style-name='caption'] => p.{CAPTION}:fresh
"""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """`pictures` are PNGs and JPEGs by the `src` that names them in `html`."""

    html: str
    pictures: dict[str, bytes]


def read_word(path: Path) -> WordDocument:
    """Raises ImportRefused. Nothing that the document points to outside itself is opened."""
    try:
        raw = _bytes_of(path)
        if raw.startswith(_OLD_WORD):
            raise _Refused(ImportRefusal.OLD)
        _check_parts(raw)
        return _converted(raw)
    except _Refused as refused:
        raise ImportRefused(path, refused.refusal) from refused
    except Exception as error:
        # A torn or forged zip ends in any kind of error: zipfile trusts what it reads of lengths and places.
        raise ImportRefused(path, ImportRefusal.NOT_WORD) from error


class _Refused(Exception):
    def __init__(self, refusal: ImportRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _Refused(ImportRefusal.UNREADABLE) from error
    if len(raw) > MAX_BYTES:
        raise _Refused(ImportRefusal.TOO_LARGE)
    return raw


def _check_parts(raw: bytes) -> None:
    """By what the zip says of itself first: nothing is unpacked that would be too large."""
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        entries = parts.infolist()
        if not {entry.filename for entry in entries} >= _NEEDED:
            raise _Refused(ImportRefusal.NOT_WORD)
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise _Refused(ImportRefusal.TOO_LARGE)
        if any(entry.flag_bits & 1 for entry in entries):
            raise _Refused(ImportRefusal.LOCKED)
        if any(entry.compress_type not in _PACKED_AS for entry in entries):
            raise _Refused(ImportRefusal.NOT_WORD)
        for entry in entries:
            if entry.filename.lower().endswith(_XML):
                if entry.file_size > MAX_XML:
                    raise _Refused(ImportRefusal.TOO_LARGE)
                _check_xml(parts.read(entry))


def _check_xml(xml: bytes) -> None:
    plain = xml.replace(b"\0", b"").upper()  # UTF-16 hides nothing
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise _Refused(ImportRefusal.UNSAFE)
    if plain.count(b"<") > MAX_TAGS:
        raise _Refused(ImportRefusal.TOO_LARGE)


def _converted(raw: bytes) -> WordDocument:
    import mammoth

    pictures: dict[str, bytes] = {}

    def keep(image: Any) -> dict[str, str]:
        with image.open() as file:
            found = file.read(MAX_IMAGE_BYTES + 1)
        if not _can_be_shown(found):
            return {"src": ""}
        source = f"picture-{len(pictures) + 1}"
        pictures[source] = found
        return {"src": source}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(raw),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(keep),
        )
    except Exception as error:
        # mammoth trusts the document's XML: what is missing or odd in it ends in any kind of error.
        raise _Refused(ImportRefusal.DAMAGED) from error
    return WordDocument(result.value, pictures)


def _can_be_shown(raw: bytes) -> bool:
    size = raster_size(raw)
    if size is None or len(raw) > MAX_IMAGE_BYTES:
        return False
    return min(size) >= 1 and max(size) <= MAX_SIDE and is_whole(raw)
