"""The package and the archive hold what they promise, and the same bytes every time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made on Linux")

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"
SECONDS = 1_700_000_000


@pytest.fixture
def small_bundle(tmp_path: Path) -> Path:
    """In the shape of a bundle: the program, its libraries, and a link between them."""
    bundle = tmp_path / "onboarding"
    (bundle / "_internal" / "content").mkdir(parents=True)
    (bundle / "onboarding").write_bytes(b"\x7fELF")
    (bundle / "onboarding").chmod(0o755)
    (bundle / "_internal" / "library.so.1").write_bytes(b"\x7fELF")
    (bundle / "_internal" / "library.so").symlink_to("library.so.1")
    (bundle / "_internal" / "content" / "page.md").write_text("# Words\n", encoding="utf-8")
    return bundle


def test_depends_come_from_what_the_binaries_ask_for() -> None:
    from depends import packages
    from elf import Needs

    asked = Needs({"libglib-2.0.so.0": ["a"], "libgthread-2.0.so.0": ["b"], "libEGL.so.1": ["c"]}, (2, 34))

    assert packages(asked) == ["libc6 (>= 2.34)", "libegl1", "libglib2.0-0t64 | libglib2.0-0", "libxcb1"]


def test_a_library_of_no_known_package_stops_the_build_with_a_sentence() -> None:
    from depends import CannotDepend, packages
    from elf import Needs

    with pytest.raises(CannotDepend, match=r"libstrange\.so\.1, for _internal/a, _internal/b"):
        packages(Needs({"libstrange.so.1": ["_internal/a", "_internal/b"]}, (2, 34)))


def test_the_control_file_says_what_apt_must_know() -> None:
    from deb import control_file

    fields = dict(
        line.split(": ", 1) for line in control_file(["libc6", "libegl1"], "amd64").splitlines()[:10]
    )

    assert fields["Package"] == "kirklees-onboarding"
    assert fields["Depends"] == "libc6, libegl1"
    assert fields["Architecture"] == "amd64"


def test_the_changelog_is_in_the_form_that_debian_reads() -> None:
    from deb import changelog

    first, _, *entries, _, signed = changelog().splitlines()

    assert first.startswith("kirklees-onboarding (") and first.endswith(") stable; urgency=medium")
    assert all(line.startswith(("  * ", "    ")) and len(line) < 80 for line in entries if line)
    assert signed.startswith(" -- Kirklees Council <")


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_desktop_file_is_valid() -> None:
    subprocess.run(["desktop-file-validate", LINUX / "kirklees-onboarding.desktop"], check=True)


def test_the_desktop_file_has_the_name_that_the_window_gives() -> None:
    """By it, a desktop finds the icon of a window."""
    app = (LINUX.parents[1] / "onboarding" / "app.py").read_text(encoding="utf-8")

    assert 'setDesktopFileName("kirklees-onboarding")' in app


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs appstream")
def test_the_metadata_for_software_centres_is_valid(tmp_path: Path) -> None:
    from deb import METAINFO, metainfo

    path = tmp_path / METAINFO
    path.write_text(metainfo(), encoding="utf-8")

    answer = subprocess.run(
        ["appstreamcli", "validate", "--no-net", path], capture_output=True, text=True, check=False
    )

    assert answer.returncode == 0, answer.stdout


def test_each_override_of_lintian_stands_under_its_reason() -> None:
    text = (LINUX / "lintian-overrides").read_text(encoding="utf-8")

    for block in text.strip().split("\n\n"):
        assert block.startswith("# ")
        assert "\nkirklees-onboarding: " in block


def test_modes_are_those_of_a_package_whatever_the_umask_was(tmp_path: Path) -> None:
    from deb import settle_modes

    program = tmp_path / "root" / "usr/lib/kirklees-onboarding/onboarding"
    program.parent.mkdir(parents=True, mode=0o700)
    for path in (program, program.parent / "library.so"):
        path.touch(mode=0o700)

    settle_modes(tmp_path / "root")

    assert program.stat().st_mode & 0o777 == 0o755
    assert program.parent.stat().st_mode & 0o777 == 0o755
    assert (program.parent / "library.so").stat().st_mode & 0o777 == 0o644


def test_an_archive_unpacks_to_one_folder_with_the_program_and_the_readme(
    small_bundle: Path, tmp_path: Path
) -> None:
    from tarball import pack

    out = tmp_path / "thing-1.0.tar.xz"
    pack(small_bundle, "Read me.\n", out, SECONDS)
    with tarfile.open(out) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
        owners = {(member.uid, member.uname, member.mtime) for member in archive}

    top = tmp_path / "unpacked" / "thing-1.0"
    assert os.access(top / "onboarding", os.X_OK)
    assert (top / "_internal" / "library.so").readlink() == Path("library.so.1")
    assert (top / "README.txt").read_text(encoding="utf-8") == "Read me.\n"
    assert owners == {(0, "", SECONDS)}


def test_an_archive_has_the_same_bytes_for_the_same_files(small_bundle: Path, tmp_path: Path) -> None:
    from tarball import pack

    again = tmp_path / "again"
    shutil.copytree(small_bundle, again, symlinks=True)
    os.link(again / "_internal" / "library.so.1", again / "linked")  # how a checkout is copied is no matter
    (again / "linked").unlink()
    os.utime(again / "onboarding")
    outs = [tmp_path / "one" / "a.tar.xz", tmp_path / "other" / "a.tar.xz"]
    for bundle, out in zip((small_bundle, again), outs, strict=True):
        out.parent.mkdir()
        pack(bundle, "Read me.\n", out, SECONDS)

    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_the_readme_names_the_switch_and_the_packages() -> None:
    from onboarding.paths import PORTABLE_FOLDER
    from tarball import readme

    words = readme(["libc6 (>= 2.35)", "libegl1", "libglib2.0-0t64 | libglib2.0-0"])

    assert f"mkdir {PORTABLE_FOLDER}" in words
    assert "sudo apt install libegl1 libglib2.0-0\n" in words
    assert "C library 2.35" in words
    assert "@" not in words


def test_sums_are_those_that_sha256sum_checks(tmp_path: Path) -> None:
    from release import write_sums

    names = ["a-1.2.0-linux.tar.xz", "b_1.2.0_amd64.deb", "c-1.2.0.dmg"]
    for name in (*names, "b_1.1.0_amd64.deb", "c-11.2.0.dmg", "c-1.2.01-x64.exe"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "onboarding-1.2.0").mkdir()

    write_sums(tmp_path, "1.2.0", tmp_path / "SHA256SUMS")

    lines = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == names
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=True)
