"""Lists every file of the bundle with where it came from, and looks whether all that it needs is there."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from elf import Needs, needs
from environment import project
from origins import Origins
from papers import paper_of
from system_libraries import LEFT_TO_SYSTEM

FORMAT = 1

OLDEST_GLIBC = (2, 35)
"""That of Ubuntu 22.04; Debian 12 has 2.36."""


def write_list(bundle: Path, came_from: Path, environment: Path, out: Path) -> int:
    """Writes `out`, and gives 1 with a sentence when something that the bundle needs is nowhere.

    `out` is JSON. `files`: each with `path`, `bytes`, `sha256`, and `from`, a name in `packages`.
    `packages`, by name: `kind` and `version`; also those of which there are only Python modules, which lie
    inside the program file. `system_libraries`, by soname: Debian's `package`, and the files that it is
    `needed_by`. `glibc`: the oldest that will do.
    """
    told = json.loads(came_from.read_text(encoding="utf-8"))
    origins = Origins(environment)
    files = [
        {
            "path": path.relative_to(bundle).as_posix(),
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "from": _origin(path.relative_to(bundle), told["files"], origins),
        }
        for path in sorted(bundle.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    for source in told["modules"].values():
        origins.of(Path(source))
    wants = needs(bundle) if sys.platform == "linux" else Needs({}, (0, 0))
    listed = {
        "format": FORMAT,
        "program": project()["project"]["version"],
        "files": files,
        "packages": dict(sorted(origins.packages.items())),
        "system_libraries": {
            library: {"package": LEFT_TO_SYSTEM.get(library, ""), "needed_by": by}
            for library, by in wants.libraries.items()
        },
        "glibc": ".".join(map(str, wants.glibc)),
    }
    out.write_text(json.dumps(listed, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    megabytes = sum(path.stat().st_size for path in bundle.rglob("*") if not path.is_symlink()) / 1e6
    print(f"{bundle}: {len(files)} files, {megabytes:.0f} MB. Where each is from stands in {out}.")
    return _complain(wants)


def _origin(place: Path, files: dict[str, str], origins: Origins) -> str:
    if paper := paper_of(place):
        return origins.of(paper)
    if len(place.parts) == 1:
        return origins.bootloader()
    return origins.of(Path(files[place.relative_to("_internal").as_posix()]))


def _complain(wants: Needs) -> int:
    strange = {library: by for library, by in wants.libraries.items() if library not in LEFT_TO_SYSTEM}
    for library, by in strange.items():
        print(
            f"{by[0]} needs {library}, which did not come along. Where every system has it, name its package "
            "in packaging/system_libraries.py; else name it in packaging/contents.py."
        )
    if wants.glibc > OLDEST_GLIBC:
        print(
            "This bundle won’t start on Ubuntu 22.04: it needs glibc {}.{}. Build on an older system.".format(
                *wants.glibc
            )
        )
    return 1 if strange else 0
