"""What lies in a bundle for Windows, as the two installers want it listed.

Both put there and take away exactly these files, by name: nothing else in the folder is ever touched.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from uuid import UUID, uuid5
from xml.sax.saxutils import quoteattr

# By it Windows Installer knows an earlier version, so it may never change. Every other code comes from it.
UPGRADE_CODE = UUID("6f0c3d8e-52a7-4c0b-9a55-6d1f0b7e2c41")

PROGRAMS = ("onboarding.exe", "onboarding-console.exe")
UNINSTALLER = "uninstall-were-kirklees.exe"

STAGED = "bundle"
"""Where the tools find the files, below the folder that they work in: wixl takes relative names only."""

# Windows itself refuses some; makensis reads $ and [ in a file's name as signs of its own, and the text of an
# .msi is all in one encoding.
_ENCODING = "cp1252"
_REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f$\[\]]|[. ]$')


class CannotBuild(Exception):
    """A sentence on what is in the way."""


@dataclass(frozen=True)
class WindowsFiles:
    """`files` are relative to `folder`, in an order that is the same on every machine."""

    folder: Path
    files: tuple[PurePosixPath, ...]

    @property
    def folders(self) -> tuple[PurePosixPath, ...]:
        """All folders in it, each before those inside it."""
        found = {parent for file in self.files for parent in file.parents if parent.parts}
        return tuple(sorted(found, key=lambda folder: folder.parts))

    @property
    def kilobytes(self) -> int:
        """Room on the disk in KiB, where each file takes whole clusters of 4 KiB, as NTFS has them."""
        return sum(-(-(self.folder / file).stat().st_size // 4096) * 4 for file in self.files)

    @property
    def longest(self) -> int:
        """The most letters that a path adds to that of the folder it is installed in, backslash and all."""
        return 1 + max(len(name) for name in (UNINSTALLER, *map(str, self.files)))


def windows_files(folder: Path) -> WindowsFiles:
    """What is in `folder`. Raises CannotBuild when it is no bundle, or Windows could not hold it."""
    for program in PROGRAMS:
        if not (folder / program).is_file():
            raise CannotBuild(
                f"There is no {program} in {folder}: is it the bundle that was made on Windows?"
            )
    files: dict[str, PurePosixPath] = {}
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
        file = PurePosixPath(path.relative_to(folder).as_posix())
        if path.is_symlink():
            raise CannotBuild(f"{file} is a link: this is no bundle that was made on Windows.")
        if any(_REFUSED.search(part) for part in file.parts) or not _is_writable(str(file)):
            raise CannotBuild(f"An installer for Windows can't hold a file of the name {file}.")
        if path.is_dir():
            continue
        other = files.setdefault(str(file).casefold(), file)
        if other != file:
            raise CannotBuild(f"Windows takes {other} and {file} for one file.")
    return WindowsFiles(folder, tuple(files.values()))


def _is_writable(text: str) -> bool:
    try:
        text.encode(_ENCODING)
    except UnicodeEncodeError:
        return False
    return True


def nsis_macros(bundle: WindowsFiles) -> Iterator[str]:
    """PutFiles for the script, and RemoveFiles and RemoveFolders, which take away just that."""
    yield "!macro PutFiles"
    for folder in (PurePosixPath(), *bundle.folders):
        inside = [file for file in bundle.files if file.parent == folder]
        if inside:
            yield f"  SetOutPath {_nsis(folder)}"
            yield from (f'  File "{STAGED}/{file}"' for file in inside)
    yield "!macroend"
    yield "!macro RemoveFiles"
    yield from (f"  Delete {_nsis(file)}" for file in bundle.files)
    yield "!macroend"
    yield "!macro RemoveFolders"
    yield from (f"  RMDir {_nsis(folder)}" for folder in reversed(bundle.folders))
    yield "!macroend"


def _nsis(path: PurePosixPath) -> str:
    return '"' + "\\".join(["$INSTDIR", *path.parts]) + '"'


def wix_include(bundle: WindowsFiles) -> Iterator[str]:
    """The folders and files for the package, each file a component whose code depends on its path alone."""
    yield "<Include>"
    yield "<Fragment>"
    yield '<DirectoryRef Id="INSTALLDIR">'
    yield from _wix_folder(bundle, PurePosixPath())
    yield "</DirectoryRef>"
    yield '<ComponentGroup Id="Files">'
    yield from (f'<ComponentRef Id="{wix_id(file)}"/>' for file in bundle.files)
    yield "</ComponentGroup>"
    yield "</Fragment>"
    yield "</Include>"


def _wix_folder(bundle: WindowsFiles, folder: PurePosixPath) -> Iterator[str]:
    for file in bundle.files:
        if file.parent == folder:
            name = wix_id(file)
            source = quoteattr(f"{STAGED}/{file}")
            yield f'<Component Id="{name}" Guid="{guid(f"component: {file}".casefold())}" Win64="yes">'
            yield f'<File Id="{name}" Name={quoteattr(file.name)} Source={source} KeyPath="yes"/>'
            if str(file) == PROGRAMS[0]:
                yield _START_MENU.format(name)
            yield "</Component>"
    for inside in bundle.folders:
        if inside.parent == folder:
            yield f'<Directory Id="{wix_id(inside)}" Name={quoteattr(inside.name)}>'
            yield from _wix_folder(bundle, inside)
            yield "</Directory>"


_START_MENU = (
    '<Shortcut Id="StartMenu" Directory="ProgramMenuFolder" Name="We\'re Kirklees" Target="[#{}]"'
    ' WorkingDirectory="INSTALLDIR" Description="Learning modules for new staff" Advertise="no"/>'
)


def wix_id(path: PurePosixPath) -> str:
    """A name for the tables, which take letters, figures, dots and underscores only."""
    return "_" + hashlib.sha256(str(path).encode()).hexdigest()[:32]


def guid(what: str) -> str:
    """The code of a thing of ours, the same in every version, as Windows writes it."""
    return braced(uuid5(UPGRADE_CODE, what))


def braced(uuid: UUID) -> str:
    return "{" + str(uuid).upper() + "}"
