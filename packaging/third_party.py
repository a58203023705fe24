"""`THIRD-PARTY.txt`: the parts in plain words, and how somebody puts a Qt of their own in place of ours."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import PurePosixPath

from licence_texts import FOLDER, by_name, name_of
from part import PROGRAM, Part, key_of_package

FILE = "THIRD-PARTY.txt"

_BEGINNING = """\
What this program is made of

We’re Kirklees onboarding {version} is free software under the MIT licence. It contains the parts below, which
other people wrote and gave away under licences of their own. The full words of every licence are in the
folder “{folder}” beside this file. “sbom.cdx.json” has the same list for machines (CycloneDX), with the
digest of each file.
"""

_QT = """\
Qt, and your right to replace it

This program uses Qt {version} and Qt for Python (PySide6 and shiboken6) under the GNU Lesser General Public
License, version 3: “{folder}/LGPL-3.0-only.txt”, which adds to “{folder}/GPL-3.0-only.txt”. They are here
unaltered, as The Qt Company published them, and they are separate libraries that the program loads when it
starts. You may change them, use your own in their place, and take the program apart as far as you need to
find faults in such changes. Nothing keeps you from it: the program checks no signature and no digest of them.

How: close the program. Put your file where the old one was, under the same name, and start the program
again. Where only administrators may write to the installed folder, a copy of the whole folder works as well.
A build of Qt {minor} will do that was made for the same kind of computer and has these libraries; the plugins
and Qt for Python belong to the same {minor}. On macOS, sign the copy afterwards: codesign --force --deep
--sign - and its name.

The files, from the folder that this one lies in:

{files}

Where their source is:

  Qt: https://download.qt.io/official_releases/qt/{minor}/{version}/submodules/ (qtbase and qtsvg), and
    https://code.qt.io/
  Qt for Python: https://download.qt.io/official_releases/QtForPython/pyside6/, and
    https://code.qt.io/cgit/pyside/pyside-setup.git/, tag v{version}
"""


def third_party(parts: list[Part]) -> str:
    """The whole file. The same parts give the same words."""
    known = {part.key: part for part in parts}
    pieces = [_BEGINNING.format(version=known[PROGRAM].version, folder=FOLDER)]
    bindings = (key_of_package("PySide6-Essentials"), key_of_package("shiboken6"))
    if libraries := [part for part in parts if part.key in bindings or part.key.startswith("qt/")]:
        version = libraries[0].version
        files = "\n".join(f"  {place}" for place in _places(libraries))
        minor = version.rpartition(".")[0]
        pieces.append(_QT.format(version=version, minor=minor, folder=FOLDER, files=files))
    pieces.append("The parts\n")
    pieces += ["\n".join(_lines(part, known)) + "\n" for part in by_name(parts)]
    return "\n".join(pieces)


def _places(libraries: list[Part]) -> Iterator[str]:
    """Each library, and the folder of each kind of plugin."""
    files = sorted(PurePosixPath(file) for part in libraries for file in part.files)
    loaded = [file for file in files if file.suffix != ".pyc" and ".dist-info/" not in str(file)]
    yield from dict.fromkeys(f"{file.parent}/*" if "plugins" in file.parts else str(file) for file in loaded)


def _lines(part: Part, known: dict[str, Part]) -> Iterator[str]:
    yield part.name if part.version == "as in Qt" else f"{part.name} {part.version}"
    said = [
        ("Licence", part.licence),
        ("Copyright", "; ".join(part.copyright)),
        ("Source", part.source),
        ("Part of", ", ".join(known[key].name for key in part.inside)),
        ("Version", f"as told by {part.version_from}" if part.version_from else ""),
        ("Note", part.note),
        ("Words", ", ".join(dict.fromkeys(f"{FOLDER}/{name_of(part, text)}" for text in part.texts))),
    ]
    wrapper = textwrap.TextWrapper(
        106, initial_indent="  ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    for label, words in said:
        if words:
            yield from wrapper.wrap(f"{label}: {words}")
