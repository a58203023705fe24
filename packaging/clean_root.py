"""A fresh, minimal Debian system in a folder, in which a package can be tried as on a new computer.

It is made once by debootstrap, from wherever this system's apt gets its packages, and kept in
build/clean-root; each run works on a copy. Every command runs in namespaces of its own, so that nothing stays
mounted or running, and without a network where that is not asked for.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from environment import ROOT

KEPT = ROOT / "build" / "clean-root"
ACCOUNT = "learner"
ACCOUNT_ID = "1000"
HOME = Path("/home") / ACCOUNT

# What apt outside was told about fetching, which has to hold inside as well: proxies, old dates, attempts.
_ABOUT_FETCHING = re.compile(r'^Acquire::(?:(?:https?)::|Check-|Retries|Languages).*"[^"]+";$', re.MULTILINE)


class NoCleanRoot(Exception):
    """Says in a sentence why a fresh system can't be made here."""


@dataclass(frozen=True)
class CleanRoot:
    """A copy of the fresh system, below `folder`. `fetched` keeps packages from one run to the next."""

    folder: Path
    fetched: Path

    def run(
        self, *command: str, as_root: bool = False, network: bool = False, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs `command` to its end, as somebody who just has an account, or `as_root`."""
        surroundings = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        surroundings |= {"HOME": "/root" if as_root else str(HOME)} | variables
        who = [] if as_root else [f"--setuid={ACCOUNT_ID}", f"--setgid={ACCOUNT_ID}"]
        return subprocess.run(
            [
                *_alone(network=network),
                f"--root={self.folder}",
                f"--wd={surroundings['HOME']}",
                *who,
                *("/usr/bin/env", "-i", *(f"{name}={value}" for name, value in surroundings.items())),
                *command,
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def path(self, inside: str | Path) -> Path:
        """Where a file of the fresh system lies outside of it."""
        return self.folder / str(inside).lstrip("/")


def clean_root(suite: str = "") -> CleanRoot:
    """A fresh copy, without what an earlier run left. `suite` is a release of Debian, or this system's own.

    Raises NoCleanRoot.
    """
    look_for_tools()
    suite = suite or _own_suite()
    base = KEPT / suite
    if not (base / "done").is_file():
        _make_base(base, suite)
    run = KEPT / "run"
    shutil.rmtree(run, ignore_errors=True)
    subprocess.run(["cp", "--archive", str(base / "root"), str(run)], check=True)
    return CleanRoot(run, base / "fetched")


def mirror() -> str:
    """Where apt gets this system's own release from, as it is set up to. Raises NoCleanRoot."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE)", "Created-By: Packages"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    for line in answer.splitlines():
        address, _, release = line.partition(" ")
        if release in (_own_suite(), "stable"):
            return address
    raise NoCleanRoot(
        "No fresh Debian system can be made here: apt is set up with no address for this release."
    )


def look_for_tools() -> None:
    """Raises NoCleanRoot where there is no use in trying."""
    missing = [tool for tool in ("debootstrap", "unshare", "apt-get", "apt-config") if not shutil.which(tool)]
    if missing:
        raise NoCleanRoot(f"No fresh Debian system can be made here: {', '.join(missing)} is not installed.")
    if os.geteuid() != 0:
        raise NoCleanRoot("No fresh Debian system can be made here: only root may make one.")
    if subprocess.run([*_alone(network=False), "true"], capture_output=True, check=False).returncode:
        raise NoCleanRoot("No fresh Debian system can be run here: this system lets nobody make namespaces.")


def _alone(*, network: bool) -> list[str]:
    cut_off = [] if network else ["--net"]
    return ["unshare", "--mount", "--pid", "--ipc", *cut_off, "--fork", "--kill-child", "--mount-proc"]


def _own_suite() -> str:
    told = Path("/etc/os-release").read_text(encoding="utf-8")
    found = re.search(r"^VERSION_CODENAME=(\w+)$", told, re.MULTILINE)
    if not found:
        raise NoCleanRoot("No fresh Debian system can be made here: this system is no release of Debian.")
    return found[1]


def _make_base(base: Path, suite: str) -> None:
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(parents=True)
    root = base / "root"
    command = ["debootstrap", "--variant=minbase", suite, str(root), mirror()]
    with (base / "log").open("wb") as log:
        if subprocess.run(command, stdout=log, stderr=log, check=False).returncode:
            raise NoCleanRoot(f"No fresh Debian system could be made; debootstrap says why in {log.name}.")
    shutil.copyfile("/etc/resolv.conf", root / "etc/resolv.conf")
    told = subprocess.run(["apt-config", "dump"], capture_output=True, text=True, check=True).stdout
    lines = [found[0] for found in _ABOUT_FETCHING.finditer(told)] + ['APT::Keep-Downloaded-Packages "true";']
    (root / "etc/apt/apt.conf.d/90outside").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (base / "fetched").mkdir()
    inside = CleanRoot(root, base / "fetched")
    for step in (
        ["apt-get", "clean"],
        ["apt-get", "update"],
        ["useradd", "--create-home", "--uid", ACCOUNT_ID, "--user-group", ACCOUNT],
    ):
        answer = inside.run(*step, as_root=True, network=True)
        if answer.returncode:
            raise NoCleanRoot(
                f"No fresh Debian system could be made: {' '.join(step)} failed.\n{answer.stderr}"
            )
    (base / "done").touch()
