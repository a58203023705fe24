"""Reads an image of the library: only from inside its folder, and only when it's safe to draw."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from onboarding.core.images import MAX_IMAGE_BYTES, MAX_SIDE, ImageRefusal, is_whole, raster_size
from onboarding.errors import ImageRefused
from onboarding.files.svg import SvgRefused, check_svg

# A colon is a drive, a scheme or a hidden stream; the rest leaves the folder or ends a name early.
_OUTSIDE = re.compile(r"[:\\\x00-\x1f]|^/|(?:^|/)\.\.(?:/|$)|^~")


def read_image(root: Path, source: str) -> bytes:
    """Raises ImageRefused."""
    return read_checked(_path_inside(root, source), source)


def read_checked(path: Path, source: str) -> bytes:
    """The bytes of a file, wherever it lies, once they are known to be safe to draw. Raises ImageRefused."""
    raw = _bytes_of(path, source)
    if source.lower().endswith(".svg"):
        _check_drawing(raw, source)
    else:
        check_picture(raw, source)
    return raw


def _path_inside(root: Path, source: str) -> Path:
    plain = unquote(source)
    if _OUTSIDE.search(source) or _OUTSIDE.search(plain):
        raise ImageRefused(source, ImageRefusal.OUTSIDE)
    try:
        inside = root.resolve(strict=True)
        written = inside / source
        path = (written if written.is_file() else inside / plain).resolve(strict=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise ImageRefused(source, ImageRefusal.MISSING) from error
    if not path.is_relative_to(inside):
        raise ImageRefused(source, ImageRefusal.OUTSIDE)
    if not path.is_file():
        raise ImageRefused(source, ImageRefusal.MISSING)
    return path


def _bytes_of(path: Path, source: str) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_IMAGE_BYTES + 1)
    except OSError as error:
        raise ImageRefused(source, ImageRefusal.MISSING) from error
    if len(raw) > MAX_IMAGE_BYTES:
        raise ImageRefused(source, ImageRefusal.TOO_BIG)
    return raw


def _check_drawing(raw: bytes, source: str) -> None:
    try:
        check_svg(raw)
    except SvgRefused as refused:
        raise ImageRefused(source, refused.refusal, refused.reason) from refused


def check_picture(raw: bytes, source: str) -> None:
    """Raises ImageRefused for what is no PNG or JPEG that is safe to draw."""
    if len(raw) > MAX_IMAGE_BYTES:
        raise ImageRefused(source, ImageRefusal.TOO_BIG)
    size = raster_size(raw)
    if size is None or min(size) < 1:
        raise ImageRefused(source, ImageRefusal.UNKNOWN_KIND)
    if max(size) > MAX_SIDE:
        raise ImageRefused(source, ImageRefusal.TOO_LARGE)
    if not is_whole(raw):
        raise ImageRefused(source, ImageRefusal.UNKNOWN_KIND)
