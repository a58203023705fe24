"""One part of the bundle: its name, version and licence, and what must be there before it may be shipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TEXTS = HERE / "licences"
"""Licence texts that no package brings along, word for word."""

PROGRAM = "kirklees-onboarding"
PYTHON = "python"


class Refused(Exception):
    """The bundle must not go out like this; the sentences say why, and what to do."""


@dataclass(frozen=True, slots=True)
class Part:
    """`key` is the same in every build, `kind` a kind of component as CycloneDX names them.

    `licence` is an SPDX expression, `texts` the files that have its words, `files` the paths in the bundle
    that are this part's alone. Of the other parts, by key: `inside` those that it is compiled into, `needs`
    those that it does not work without. `version_from` says who told the version, where no file does.
    """

    key: str
    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    kind: str = "library"
    source: str = ""
    purl: str = ""
    cpe: str = ""
    copyright: tuple[str, ...] = ()
    note: str = ""
    version_from: str = ""
    files: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def faults_of(part: Part) -> Iterator[str]:
    """Why the part can't be shipped, a sentence or two each, with what to do."""
    called = f"{part.name} {part.version}"
    if not part.licence:
        yield (
            f"{called} says no licence that can be read. Read its licence file, and add the SPDX expression "
            "to packaging/parts.toml."
        )
    if not part.texts:
        yield (
            f"{called} brings no licence text. Put the words of {part.licence or 'its licence'} into "
            "packaging/licences, and name the file in packaging/parts.toml."
        )
    for text in part.texts:
        if not text.is_file() or not text.read_bytes().strip():
            yield f"{called} should be shipped with {text.name}, which is not there: {text}"


def holders(text: Path) -> tuple[str, ...]:
    """The lines at the beginning of a licence that name whose copyright it is; none when there are none."""
    if not text.is_file():
        return ()
    lines = (line.strip() for line in text.read_text(encoding="utf-8", errors="replace").splitlines()[:40])
    found = [line for line in lines if re.match(r"(?i)copyright\b|©", line) and re.search(r"\d{4}", line)]
    return tuple(dict.fromkeys(found))[:6]


def key_of_part(name: str) -> str:
    return "part/" + re.sub(r"\W+", "-", name.lower()).strip("-")


def key_of_package(name: str) -> str:
    """As Python's packages are told apart: PySide6_Essentials and pyside6-essentials are one."""
    return "package/" + re.sub(r"[-_.]+", "-", name).lower()
