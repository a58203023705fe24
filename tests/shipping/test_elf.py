"""A library’s needs are read, and it forgets the building machine’s folders and no others."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("objdump") is None, reason="needs objdump, of binutils"
)


def told_of(path: Path) -> str:
    command = ["objdump", "-p", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A real one, which asks for another and is to search for it in its own folder."""
    path = tmp_path / "bundle" / "Shiboken.abi3.so"
    path.parent.mkdir()
    shutil.copy(Path(shiboken6.__file__).parent / path.name, path)
    return path


def test_what_no_file_of_the_folder_has_is_needed_from_the_system(library: Path) -> None:
    from elf import needs

    (library.parent / "libstdc++.so.6").touch()
    libraries = needs(library.parent).libraries

    assert libraries["libc.so.6"] == [library.name]
    assert "libstdc++.so.6" not in libraries


def test_a_folder_of_the_building_machine_is_forgotten(library: Path) -> None:
    from elf import forget_search_paths, needs

    library.write_bytes(library.read_bytes().replace(b"$ORIGIN", b"/build/"))
    before = needs(library.parent)
    assert "/build/" in told_of(library)

    changed = forget_search_paths(library.parent)

    assert changed == [library]
    assert "/build/" not in told_of(library)
    assert needs(library.parent) == before
    assert forget_search_paths(library.parent) == []


def test_a_folder_beside_the_library_is_still_searched(library: Path) -> None:
    from elf import forget_search_paths

    assert forget_search_paths(library.parent) == []
    assert "$ORIGIN" in told_of(library)
