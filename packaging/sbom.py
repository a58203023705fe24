"""Puts the list of parts (SBOM), every licence and THIRD-PARTY.txt into the bundle, or says what is amiss.

Run by `bundle.py` in the environment that the bundle was made from, since cyclonedx-python-lib is there.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from licence_texts import FOLDER, write_texts
from part import Part, Refused
from parts import Contents, parts_of
from third_party import FILE as THIRD_PARTY
from third_party import third_party

FILE = "sbom.cdx.json"


def main() -> int:
    bundle, listed, environment = map(Path, sys.argv[1:])
    when = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    try:
        parts = write_sbom(read_contents(bundle, listed, environment), when)
    except Refused as refused:
        print(f"The bundle can’t be shipped like this.\n{refused}")
        return 1
    print(f"{bundle / FILE}: {len(parts)} parts. Their licences are in {bundle / FOLDER}.")
    return 0


def read_contents(bundle: Path, listed: Path, environment: Path) -> Contents:
    """By `bundle-files.json`. Raises Refused when the folder is no longer what was listed."""
    told = json.loads(listed.read_text(encoding="utf-8"))
    files = {file["path"]: file["from"] for file in told["files"] if not _is_written_here(file["path"])}
    there = {
        path.relative_to(bundle).as_posix()
        for path in bundle.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    if strange := {path for path in there if not _is_written_here(path)} ^ set(files):
        raise Refused(
            f"The bundle and its list {listed.name} differ: {', '.join(sorted(strange)[:5])}. "
            "Build the bundle again."
        )
    return Contents(bundle, files, told["packages"], environment)


def write_sbom(contents: Contents, when: datetime) -> list[Part]:
    """Writes all three and gives the parts. Raises Refused, and writes nothing, when something is amiss."""
    from cyclonedx_list import cyclonedx

    parts = parts_of(contents)
    words = cyclonedx(parts, contents.folder, when)
    write_texts(parts, contents.folder)
    (contents.folder / THIRD_PARTY).write_text(third_party(parts), encoding="utf-8", newline="\n")
    (contents.folder / FILE).write_text(words, encoding="utf-8", newline="\n")
    return parts


def _is_written_here(path: str) -> bool:
    return path in (FILE, THIRD_PARTY) or path.startswith(f"{FOLDER}/")


if __name__ == "__main__":
    sys.exit(main())
