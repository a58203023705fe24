"""Tries the package and the archive as somebody would on a new computer, in a fresh Debian system.

That has no Python, and no fonts but those that the package's dependencies bring; after the self-check not
even those. What is run there has no network and is nobody special.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import deb as package
import tarball as archive
from bundle import BUNDLE, ENVIRONMENT
from clean_root import ACCOUNT, HOME, KEPT, CleanRoot, NoCleanRoot, clean_root
from product import NAME
from twice import differences

NOT_POSSIBLE = 77
"""The exit code where no fresh system can be made: it says nothing of the program, so CI goes on."""

# Some pictures show the time at which a step was done, so a quarter of them may differ. Letters of another
# typeface, or boxes in place of letters, would change every one.
MAY_DIFFER = 0.25

PROGRAM = f"/usr/lib/{NAME}"
DATA = HOME / ".local/share/Were Kirklees"
STICK = HOME / "stick" / archive.folder_name()
STAFF = "Staff number,Name\n00123,Sam Learner\n"


class Fails(Exception):
    """Says in a sentence what is not as it must be."""


@dataclass(frozen=True)
class Trial:
    """The fresh system, and the same bundle's tour outside of it, which is taken meanwhile."""

    root: CleanRoot
    outside: Path
    meanwhile: subprocess.Popen[bytes]


def gate(options: list[str]) -> int:
    """Gives 0 when all holds, 1 when something doesn't, and NOT_POSSIBLE when nothing could be tried.

    `options` may name another Debian release than this system's.
    """
    for path in (package.package_file(), archive.archive_file()):
        if not path.is_file():
            print(f"{path} is not there. Make it first: python3 packaging/build.py deb, then tarball.")
            return 1
    try:
        root = clean_root(*options[:1])
        with tempfile.TemporaryDirectory(prefix="onboarding-gate-") as folder:
            _try(root, Path(folder) / "tour")
    except NoCleanRoot as reason:
        print(reason)
        return NOT_POSSIBLE
    except Fails as reason:
        print(f"{reason}\nThe fresh system is still there to look at: {KEPT / 'run'}")
        return 1
    shutil.rmtree(root.folder)
    print("The package and the archive work in a fresh system.")
    return 0


def _try(root: CleanRoot, outside: Path) -> None:
    command = [BUNDLE / "onboarding", "tour", "--out", outside]
    surroundings = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL) as meanwhile:
        try:
            for step in STEPS:
                began = time.monotonic()
                told = step(Trial(root, outside, meanwhile))
                print(f"  {step.__doc__}: {told} ({time.monotonic() - began:.0f} s)")
        finally:
            meanwhile.kill()


def is_bare(trial: Trial) -> str:
    """No Python and no fonts"""
    root = trial.root
    found = [*root.path("/usr/bin").glob("python*"), *root.path("/usr/share").glob("fonts/**/*.?tf")]
    must(not found, f"The fresh system is not bare: it has {found[:1]}.")
    return root.path("/etc/debian_version").read_text(encoding="utf-8").strip()


def installs(trial: Trial) -> str:
    """Installed by apt"""
    root = trial.root
    before = _packages(root)
    inside = root.path("/var/cache/apt/archives")
    shutil.copytree(root.fetched, inside, dirs_exist_ok=True)
    shutil.copy(package.package_file(), root.path("/tmp/package.deb"))
    command = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "/tmp/package.deb"]
    surroundings = {"DEBIAN_FRONTEND": "noninteractive"}
    answer = root.run(*command, as_root=True, network=True, **surroundings)
    if answer.returncode:  # the lists of packages are as old as the base
        root.run("apt-get", "update", as_root=True, network=True)
        answer = root.run(*command, as_root=True, network=True, **surroundings)
    succeeded(answer, "apt could not install the package")
    for path in inside.glob("*.deb"):
        shutil.copy(path, root.fetched)
    installed = root.path(PROGRAM)
    # dpkg makes folders anew, with the time of that.
    differing = [place for place in differences(BUNDLE, installed) if not (installed / place).is_dir()]
    must(not differing, f"{package.package_file().name} is of another bundle than {BUNDLE}. Make it again.")
    return f"{len(_packages(root) - before) - 1} other packages came along"


def finds_its_libraries(trial: Trial) -> str:
    """Every library found"""
    files = [path for path in trial.root.path(PROGRAM).rglob("*") if path.is_file() and not path.is_symlink()]
    places = [f"/{path.relative_to(trial.root.folder)}" for path in files if ".so" in path.name]
    answer = trial.root.run("ldd", *places, f"{PROGRAM}/onboarding", LD_LIBRARY_PATH=f"{PROGRAM}/_internal")
    must("libc.so.6" in answer.stdout, f"ldd did not answer: {answer.stderr}")
    missing = sorted({line.split()[0] for line in answer.stdout.splitlines() if "not found" in line})
    must(not missing, f"These libraries are neither in the package nor in what it depends on: {missing}")
    return f"of {len(places) + 1} binaries"


def checks_itself(trial: Trial) -> str:
    """Self-check"""
    answer = trial.root.run("onboarding", "--self-check")
    succeeded(answer, "onboarding --self-check failed")
    return f"{len(answer.stdout.splitlines())} lines, exit code 0"


def takes_the_tour(trial: Trial) -> str:
    """Tour with no fonts"""
    root, out = trial.root, str(trial.outside)
    shutil.rmtree(root.path("/usr/share/fonts"), ignore_errors=True)
    # Into a folder of the same name as outside, because some pages show where it is.
    root.run("install", "--directory", f"--owner={ACCOUNT}", out, as_root=True)
    succeeded(root.run("onboarding", "tour", "--out", out), "The tour failed")
    must(trial.meanwhile.wait() == 0, "The tour failed outside, too.")
    return _is_whole(root.path(out), trial.outside)


def keeps_data_of_the_account(trial: Trial) -> str:
    """Data in the account"""
    trial.root.path(HOME / "staff.csv").write_text(STAFF, encoding="utf-8")
    answer = trial.root.run("onboarding", "people", "import", "staff.csv")
    succeeded(answer, "A list of staff could not be imported")
    must(
        _rows(trial.root.path(DATA / "records.db"), "person") == 1, "The list of staff is not in the records."
    )
    return str(DATA)


def goes_without_a_trace(trial: Trial) -> str:
    """Removed, put back, purged"""
    root = trial.root
    listed = root.run("dpkg", "--listfiles", NAME).stdout.splitlines()
    ours = [place for place in listed if _is_ours(place) or not _is_folder(root, place)]
    must(len(ours) > 100, "dpkg lists too few files of the package.")
    for verb in ("remove", "purge"):
        if verb == "purge":  # what was removed and has no settings is forgotten already
            succeeded(
                root.run("dpkg", "--install", "/tmp/package.deb", as_root=True), "dpkg could not install it"
            )
        succeeded(root.run("apt-get", verb, "--yes", NAME, as_root=True), f"apt could not {verb} the package")
        left = [place for place in ours if os.path.lexists(root.path(place))]
        must(not left, f"After “apt {verb}” these are still there: {left[:5]}")
        kept = _rows(root.path(DATA / "records.db"), "person")
        must(kept == 1, f"“apt {verb}” touched the records of an account.")
    return f"none of {len(ours)} files stayed, and the account's data did"


def unpacks(trial: Trial) -> str:
    """Archive unpacked"""
    root = trial.root
    root.run("mkdir", str(STICK.parent))
    # From outside, because the fresh system has no xz that its tar could call.
    command = ["tar", "--extract", "--no-same-owner", "--directory", root.path(STICK.parent)]
    subprocess.run([*command, "--xz", "--file", archive.archive_file()], check=True)
    succeeded(root.run("chown", "--recursive", ACCOUNT, str(STICK.parent), as_root=True), "chown failed")
    differing = [place for place in differences(BUNDLE, root.path(STICK)) if place != "README.txt"]
    must(not differing, f"{archive.archive_file().name} is of another bundle than {BUNDLE}. Make it again.")
    return f"{len(list(root.path(STICK).rglob('*')))} files and folders"


def is_portable(trial: Trial) -> str:
    """Portable"""
    root = trial.root
    portable = STICK / "portable-data"
    root.run("mkdir", str(portable))
    before = _files(root.path(HOME), besides=root.path(STICK))
    succeeded(
        root.run(f"{STICK}/onboarding", "people", "import", str(HOME / "staff.csv")),
        "A portable start failed",
    )
    must(_rows(root.path(portable / "records.db"), "person") == 1, "Portable data is not beside the program.")
    must(
        _files(root.path(HOME), besides=root.path(STICK)) == before,
        "A portable start left something elsewhere.",
    )
    succeeded(root.run(f"{STICK}/onboarding", "--self-check"), "The self-check of the archive failed")
    return f"{portable} has it all, and nothing else changed"


def says_that_a_stick_is_read_only(trial: Trial) -> str:
    """On a read-only stick"""
    script = (
        'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && exec setpriv --reuid=1000 --regid=1000 '
        '--clear-groups "$1/onboarding" people import "$2"'
    )
    answer = trial.root.run("sh", "-c", script, "sh", str(STICK), str(HOME / "staff.csv"), as_root=True)
    said = answer.stderr.strip().splitlines()[-1:]
    must(
        answer.returncode == 1 and "read-only" in "".join(said), f"On a read-only stick it says only: {said}"
    )
    return "".join(said)


STEPS: tuple[Callable[[Trial], str], ...] = (
    is_bare,
    installs,
    finds_its_libraries,
    checks_itself,
    takes_the_tour,
    keeps_data_of_the_account,
    goes_without_a_trace,
    unpacks,
    is_portable,
    says_that_a_stick_is_read_only,
)


def must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Fails(otherwise)


def succeeded(answer: subprocess.CompletedProcess[str], otherwise: str) -> None:
    last = "\n".join((answer.stdout + answer.stderr).splitlines()[-20:])
    must(answer.returncode == 0, f"{otherwise}, with exit code {answer.returncode}:\n{last}")


def _is_whole(tour: Path, outside: Path) -> str:
    """What a tour leaves, and that its pictures show what they show outside, every letter of them."""
    done = _rows(tour / "records.db", "completion")
    must(done > 0, "The tour's records hold no completed step.")
    records = list(tour.rglob("*.onboarding.json"))
    must(len(records) == 1, "The tour left no record file.")
    command = [ENVIRONMENT.python, Path(__file__).with_name("compare_pictures.py"), outside, tour]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pictures = json.loads(told)
    must(pictures != {}, "The tour left no pictures.")
    differ = [name for name, is_same in pictures.items() if not is_same]
    few = len(differ) <= MAY_DIFFER * len(pictures)
    must(few, f"{len(differ)} of {len(pictures)} pictures are not as outside, such as {differ[:3]}.")
    same = len(pictures) - len(differ)
    return (
        f"{done} steps, a record file, {len(pictures)} pictures: {same} as outside, the rest but for the time"
    )


def _rows(database: Path, table: str) -> int:
    if not database.is_file():
        return 0
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as records:
        return records.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def _packages(root: CleanRoot) -> set[str]:
    return set(root.run("dpkg-query", "--show", "--showformat", "${Package}\n").stdout.split())


def _is_ours(place: str) -> bool:
    """Whether nothing but this package has any business there."""
    return NAME in place or "were-kirklees" in place


def _is_folder(root: CleanRoot, place: str) -> bool:
    path = root.path(place)
    return path.is_dir() and not path.is_symlink()


def _files(top: Path, *, besides: Path) -> set[tuple[Path, int]]:
    return {
        (path, path.stat().st_mtime_ns)
        for path in top.rglob("*")
        if path.is_file() and not path.is_relative_to(besides)
    }


if __name__ == "__main__":
    sys.exit(gate(sys.argv[1:]))
