"""A published library as one zip, or as a folder: written whole, and trusted once every byte is checked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

from onboarding.core.manifest import (
    MANIFEST,
    MAX_MANIFEST_BYTES,
    Manifest,
    PackedFile,
    PackRefusal,
    PackRefused,
    check_files,
    check_listed,
    packed_files,
    read_manifest,
    write_manifest,
)
from onboarding.core.reasons import os_reason
from onboarding.disk import sync_folder
from onboarding.errors import FileNotWritten, PackFileRefused, PublishedMeanwhile
from onboarding.files.pack_folder import Folder, open_folder
from onboarding.files.pack_zip import Zip, open_zip, zip_entry

_CHUNK = 1 << 16

_Source = Zip | Folder


def pack_manifest(path: Path) -> Manifest:
    """What a pack says of itself; its files are not read yet. Raises PackFileRefused."""
    with _opened(path) as (_, manifest):
        return manifest


def read_pack(path: Path) -> tuple[Manifest, dict[str, bytes]]:
    """A pack with every file in it, each checked. Raises PackFileRefused."""
    with _opened(path) as (source, manifest):
        return manifest, {file.path: b"".join(_checked(source, file)) for file in manifest.files}


def unpack(path: Path, into: Path) -> Manifest:
    """Writes a pack's files, each checked, and its manifest into the new folder `into`.

    Returns once the disk has all of them; each bears the time of publishing. Raises PackFileRefused, and
    FileNotWritten when this computer is at fault; part of the files may then be there.
    """
    with _opened(path) as (source, manifest):
        moment = manifest.published_at.timestamp()
        _write(into / MANIFEST, iter([write_manifest(manifest)]), moment)
        for file in manifest.files:
            _write(into / file.path, _checked(source, file), moment)
        return manifest


def check_pack(path: Path) -> Manifest:
    """Reads every file, and keeps none. Raises PackFileRefused."""
    with _opened(path) as (source, manifest):
        for file in manifest.files:
            for _ in _checked(source, file):
                pass
        return manifest


def write_pack(path: Path, manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Writes one zip at `path`: complete and checked before it bears that name, and never over another.

    The same manifest and files give the same bytes. Raises PackFileRefused when no reader would take it,
    PublishedMeanwhile when there is such a pack already, FileNotWritten when the folder is at fault.
    """
    if manifest.files != packed_files(files):
        raise ValueError("the manifest is of other files")
    with _in_words(path):
        check_files(manifest.files)
    fresh = path.with_name(f".{path.name}.{os.urandom(8).hex()}.tmp")
    try:
        try:
            _write_zip(fresh, manifest, files)
            _check_fresh(fresh, path)
            _name_once(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except FileExistsError as error:
        raise PublishedMeanwhile(path, manifest.number) from error
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error
    sync_folder(path.parent)


def _write_zip(path: Path, manifest: Manifest, files: Mapping[str, bytes]) -> None:
    with path.open("xb") as file:
        with ZipFile(file, "w") as archive:
            archive.writestr(zip_entry(MANIFEST), write_manifest(manifest))
            for name in sorted(files):
                archive.writestr(zip_entry(name), files[name])
        file.flush()
        os.fsync(file.fileno())


def _check_fresh(fresh: Path, path: Path) -> None:
    try:
        check_pack(fresh)
    except PackFileRefused as refused:
        raise PackFileRefused(path, refused.reason, refused.detail) from refused


def _name_once(fresh: Path, path: Path) -> None:
    """Gives the finished file its name unless another has it. Raises FileExistsError.

    Two who publish at one moment must not overwrite each other: a hard link is refused where the name is
    taken, as a rename is on Windows. Where a share knows no hard links, the name is looked at first.
    """
    if os.name != "nt":
        try:
            os.link(fresh, path)
        except FileExistsError:
            raise
        except OSError:
            if path.exists():
                raise FileExistsError(path) from None
        else:
            return
    fresh.rename(path)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[_Source, Manifest]]:
    with _in_words(path):
        if path.is_dir():
            folder = open_folder(path)
            yield folder, _listed(folder)
        else:
            with open_zip(path) as archive:
                yield archive, _listed(archive)


def _listed(source: _Source) -> Manifest:
    sizes = dict(source.sizes)
    size = sizes.pop(MANIFEST, None)
    if size is None:
        raise PackRefused(PackRefusal.NO_MANIFEST)
    if size > MAX_MANIFEST_BYTES:
        raise PackRefused(PackRefusal.TOO_LARGE, MANIFEST)
    with source.open(MANIFEST) as file:
        manifest = read_manifest(file.read(MAX_MANIFEST_BYTES + 1))
    check_listed(sizes, manifest)
    return manifest


def _checked(source: _Source, file: PackedFile) -> Iterator[bytes]:
    """The bytes of a file, which raise PackRefused at their end unless they are those that were published."""
    digest, left = sha256(), file.size
    with source.open(file.path) as stream:
        while left >= 0 and (chunk := stream.read(min(_CHUNK, left + 1))):
            left -= len(chunk)
            digest.update(chunk)
            yield chunk
    if left or digest.hexdigest() != file.sha256:
        raise PackRefused(PackRefusal.CHANGED, file.path)


def _write(path: Path, chunks: Iterator[bytes], moment: float) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        os.utime(path, (moment, moment))
    except OSError as error:
        raise FileNotWritten(path, os_reason(error)) from error


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except PackRefused as refused:
        raise PackFileRefused(path, refused.refusal.value, refused.detail) from refused
    except OSError as error:
        raise PackFileRefused(path, PackRefusal.UNREADABLE.value) from error
