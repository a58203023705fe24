"""Makes the Debian package from the bundle in `dist/onboarding`.

It lies in /usr/lib/kirklees-onboarding: policy 9.1.1 follows the Filesystem Hierarchy Standard, which gives a
program's own folder of libraries a place there. /opt is for what comes past the package manager; a program
there would have its command outside of the usual path and its settings in /etc/opt.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from pathlib import Path
from textwrap import fill

from bundle import BUNDLE, ENVIRONMENT, epoch
from depends import CannotDepend, depends
from environment import ROOT
from product import NAME, day, megabytes, version

# Whoever builds the package for a council puts an address there that answers.
MAINTAINER = "Kirklees Council <onboarding@kirklees.invalid>"

HERE = Path(__file__).resolve().parent
LINUX = HERE / "linux"
STAGE = ROOT / "build" / "deb"
METAINFO = "uk.gov.kirklees.onboarding.metainfo.xml"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)

DESCRIPTION = """\
onboarding for new staff of Kirklees Council
 Short modules bring new staff into the council's way of working, with checks
 that cost nothing when they are wrong, and a record to hand in. Managers
 collect the records, and HR writes and publishes the modules.
 .
 Everything works with no network, no server and no account."""


def deb(options: list[str]) -> int:
    """Gives 0 once the package is there, or says why it isn't and gives 1."""
    if reason := missing():
        print(reason)
        return 1
    shutil.rmtree(STAGE, ignore_errors=True)
    root = STAGE / "root"
    try:
        control = control_file(depends(BUNDLE), architecture())
    except CannotDepend as error:
        print(error)
        return 1
    lay_out(root)
    settle_modes(root)
    kilobytes = sum(_blocks(path) for path in root.rglob("*"))
    folder = root / "DEBIAN"
    folder.mkdir(mode=0o755)
    (folder / "control").write_text(control.replace("@SIZE@", str(kilobytes)), encoding="utf-8")
    (folder / "md5sums").write_text(md5sums(root), encoding="utf-8")
    settle_modes(folder)
    out = package_file()
    out.unlink(missing_ok=True)
    command = ["dpkg-deb", "--root-owner-group", "--uniform-compression", "-Zxz", "-z6", "--build", root, out]
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "LC_ALL": "C.UTF-8"}
    answer = subprocess.run(command, env=surroundings, stdout=subprocess.DEVNULL, check=False)
    if answer.returncode:
        print("No package was made; the reason stands above.")
        return 1
    shutil.rmtree(STAGE)
    print(f"{out} is made: {megabytes(out)}, {kilobytes / 1000:.0f} MB once it is installed.")
    return 0


def missing() -> str:
    """What keeps the package from being made, as a sentence; empty where nothing does."""
    if not (BUNDLE / "onboarding").is_file() or not ENVIRONMENT.python.exists():
        return f"There is no bundle in {BUNDLE}. Make it first: python3 packaging/build.py bundle"
    if not shutil.which("dpkg-deb"):
        return "The package is made by dpkg-deb, which is not on this system. Debian and Ubuntu have it."
    return ""


def package_file() -> Path:
    return BUNDLE.parent / f"{NAME}_{version()}_{architecture()}.deb"


def architecture() -> str:
    """This system's name in Debian's words, such as amd64."""
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def lay_out(root: Path) -> None:
    """Puts every file of the package below `root`, as it will lie on the system."""
    shutil.copytree(BUNDLE, root / "usr/lib" / NAME, symlinks=True)
    (root / "etc/were-kirklees").mkdir(parents=True)
    _link(root / "usr/bin/onboarding", f"../lib/{NAME}/onboarding")
    shared = root / "usr/share"
    _write(shared / "applications" / f"{NAME}.desktop", _text(f"{NAME}.desktop"))
    _write(shared / "metainfo" / METAINFO, metainfo())
    _write(shared / "lintian/overrides" / NAME, _text("lintian-overrides"))
    _write_gz(shared / "man/man1/onboarding.1.gz", man_page())
    icons(shared / "icons/hicolor")
    documents = shared / "doc" / NAME
    _write(documents / "copyright", _text("copyright"))
    _write_gz(documents / "changelog.gz", changelog())
    _write(documents / "examples/policy.ini", (HERE / "policy.ini").read_text(encoding="utf-8"))


def control_file(needed: list[str], architecture: str) -> str:
    return f"""\
Package: {NAME}
Version: {version()}
Section: education
Priority: optional
Architecture: {architecture}
Maintainer: {MAINTAINER}
Installed-Size: @SIZE@
Depends: {", ".join(needed)}
Recommends: at-spi2-core, xdg-utils
Homepage: https://www.kirklees.gov.uk/
Description: {DESCRIPTION}
"""


def metainfo() -> str:
    text = _text(METAINFO)
    return text.replace("@VERSION@", version()).replace("@DATE@", day().strftime("%Y-%m-%d"))


def man_page() -> str:
    """Written by the program's own help, so by a Python that has what the program needs."""
    command = [ENVIRONMENT.python, HERE / "man_page.py"]
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "PYTHONUTF8": "1"}
    return subprocess.run(
        command, env=surroundings, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout


def changelog() -> str:
    """The newest part of CHANGELOG.md in Debian's form, which tools show before an upgrade."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = text.split("\n## ")[1].partition("\n")[2]
    entries = [" ".join(part.split()) for part in f"\n{newest}".split("\n- ")[1:]]
    lines = "".join(
        f"{fill(entry, 79, initial_indent='  * ', subsequent_indent='    ')}\n" for entry in entries
    )
    date = day().strftime("%a, %d %b %Y %H:%M:%S +0000")
    return f"{NAME} ({version()}) stable; urgency=medium\n\n{lines}\n -- {MAINTAINER}  {date}\n"


def icons(folder: Path) -> None:
    drawing = ROOT / "resources/icons/app.svg"
    _write(folder / "scalable/apps" / f"{NAME}.svg", drawing.read_text(encoding="utf-8"))
    places = [folder / f"{size}x{size}" / "apps" / f"{NAME}.png" for size in ICON_SIZES]
    for place in places:
        place.parent.mkdir(parents=True)
    subprocess.run([ENVIRONMENT.python, HERE / "linux_icons.py", *places], check=True)


def md5sums(root: Path) -> str:
    """What `dpkg --verify` compares the files of the package with."""
    from hashlib import md5

    lines = []
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root)
        if path.is_file() and not path.is_symlink() and place.parts[0] != "DEBIAN":
            lines.append(f"{md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {place}\n")
    return "".join(lines)


def settle_modes(folder: Path) -> None:
    """The modes of a package: no file but the program can be run, whatever this account's umask is."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if path.is_symlink():
            continue
        is_program = path.name == "onboarding" and path.parent.name == NAME
        path.chmod(0o755 if path.is_dir() or is_program else 0o644)


def _blocks(path: Path) -> int:
    """In kilobytes, each file rounded up, a folder or a link as one: Debian policy 5.6.20."""
    return -(-path.stat().st_size // 1024) if path.is_file() and not path.is_symlink() else 1


def _text(name: str) -> str:
    return (LINUX / name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_gz(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
