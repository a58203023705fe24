"""What the bundle is made of: each part with its licence, and the files that are its own.

`build/bundle-files.json` says which package each file came from, `parts.toml` what no package says of itself.
A file that belongs to no known part stops the build, and so does a part without a licence or without its
text: nothing slips in.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path

import packages
from part import PROGRAM, PYTHON, TEXTS, Part, Refused, faults_of, key_of_package, key_of_part
from part_facts import Facts, facts, names_of, part_from, qt_name, says

QT = key_of_package("PySide6-Essentials")
BOOTLOADER = key_of_package("PyInstaller")


@dataclass(frozen=True)
class Contents:
    """The bundle's folder, and what `bundle-files.json` says of it; `environment` has Python's packages."""

    folder: Path
    files: dict[str, str]
    """Each file's path in the bundle, and the name of the package that it came from."""
    packages: dict[str, dict[str, str]]
    """By the same names: `kind` and `version`. Those that lie in the program's file are here as well."""
    environment: Path
    documents: Path = Path("/usr/share/doc")
    system: str = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def parts_of(contents: Contents, known: Facts | None = None) -> list[Part]:
    """Every part, ordered by its key. Raises Refused with all that is amiss, a line each."""
    return _Sorting(contents, known or facts()).parts()


@dataclass
class _Sorting:
    contents: Contents
    facts: Facts
    found: dict[str, Part] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def parts(self) -> list[Part]:
        for path, package in sorted(self.contents.files.items()):
            self._give(path, package)
        for package in sorted(self.contents.packages):
            if self._package(package) is None and package not in self.contents.files.values():
                self._is_unknown(package, "The program’s file")
        for fact in self.facts.get("inside", ()):
            self._add_inside(fact)
        parts = [self._tied(part) for _, part in sorted(self.found.items())]
        self.faults += [fault for part in parts for fault in faults_of(part)]
        if self.faults:
            raise Refused("\n".join(dict.fromkeys(self.faults)))
        return parts

    def _give(self, path: str, package: str) -> None:
        """The file goes to the part that it is of."""
        part = self._owner(path, package)
        if part is None:
            self._is_unknown(package, path)
        else:
            self.found[part.key] = replace(self.found[part.key], files=(*self.found[part.key].files, path))

    def _owner(self, path: str, package: str) -> Part | None:
        if key_of_package(package) == BOOTLOADER:
            return self._package(PROGRAM)  # the program's file: PyInstaller's start, and everybody's modules
        if fact := self._fact_for(path, package):
            self._prove(fact, [path])
            return self._add(part_from(fact))
        if key_of_package(package) == QT and (name := qt_name(path)):
            return self._of_qt(name, self.contents.packages[package]["version"])
        return self._package(package)

    def _fact_for(self, path: str, package: str) -> Facts | None:
        """A line of the facts that names files: they stand out from the package that they came in.

        Windows has file names in any case, and no package that says what Python’s own libraries are.
        """
        is_ours = self.contents.packages.get(package, {}).get("kind") == "program"
        lines = self.facts.get("ours" if is_ours else "beside", ())
        place = path.removeprefix("_internal/").lower()
        return next(
            (fact for fact in lines if any(fnmatchcase(place, name.lower()) for name in fact["files"])), None
        )

    def _add(self, part: Part) -> Part:
        return self.found.setdefault(part.key, part)

    def _package(self, name: str) -> Part | None:
        """The whole package as a part; None when nothing is known of it."""
        about = self.contents.packages.get(name, {})
        version = about.get("version", "")
        match about.get("kind"):
            case "program":
                part: Part | None = packages.our_program(version)
            case "python":
                part = packages.python(version)
            case "wheel":
                part = packages.wheel(name, version, self.contents.environment, self.facts)
            case "debian":
                part = packages.of_debian(name, version, self.contents.documents, self.facts)
            case _:
                part = None
        return self._add(part) if part else None

    def _is_unknown(self, package: str, place: str) -> None:
        self.faults.append(
            f"{place} has something from “{package}”, and packaging/parts.toml does not say what that is. "
            "Add its name and licence there, with the text in packaging/licences, or leave it out in "
            "packaging/contents.py."
        )

    def _of_qt(self, name: str, version: str) -> Part | None:
        """A library of Qt, with the plugins that belong to it; None for one that the facts don't name."""
        if version != self.facts["qt_version"]:
            self.faults.append(
                f"packaging/parts.toml was written for Qt {self.facts['qt_version']}, and this is {version}. "
                "Read Qt's list of third-party code, correct the lines that changed, and qt_version last."
            )
        about = self.facts["qt"]
        kind, _, which = name.partition(" ")
        library = about["plugins"].get(which) if kind == "plugin" else which
        if library not in about["libraries"]:
            return None
        repository, needs = about["libraries"][library]
        return self._add(
            Part(
                key=f"qt/{library}",
                name=f"Qt {library}",
                version=version,
                licence=about["licence"],
                texts=tuple(TEXTS / text for text in about["texts"]),
                source=f"https://code.qt.io/cgit/qt/{repository}.git/",
                purl=f"pkg:github/qt/{repository}@v{version}",
                cpe=f"cpe:2.3:a:qt:qt:{version}:*:*:*:*:*:*:*",
                copyright=tuple(about["copyright"]),
                note=about["note"],
                needs=tuple(f"qt/{other}" for other in needs),
            )
        )

    def _add_inside(self, fact: Facts) -> None:
        """Other people's code, when a file that it was compiled into is there."""
        if self.contents.system not in fact.get("systems", (self.contents.system,)):
            return
        hosts = {
            path: part.key
            for part in self.found.values()
            for path in part.files
            if set(names_of(path, part.key)) & set(fact["within"])
        }
        if hosts and self._is_compiled_in(fact, hosts):
            self._prove(fact, hosts)
            self._add(replace(part_from(fact), inside=tuple(sorted(set(hosts.values())))))

    def _is_compiled_in(self, fact: Facts, hosts: Iterable[str]) -> bool:
        """Python is built with some libraries inside it or, as Debian does, beside it."""
        if sign := fact.get("sign"):
            return any(says(self.contents.folder / path, sign) for path in hosts)
        return all(part.name != fact["name"] for part in self.found.values())

    def _prove(self, fact: Facts, paths: Iterable[str]) -> None:
        """Looks for the version in the file itself, where the facts say how it stands there."""
        proof, binary = fact.get("proof"), [path for path in paths if not path.endswith(".txt")]
        if proof and binary and not any(says(self.contents.folder / path, proof) for path in binary):
            self.faults.append(
                f"{' and '.join(binary)} has another {fact['name']} than the {fact['version']} in "
                "packaging/parts.toml. Read which in Qt's list of third-party code, and correct the line."
            )

    def _tied(self, part: Part) -> Part:
        """With what it needs, as far as that is known and in the bundle."""
        needs = {*part.needs, *(other.key for other in self.found.values() if part.key in other.inside)}
        needs |= {
            key_of_part(fact["name"])
            for fact in self.facts.get("beside", ())
            if part.name in fact["needed_by"]
        }
        if part.key == PYTHON:
            needs |= {key for key in self.found if key.startswith("debian/")}
        if part.key == QT:
            needs |= {key for key in self.found if key.startswith("qt/")}
        if part.key == PROGRAM:
            needs |= {PYTHON, BOOTLOADER, *(key_of_part(fact["name"]) for fact in self.facts.get("ours", ()))}
        if part.key == PROGRAM or part.key.startswith("package/"):
            needs |= set(packages.asked_for_by(part, self.contents.environment))
        there = needs & set(self.found) - {part.key}
        return replace(part, files=tuple(sorted(part.files)), needs=tuple(sorted(there)))
