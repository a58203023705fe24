"""`Were Kirklees.app`: what macOS is told of the program, and what goes into it once it is made."""

from __future__ import annotations

import shutil
from pathlib import Path

APP = "Were Kirklees.app"
IDENTIFIER = "uk.gov.kirklees.onboarding"

OLDEST = "14.4"
"""The macOS that Qt 6.12 needs at least."""


def info_plist(version: str) -> dict[str, object]:
    """All that PyInstaller does not fill in by itself."""
    return {
        "CFBundleDisplayName": "We’re Kirklees",
        "CFBundleName": "Were Kirklees",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en-GB",
        "CFBundleLocalizations": ["en-GB"],
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT licence; Qt and PySide under the LGPL 3",
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is
    }


def put_into_app(app: Path, bundle: Path) -> None:
    """Papers, licences and the list of parts: beside the program there is no room for them in an app."""
    resources = app / "Contents" / "Resources"
    for path in sorted(bundle.iterdir()):
        target = resources / path.name
        if path.is_dir() and path.name != "_internal":
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(path, target)
        elif path.suffix in (".txt", ".json"):
            shutil.copyfile(path, target)


def sign_for_this_mac(app: Path) -> list[str]:
    """PyInstaller seals the app when it makes it, and the seal breaks over every file that comes later."""
    return ["codesign", "--force", "--deep", "--sign", "-", str(app)]
