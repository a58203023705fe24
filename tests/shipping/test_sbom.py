"""The list of parts that ships with the program: nothing slips in; the same bundle gives the same list."""

from __future__ import annotations

import json
import os
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from bundle import settle
from onboarding.files.shipped_parts import licence_words, read_parts
from part import Refused
from parts import Contents, parts_of
from sbom import read_contents, write_sbom
from tests.shipping.made_up_bundle import ICU, QT_CORE, listed, made_up_bundle, package, put, with_file

WHEN = datetime(2026, 10, 1, tzinfo=UTC)


@pytest.fixture
def bundle(tmp_path: Path) -> Contents:
    return made_up_bundle(tmp_path)


def written(bundle: Contents) -> dict:
    write_sbom(bundle, WHEN)
    return json.loads((bundle.folder / "sbom.cdx.json").read_text(encoding="utf-8"))


def test_every_part_stands_in_it_with_its_licence_and_files(bundle: Contents) -> None:
    told = written(bundle)

    parts = {part["bom-ref"]: part for part in [told["metadata"]["component"], *told["components"]]}
    assert parts["package/made-up"]["licenses"] == [{"expression": "MIT"}]
    assert parts["debian/libffi8"]["purl"] == "pkg:deb/debian/libffi8@3.4.4-1"
    assert [file["name"] for file in parts["qt/Core"]["components"]] == [QT_CORE]
    assert parts["part/icu"]["cpe"].startswith("cpe:2.3:a:icu-project:")
    files = {file["name"] for part in parts.values() for file in part.get("components", ())}
    assert files == set(bundle.files)
    assert all(part["licenses"] for part in parts.values())


def test_it_says_what_is_compiled_into_what(bundle: Contents) -> None:
    told = written(bundle)

    needs = {line["ref"]: line.get("dependsOn", []) for line in told["dependencies"]}
    assert {"part/pcre2", "part/icu"} <= set(needs["qt/Core"])
    assert "debian/libffi8" in needs["python"]
    assert {"python", "part/lexend", "package/pyside6-essentials"} <= set(needs["kirklees-onboarding"])


def test_it_holds_to_the_schema(bundle: Contents) -> None:
    write_sbom(bundle, WHEN)

    words = (bundle.folder / "sbom.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(words) is None


def test_the_same_bundle_gives_the_same_bytes(bundle: Contents, tmp_path: Path) -> None:
    other = made_up_bundle(tmp_path / "elsewhere")
    other = replace(other, files=dict(reversed(other.files.items())))

    write_sbom(bundle, WHEN)
    write_sbom(other, WHEN)
    write_sbom(other, WHEN)

    for path in sorted(path for path in bundle.folder.rglob("*") if path.is_file()):
        assert (other.folder / path.relative_to(bundle.folder)).read_bytes() == path.read_bytes()


def test_another_byte_in_the_bundle_gives_another_serial_number(bundle: Contents) -> None:
    before = written(bundle)["serialNumber"]
    put(bundle.folder / "_internal/content/welcome.md", b"# Hello")

    assert written(bundle)["serialNumber"] != before


def test_every_licence_text_that_it_names_is_in_the_folder(bundle: Contents) -> None:
    told = written(bundle)

    named = {
        said["value"]
        for part in [told["metadata"]["component"], *told["components"]]
        for said in part["properties"]
        if said["name"] == "onboarding:licence-text"
    }
    there = {f"licences/{path.name}" for path in (bundle.folder / "licences").iterdir()}
    assert there == named | {"licences/parts.json"}
    assert {
        "licences/LGPL-3.0-only.txt",
        "licences/GPL-3.0-only.txt",
        "licences/made-up-LICENSE.txt",
    } <= named


@pytest.mark.skipif(os.name == "nt", reason="Windows knows programs by their names")
def test_what_is_there_to_read_is_not_there_to_run(bundle: Contents) -> None:
    write_sbom(bundle, WHEN)

    settle(bundle.folder, int(WHEN.timestamp()))

    modes = {path.name: path.stat().st_mode & 0o777 for path in bundle.folder.iterdir()}
    assert modes["onboarding"] == 0o755
    assert modes["sbom.cdx.json"] == modes["THIRD-PARTY.txt"] == 0o644


def test_the_program_reads_the_list_as_it_was_written(bundle: Contents) -> None:
    parts = write_sbom(bundle, WHEN)

    shown = read_parts(bundle.folder / "licences")

    assert {(part.name, part.version, part.licence) for part in shown} == {
        (part.name, part.version, part.licence) for part in parts
    }
    assert shown[0].name == "We’re Kirklees onboarding"
    assert all(licence_words(bundle.folder / "licences", part) for part in shown)


def test_the_words_for_people_say_how_qt_is_replaced(bundle: Contents) -> None:
    write_sbom(bundle, WHEN)

    words = (bundle.folder / "THIRD-PARTY.txt").read_text(encoding="utf-8")
    assert f"\n  {QT_CORE}\n" in words
    assert "under the same name" in words
    assert "made-up 2.0\n  Licence: MIT\n  Copyright: Copyright (c) 2026 Me\n" in words


@pytest.mark.parametrize(
    ("place", "origin", "about", "word"),
    [
        ("_internal/libodd.so.1", "libodd1", {"kind": "debian", "version": "1.0"}, "libodd1"),
        ("_internal/odd.bin", "odd.bin", {"kind": "unknown", "version": ""}, "odd.bin"),
        ("_internal/PySide6/Qt/plugins/platforms/libqodd.so", "PySide6_Essentials", {}, "libqodd.so"),
        ("_internal/PySide6/Qt/lib/libQt6Odd.so.6", "PySide6_Essentials", {}, "libQt6Odd.so.6"),
    ],
)
def test_a_file_that_belongs_to_no_known_part_is_refused(
    bundle: Contents, place: str, origin: str, about: dict[str, str], word: str
) -> None:
    odd = with_file(bundle, place, origin, **about)

    with pytest.raises(Refused) as refused:
        write_sbom(odd, WHEN)

    assert place in str(refused.value)
    assert word in str(refused.value)
    assert not (bundle.folder / "sbom.cdx.json").exists()
    assert not (bundle.folder / "licences").exists()


def test_the_libraries_of_windows_are_known(bundle: Contents) -> None:
    of_linux = (QT_CORE, ICU, "_internal/libffi.so.8")
    files = {place: origin for place, origin in bundle.files.items() if place not in of_linux}
    packages = {name: about for name, about in bundle.packages.items() if name != "libffi8"}
    windows = replace(bundle, files=files, packages=packages, system="windows")
    windows = with_file(windows, "_internal/PySide6/Qt6Core.dll", "PySide6_Essentials", b"10.48 2026-08-31")
    windows = with_file(windows, "_internal/PySide6/plugins/platforms/qwindows.dll", "PySide6_Essentials")
    windows = with_file(windows, "_internal/VCRUNTIME140.dll", "VCRUNTIME140.dll", kind="unknown", version="")
    windows = with_file(windows, "_internal/sqlite3.dll", "sqlite3.dll", kind="unknown", version="")

    parts = {part.name: part for part in parts_of(windows)}

    assert parts["Microsoft Visual C++ and C runtime"].files == ("_internal/VCRUNTIME140.dll",)
    assert parts["SQLite"].version == sqlite3.sqlite_version
    assert parts["zlib"].inside == ("qt/Core",)
    assert parts["Wintab API"].inside == ("qt/Gui",)
    assert "part/sqlite" in parts["Python"].needs


def test_the_frameworks_of_macos_are_known(bundle: Contents) -> None:
    place = "_internal/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"
    files = {place: origin for place, origin in bundle.files.items() if place not in (QT_CORE, ICU)}
    macos = replace(bundle, files=files, system="macos")
    macos = with_file(macos, place, "PySide6_Essentials", b"10.48 2026-08-31")

    parts = {part.key: part for part in parts_of(macos)}

    assert parts["qt/Core"].files == (place,)
    assert parts["part/qeventdispatcher-on-macos"].inside == ("qt/Core",)


def test_a_package_in_the_program_file_that_nobody_knows_is_refused(bundle: Contents) -> None:
    odd = replace(bundle, packages={**bundle.packages, "odd": {"kind": "unknown", "version": ""}})

    with pytest.raises(Refused, match="The program’s file has something from “odd”"):
        parts_of(odd)


def test_a_package_without_a_licence_text_is_refused(bundle: Contents) -> None:
    package(bundle.environment, "bare", "1.0", "License-Expression: MIT")
    odd = replace(bundle, packages={**bundle.packages, "bare": {"kind": "wheel", "version": "1.0"}})

    with pytest.raises(Refused, match=r"bare 1\.0 brings no licence text"):
        write_sbom(odd, WHEN)


def test_a_package_that_says_no_licence_is_refused(bundle: Contents) -> None:
    package(bundle.environment, "mute", "1.0", "License: do what you like", licence_file="Do.")
    odd = replace(bundle, packages={**bundle.packages, "mute": {"kind": "wheel", "version": "1.0"}})

    with pytest.raises(Refused, match=r"mute 1\.0 says no licence that can be read"):
        write_sbom(odd, WHEN)


def test_a_licence_text_that_is_gone_is_refused(bundle: Contents) -> None:
    (bundle.documents / "libffi8" / "copyright").unlink()

    with pytest.raises(
        Refused, match=r"libffi 3\.4\.4-1 should be shipped with copyright, which is not there"
    ):
        write_sbom(bundle, WHEN)


def test_another_version_inside_a_library_is_noticed(bundle: Contents) -> None:
    put(bundle.folder / QT_CORE, b"10.49 2026-12-01")
    put(bundle.folder / ICU, b"icudt74l")

    with pytest.raises(Refused) as refused:
        write_sbom(bundle, WHEN)

    assert f"{QT_CORE} has another PCRE2 than the 10.48" in str(refused.value)
    assert f"{ICU} has another ICU than the 73.2" in str(refused.value)


def test_another_qt_is_noticed(bundle: Contents) -> None:
    newer = {**bundle.packages, "PySide6_Essentials": {"kind": "wheel", "version": "6.12.1"}}

    with pytest.raises(Refused, match=r"written for Qt 6\.12\.0, and this is 6\.12\.1"):
        write_sbom(replace(bundle, packages=newer), WHEN)


def test_a_file_that_came_after_the_list_is_refused(bundle: Contents, tmp_path: Path) -> None:
    told = listed(bundle, tmp_path / "bundle-files.json")
    put(bundle.folder / "_internal" / "late.so", b"?")

    with pytest.raises(Refused, match=r"late\.so"):
        read_contents(bundle.folder, told, bundle.environment)


def test_what_it_wrote_before_is_no_part_of_the_bundle(bundle: Contents, tmp_path: Path) -> None:
    write_sbom(bundle, WHEN)

    again = read_contents(bundle.folder, listed(bundle, tmp_path / "bundle-files.json"), bundle.environment)

    assert again.files == bundle.files
