"""Copies a picture into a library that somebody edits, once it is known to be safe to draw."""

from __future__ import annotations

from pathlib import Path

from onboarding.core.image_names import image_name
from onboarding.core.reasons import os_reason
from onboarding.errors import FileNotWritten
from onboarding.files.atomic import write_atomically
from onboarding.files.library_images import check_picture, read_checked

FOLDER = "images"


def copy_image(path: Path, root: Path) -> str:
    """Where it lies in the library, as an address; the very same picture is not copied twice.

    Raises ImageRefused and FileNotWritten.
    """
    return _kept(path.name, read_checked(path, path.name), root)


def keep_picture(name: str, raw: bytes, root: Path) -> str:
    """The same for the bytes of a PNG or a JPEG. Raises ImageRefused and FileNotWritten."""
    check_picture(raw, name)
    return _kept(name, raw, root)


def _kept(name: str, raw: bytes, root: Path) -> str:
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        there = {file.name: file for file in folder.iterdir()}
    except OSError as error:
        raise FileNotWritten(folder, os_reason(error)) from error
    fresh = image_name(name, raw, ())
    if fresh in there and _holds(there[fresh], raw):
        return f"{FOLDER}/{fresh}"
    free = image_name(name, raw, there)
    write_atomically(folder / free, raw)
    return f"{FOLDER}/{free}"


def _holds(path: Path, raw: bytes) -> bool:
    try:
        return path.stat().st_size == len(raw) and path.read_bytes() == raw
    except OSError:
        return False
