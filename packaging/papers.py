"""What IT reads goes along in the bundle: the answers, the template of a policy, the installers' switches."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = "for-it"
PAPERS = (
    "for-it.md",
    "data-protection.md",
    "accessibility.md",
    "policy.ini",
    "windows/README.md",
    "windows/try_on_windows.ps1",
    "windows/policy/WereKirklees.admx",
    "windows/policy/en-GB/WereKirklees.adml",
    "macos/README.md",
)


def put_papers(bundle: Path) -> None:
    """Into a folder beside the program, in the same places as here, so that their links hold."""
    for paper in PAPERS:
        target = bundle / FOLDER / paper
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / paper, target)


def paper_of(place: Path) -> Path | None:
    """The file that one at this place in the bundle was copied from; None for what is no paper."""
    return HERE / place.relative_to(FOLDER) if place.parts[0] == FOLDER else None
