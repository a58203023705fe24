"""Parts that are whole packages: ours, Python, Python's packages and Debian's, each as it says itself."""

from __future__ import annotations

import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution
from pathlib import Path, PurePosixPath

from part import PROGRAM, PYTHON, ROOT, TEXTS, Part, Refused, holders, key_of_package
from part_facts import Facts


def our_program(version: str) -> Part:
    return Part(
        key=PROGRAM,
        name="We’re Kirklees onboarding",
        version=version,
        licence="MIT",
        texts=(ROOT / "LICENSE",),
        kind="application",
        purl=f"pkg:generic/{PROGRAM}@{version}",
        copyright=holders(ROOT / "LICENSE"),
        note="The program, its modules, icons and drawings.",
    )


def python(version: str) -> Part:
    """The Python that runs this, which is the one that the bundle has."""
    own = [Path(folder) / "LICENSE.txt" for folder in (sysconfig.get_path("stdlib"), sys.base_prefix)]
    return Part(
        key=PYTHON,
        name="Python",
        version=version,
        licence="Python-2.0.1",
        texts=(*[text for text in own if text.is_file()][:1], TEXTS / "python-incorporated.txt"),
        kind="platform",
        source=f"https://www.python.org/downloads/release/python-{version.replace('.', '')}/",
        purl=f"pkg:generic/python@{version}",
        cpe=f"cpe:2.3:a:python:python:{version}:*:*:*:*:*:*:*",
        copyright=("Copyright (c) 2001 Python Software Foundation; All Rights Reserved",),
        note="The interpreter and its standard library.",
    )


def wheel(name: str, version: str, environment: Path, facts: Facts) -> Part:
    """A package of Python's index, by its METADATA; the facts correct it and add what it lacks."""
    told, key = _told(name, environment), key_of_package(name)
    fact = facts.get("distribution", {}).get(key.removeprefix("package/"), {})
    own = sorted(Path(str(told.locate_file(file))) for file in told.files or () if _is_licence(str(file)))
    return Part(
        key=key,
        name=name,
        version=version,
        licence=fact.get("licence", "") or _licence_said(told),
        texts=(*own, *(TEXTS / text for text in fact.get("texts", ()))),
        source=fact.get("source", "") or _home_page(told),
        purl=f"pkg:pypi/{key.removeprefix('package/')}@{version}",
        copyright=tuple(fact.get("copyright", ())) or tuple(line for text in own for line in holders(text)),
        note=fact.get("note", ""),
    )


def of_debian(name: str, version: str, documents: Path, facts: Facts) -> Part | None:
    """A library of the system that builds; None when the facts don't know the package.

    `documents` is /usr/share/doc, where Debian's packages keep their copyright files.
    """
    fact = facts.get("debian", {}).get(name)
    if fact is None:
        return None
    upstream = re.sub(r"^\d+:|[-+].*$", "", version)
    escaped = version.replace("+", "%2B").replace(":", "%3A")
    return Part(
        key=f"debian/{name}",
        name=fact["name"],
        version=version,
        licence=fact["licence"],
        texts=(documents / name / "copyright", *(TEXTS / text for text in fact.get("texts", ()))),
        source=fact["source"],
        purl=f"pkg:deb/debian/{name}@{escaped}",
        cpe=fact.get("cpe", "").format(version=upstream),
        note=f"From Debian's package {name} of the computer that built this.",
    )


def asked_for_by(part: Part, environment: Path) -> Iterator[str]:
    """The keys of the packages that a package says it needs, leaving out what is needed for its extras."""
    if part.key == PROGRAM:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        lines = project["dependencies"]
    else:
        lines = _told(part.name, environment).requires or []
    for line in lines:
        if "extra ==" not in line and (name := re.match(r"[\w.-]+", line)):
            yield key_of_package(name[0])


def _told(name: str, environment: Path) -> Distribution:
    told = next(iter(Distribution.discover(name=name, path=_site_packages(environment))), None)
    if told is None:
        raise Refused(f"{name} is in the bundle and not in {environment}. Build the bundle again.")
    return told


@cache
def _site_packages(environment: Path) -> list[str]:
    return [str(folder) for folder in sorted(environment.rglob("site-packages"))]


def _is_licence(file: str) -> bool:
    path = PurePosixPath(file)
    named = re.match(r"(?i)licen[cs]e|copying|notice|authors", path.name)
    return bool(named) and path.parts[0].endswith(".dist-info")


def _licence_said(told: Distribution) -> str:
    """By METADATA, where that is an SPDX expression; the facts have the word for the others."""
    for field in ("License-Expression", "License"):
        said = (told.metadata[field] or "").strip()
        if re.fullmatch(r"[\w.+-]+(?: (?:AND|OR|WITH) [\w.+-]+)*", said):
            return said
    return ""


def _home_page(told: Distribution) -> str:
    lines = [line.split(", ", 1) for line in told.metadata.get_all("Project-URL") or []]
    pages = {name.lower(): page for name, page in lines}
    wanted = ("source", "source code", "source-code", "repository", "github", "homepage")
    return next((pages[name] for name in wanted if name in pages), told.metadata["Home-page"] or "")
