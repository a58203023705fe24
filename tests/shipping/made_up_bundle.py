"""A small bundle that was never built, with a file of each kind and the packages that they came from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from parts import Contents

QT_CORE = "_internal/PySide6/Qt/lib/libQt6Core.so.6"
ICU = "_internal/PySide6/Qt/lib/libicudata.so.73"
FILES = {
    "onboarding": ("PyInstaller", b"the program"),
    "_internal/content/welcome.md": ("kirklees-onboarding", b"# Welcome"),
    "_internal/resources/fonts/Lexend-400-normal.ttf": (
        "kirklees-onboarding",
        "Version 1.007".encode("utf-16-be"),
    ),
    QT_CORE: ("PySide6_Essentials", b"\0 10.48 2026-08-31 \0"),
    ICU: ("PySide6_Essentials", b"icudt73l"),
    "_internal/PySide6/QtCore.abi3.so": ("PySide6_Essentials", b"bindings"),
    "_internal/libffi.so.8": ("libffi8", b"foreign functions"),
    "_internal/base_library.zip": ("Python", b"modules"),
}
PACKAGES = {
    "PyInstaller": {"kind": "wheel", "version": "6.22.3"},
    "PySide6_Essentials": {"kind": "wheel", "version": "6.12.0"},
    "Python": {"kind": "python", "version": "3.11.7"},
    "kirklees-onboarding": {"kind": "program", "version": "0.1.0"},
    "libffi8": {"kind": "debian", "version": "3.4.4-1"},
    "made-up": {"kind": "wheel", "version": "2.0"},
}


def made_up_bundle(folder: Path) -> Contents:
    """Lies below `folder`, with the environment that it would have been built in."""
    bundle, environment, documents = folder / "bundle", folder / "environment", folder / "documents"
    for place, (_, content) in FILES.items():
        put(bundle / place, content)
    package(environment, "PyInstaller", "6.22.3", licence_file="GPL with an exception")
    package(environment, "PySide6_Essentials", "6.12.0", "License: LGPL-3.0-only OR GPL-2.0-only")
    package(environment, "made-up", "2.0", "License-Expression: MIT", licence_file="Copyright (c) 2026 Me")
    put(documents / "libffi8" / "copyright", b"Copyright 2008-2021 Anthony Green and Red Hat, Inc.")
    files = {place: origin for place, (origin, _) in FILES.items()}
    return Contents(bundle, files, PACKAGES, environment, documents, system="linux")


def package(environment: Path, name: str, version: str, *lines: str, licence_file: str = "") -> Path:
    """Installs a package that has nothing but what it says of itself; gives the folder where that stands."""
    home = environment / "lib" / "site-packages" / f"{name.replace('-', '_')}-{version}.dist-info"
    head = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *lines]
    put(home / "METADATA", "\n".join([*head, "", ""]).encode())
    record = [f"{home.name}/METADATA,,"]
    if licence_file:
        put(home / "licenses" / "LICENSE", licence_file.encode())
        record.append(f"{home.name}/licenses/LICENSE,,")
    put(home / "RECORD", "\n".join(record).encode())
    return home


def with_file(contents: Contents, place: str, origin: str, content: bytes = b"?", **about: str) -> Contents:
    """The same bundle with one file more; `about` says what is known of the package that it came from."""
    put(contents.folder / place, content)
    packages = {**contents.packages, origin: about} if about else contents.packages
    return replace(contents, files={**contents.files, place: origin}, packages=packages)


def listed(contents: Contents, where: Path) -> Path:
    """The list that a build would have written."""
    files = [{"path": place, "from": origin} for place, origin in contents.files.items()]
    where.write_text(json.dumps({"files": files, "packages": contents.packages}), encoding="utf-8")
    return where


def put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
