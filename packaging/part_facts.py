"""Reads `parts.toml`: what packages don't say of themselves, and what is compiled into others' files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from part import HERE, PYTHON, ROOT, TEXTS, Part, holders, key_of_part

Facts = dict
"""As `parts.toml` has them; its own comments say what each line means."""

_LIBRARY = re.compile(r"PySide6/(?:Qt/lib/)?(?:libQt6(\w+)\.so\.6|Qt6(\w+)\.dll|Qt(\w+)\.framework/.+)")
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/[\w-]+/(?:lib)?([\w-]+)\.(?:so|dll|dylib)")
_EXTENSION = re.compile(r"(?:.+/)?(\w+)(?:\.[\w-]+)?\.(?:so|pyd)")


def facts() -> Facts:
    return tomllib.loads((HERE / "parts.toml").read_text(encoding="utf-8"))


def part_from(fact: Facts) -> Part:
    """A part that a line of the facts describes whole."""
    texts = tuple(ROOT / text if "/" in text else TEXTS / text for text in fact["texts"])
    said = fact["version"]
    version = _asked(said.removeprefix("asked: ")) if said.startswith("asked: ") else said
    return Part(
        key=key_of_part(fact["name"]),
        name=fact["name"],
        version=version,
        licence=fact["licence"],
        texts=texts,
        kind=fact.get("kind", "library"),
        source=fact["source"],
        purl=fact.get("purl", ""),
        cpe=fact.get("cpe", "").format(version=version),
        copyright=tuple(fact.get("copyright", ())) or tuple(line for text in texts for line in holders(text)),
        note=fact.get("note", ""),
        version_from=fact.get("version_from", ""),
    )


def qt_name(path: str) -> str:
    """“Qt Core” for a library of Qt, “plugin qjpeg” for a plugin, by the place in the bundle; else “”."""
    place = path.removeprefix("_internal/")
    if found := _LIBRARY.fullmatch(place):
        return f"Qt {next(filter(None, found.groups()))}"
    if found := _PLUGIN.fullmatch(place):
        return f"plugin {found[1]}"
    return ""


def names_of(path: str, key: str) -> Iterator[str]:
    """The names by which `within` may speak of a file of the part `key`."""
    yield key.removeprefix("package/")
    if name := qt_name(path):
        yield name
    elif key == PYTHON and (found := _EXTENSION.fullmatch(path)):
        yield f"python {found[1]}"


def says(file: Path, words: str) -> bool:
    """Whether the words stand in a library, byte by byte, or in a font, with two bytes to a letter."""
    content = file.read_bytes()
    return words.encode() in content or words.encode("utf-16-be") in content


def _asked(what: str) -> str:
    """The version of a library as the Python that builds knows it, which is the one in the bundle."""
    if what == "sqlite3":
        import sqlite3

        return sqlite3.sqlite_version
    if what == "decimal":
        import decimal

        return str(decimal.__libmpdec_version__)  # type: ignore[attr-defined]
    import pyexpat

    return pyexpat.EXPAT_VERSION.removeprefix("expat_")
