"""Around the bundle: what stops it from being made, and what makes two of them the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bundle
from build import VERBS
from twice import differences

ROOT = Path(__file__).parents[2]
MONDAY = 1_700_000_000

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only there are these asked for")
with_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes and few links")


def test_what_is_not_a_verb_prints_how_to_use_it() -> None:
    command = [sys.executable, str(ROOT / "packaging" / "build.py")]

    helped = subprocess.run([*command, "--help"], capture_output=True, encoding="utf-8", check=False)
    wrong = subprocess.run([*command, "bundel"], capture_output=True, encoding="utf-8", check=False)

    assert (helped.returncode, wrong.returncode) == (0, 2)
    assert helped.stdout == wrong.stdout
    assert all(f"build.py {verb}" in helped.stdout for verb in VERBS)


@linux_only
def test_tools_that_are_missing_are_named_with_their_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert "objdump" in bundle.missing()
    assert "install the package binutils" in bundle.missing()


def test_the_date_is_the_one_that_is_said_else_that_of_the_last_commit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MONDAY))
    assert bundle.epoch() == MONDAY

    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_DIR", str(tmp_path))  # no repository
    assert bundle.epoch() == bundle.EARLIEST


def test_nothing_of_the_account_changes_what_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONOPTIMIZE", "QT_PLUGIN_PATH", "LD_LIBRARY_PATH", "SBK_EMBED"):
        monkeypatch.setenv(name, "something")

    calm = bundle.calm_surroundings()

    assert "something" not in calm.values()
    assert calm["PYTHONHASHSEED"] == "0"


@with_modes
def test_a_settled_folder_has_one_date_and_modes_of_its_own(tmp_path: Path) -> None:
    library = tmp_path / "_internal" / "libffi.so.8"
    library.parent.mkdir(mode=0o700)
    library.write_bytes(b"")
    library.chmod(0o777)
    (tmp_path / "onboarding").write_bytes(b"")
    (tmp_path / "_internal" / "link").symlink_to("libffi.so.8")

    bundle.settle(tmp_path, MONDAY)

    paths = [tmp_path, *tmp_path.rglob("*")]
    assert {int(path.lstat().st_mtime) for path in paths} == {MONDAY}
    assert [
        oct(path.stat().st_mode & 0o777) for path in (library, library.parent, tmp_path / "onboarding")
    ] == [
        "0o644",
        "0o755",
        "0o755",
    ]


@with_modes
def test_every_path_that_differs_in_two_folders_is_named(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        (folder / "in").mkdir(parents=True)
        for name in ("same", "bytes", "mode"):
            (folder / "in" / name).write_text(name, encoding="utf-8")
        (folder / "link").symlink_to("in/same")
    (one / "in" / "bytes").write_text("other", encoding="utf-8")
    (one / "only").touch()
    (one / "link").unlink()
    (one / "link").symlink_to("in/bytes")
    for folder in (one, other):
        bundle.settle(folder, MONDAY)
    (one / "in" / "mode").chmod(0o600)

    assert list(differences(one, other)) == ["in/bytes", "in/mode", "link", "only"]
    assert list(differences(other, other)) == []


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"LD_LIBRARY_PATH": "/bundle"}, "None"),
        ({"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/mine"}, "/mine"),
    ],
)
def test_what_the_program_opens_gets_the_libraries_that_the_person_has(
    said: dict[str, str], kept: str
) -> None:
    code = (
        "import os, runpy, sys\n"
        "sys.argv = ['onboarding', '--version']\n"
        "try:\n"
        f"    runpy.run_path({str(ROOT / 'packaging' / 'bundle_start.py')!r})\n"
        "finally:\n"
        "    print(os.environ.get('LD_LIBRARY_PATH'))\n"
    )
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **said}

    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=surroundings
    )

    assert (answer.returncode, answer.stdout.splitlines()[1]) == (0, kept)
