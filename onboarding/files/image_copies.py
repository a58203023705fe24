"""Copies a picture into a library that somebody edits, once it is known to be safe to draw."""

from __future__ import annotations

from pathlib import Path

from onboarding.core.image_names import image_name
from onboarding.core.reasons import os_reason
from onboarding.errors import FileNotWritten
from onboarding.files.atomic import write_atomically
from onboarding.files.library_images import read_checked

FOLDER = "images"


def copy_image(path: Path, root: Path) -> str:
    """Where it lies in the library, as an address; the very same picture is not copied twice.

    Raises ImageRefused and FileNotWritten.
    """
    raw = read_checked(path, path.name)
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        there = {file.name: file for file in folder.iterdir()}
    except OSError as error:
        raise FileNotWritten(folder, os_reason(error)) from error
    fresh = image_name(path.name, raw, ())
    if fresh in there and _holds(there[fresh], raw):
        return f"{FOLDER}/{fresh}"
    name = image_name(path.name, raw, there)
    write_atomically(folder / name, raw)
    return f"{FOLDER}/{name}"


def _holds(path: Path, raw: bytes) -> bool:
    try:
        return path.stat().st_size == len(raw) and path.read_bytes() == raw
    except OSError:
        return False
