"""The list of what is in the bundle names the origin of each file, and what the system has to have."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

import pytest
import shiboken6

from bundle_files import write_list
from elf import Needs, needs
from system_libraries import LEFT_TO_SYSTEM

ROOT = Path(__file__).parents[2]

needs_objdump = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("objdump") is None, reason="asks objdump, of binutils"
)


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """With PyInstaller and one more package in it."""
    packages = tmp_path / "environment" / "lib" / "site-packages"
    for name, version in (("pyinstaller", "6.22.3"), ("mammoth", "1.13.0")):
        about = packages / f"{name}-{version}.dist-info"
        about.mkdir(parents=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        (about / "RECORD").write_text(f"{name}/__init__.py,,\n", "utf-8")
        (packages / name).mkdir()
        (packages / name / "__init__.py").touch()
    return tmp_path / "environment"


def test_each_file_has_its_digest_and_the_package_it_came_from(
    tmp_path: Path, environment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "bundle"
    (made / "_internal" / "content").mkdir(parents=True)
    (made / "onboarding").write_bytes(b"program")
    (made / "_internal" / "content" / "welcome.md").write_bytes(b"# Welcome")
    (made / "_internal" / "base_library.zip").write_bytes(b"PK")
    module = environment / "lib" / "site-packages" / "mammoth" / "__init__.py"
    told = {
        "files": {
            "content/welcome.md": str(ROOT / "content" / "welcome.md"),
            "base_library.zip": json.__file__,
        },
        "modules": {"mammoth": str(module)},
    }
    (tmp_path / "origins.json").write_text(json.dumps(told), "utf-8")

    assert write_list(made, tmp_path / "origins.json", environment, tmp_path / "list.json") == 0

    listed = json.loads((tmp_path / "list.json").read_text("utf-8"))
    assert [(file["path"], file["from"]) for file in listed["files"]] == [
        ("_internal/base_library.zip", "Python"),
        ("_internal/content/welcome.md", "kirklees-onboarding"),
        ("onboarding", "pyinstaller"),
    ]
    assert listed["files"][1]["sha256"] == hashlib.sha256(b"# Welcome").hexdigest()
    assert listed["files"][1]["bytes"] == 9
    assert listed["packages"]["mammoth"] == {"kind": "wheel", "version": "1.13.0"}
    assert "3 files" in capsys.readouterr().out


@needs_objdump
def test_a_library_that_came_along_is_not_asked_of_the_system(tmp_path: Path) -> None:
    shiboken = Path(shiboken6.__file__).parent
    shutil.copy(next(shiboken.glob("Shiboken*.so")), tmp_path)
    (tmp_path / "readme.txt").write_text("no library", "utf-8")

    alone = needs(tmp_path)
    shutil.copy(next(shiboken.glob("libshiboken6*")), tmp_path)
    together = needs(tmp_path)

    (library,) = [name for name in alone.libraries if "shiboken" in name]
    assert alone.libraries[library] == [next(path.name for path in tmp_path.glob("Shiboken*"))]
    assert library not in together.libraries
    assert together.libraries.keys() <= LEFT_TO_SYSTEM.keys()
    assert (2, 2) < together.glibc < (3, 0)


def test_an_empty_folder_needs_nothing(tmp_path: Path) -> None:
    assert needs(tmp_path) == Needs({}, (0, 0))


@needs_objdump
def test_a_library_that_is_nowhere_fails_the_build_and_is_named(
    tmp_path: Path, environment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "bundle"
    made.mkdir()
    shutil.copy(next(Path(shiboken6.__file__).parent.glob("Shiboken*.so")), made / "Shiboken.so")
    (tmp_path / "origins.json").write_text('{"files": {}, "modules": {}}', "utf-8")

    assert write_list(made, tmp_path / "origins.json", environment, tmp_path / "list.json") == 1
    assert "Shiboken.so needs libshiboken6" in capsys.readouterr().out
