"""What macOS is told of the program: the Info.plist of `Were Kirklees.app`."""

from __future__ import annotations

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
