"""Packs the bundle in `dist/onboarding` for Linux systems without apt, and for sticks."""

from __future__ import annotations

import io
import lzma
import platform
import tarfile
from pathlib import Path
from textwrap import wrap

from bundle import BUNDLE, epoch
from depends import CannotDepend, depends
from product import NAME, megabytes, version

README = Path(__file__).resolve().parent / "linux" / "README.txt"

# The first makes machine code smaller by a twentieth; any tar with xz undoes both.
FILTERS = [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": 6}]


def tarball(options: list[str]) -> int:
    """Gives 0 once the archive is there, or says why it isn't and gives 1."""
    if not (BUNDLE / "onboarding").is_file():
        print(f"There is no bundle in {BUNDLE}. Make it first: python3 packaging/build.py bundle")
        return 1
    try:
        words = readme(depends(BUNDLE))
    except CannotDepend as error:
        print(error)
        return 1
    out = archive_file()
    pack(BUNDLE, words, out, epoch())
    print(f"{out} is made: {megabytes(out)}.")
    return 0


def archive_file() -> Path:
    return BUNDLE.parent / f"{folder_name()}.tar.xz"


def folder_name() -> str:
    """The one folder inside the archive."""
    return f"{NAME}-{version()}-linux-{platform.machine()}"


def readme(needed: list[str]) -> str:
    """README.txt, with the packages that a Debian or Ubuntu system has to have."""
    libc = next(package for package in needed if package.startswith("libc6 "))
    # Of two names the older: newer systems know what took its place, but not the other way round.
    others = [package.split(" | ")[-1].partition(" ")[0] for package in needed if package != libc]
    parts = {
        "@VERSION@": version(),
        "@MACHINE@": platform.machine(),
        "@GLIBC@": libc.partition(">= ")[2].rstrip(")"),
        "@PACKAGES@": " \\\n      ".join(wrap(" ".join(others), 96, break_on_hyphens=False)),
    }
    words = README.read_text(encoding="utf-8")
    for mark, text in parts.items():
        words = words.replace(mark, text)
    return words


def pack(bundle: Path, words: str, out: Path, seconds: int) -> None:
    """The same bytes for the same files: in order, with one date, owned by nobody in particular."""
    top = out.name.removesuffix(".tar.xz")
    with (
        lzma.open(out, "wb", format=lzma.FORMAT_XZ, filters=FILTERS) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path in [bundle, *sorted(bundle.rglob("*"))]:
            place = top if path == bundle else f"{top}/{path.relative_to(bundle).as_posix()}"
            _add(archive, path, place, seconds, is_program=path == bundle / "onboarding")
        readme_file = _member(f"{top}/README.txt", seconds)
        readme_file.size = len(words.encode())
        archive.addfile(readme_file, io.BytesIO(words.encode()))


def _add(archive: tarfile.TarFile, path: Path, place: str, seconds: int, *, is_program: bool) -> None:
    member = _member(place, seconds)
    if path.is_symlink():
        member.type = tarfile.SYMTYPE
        member.linkname = str(path.readlink())
        archive.addfile(member)
    elif path.is_dir():
        member.type = tarfile.DIRTYPE
        member.mode = 0o755
        archive.addfile(member)
    else:
        member.size = path.stat().st_size
        member.mode = 0o755 if is_program else 0o644
        with path.open("rb") as file:
            archive.addfile(member, file)


def _member(place: str, seconds: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(place)
    member.mtime = seconds
    return member
