"""Where everything lies on this computer: data, settings, cache, log, and what ships with the program."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

APP_FOLDER = "Were Kirklees"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one computer account, or of one `--home` folder."""

    data: Path
    settings: Path
    cache: Path
    log: Path


def places(home: Path | None = None) -> Places:
    """The account's own local folders, or everything below `home`.

    Local, not roaming: on Windows a database that roams is copied while it is open.
    """
    if home is not None:
        home = home.expanduser().absolute()
        return Places(home, home / "settings.json", home / "cache", home / "log" / "onboarding.log")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP_FOLDER, appauthor=False, roaming=False)
    return Places(
        dirs.user_data_path,
        dirs.user_config_path / "settings.json",
        dirs.user_cache_path,
        dirs.user_log_path / "onboarding.log",
    )


def shipped(folder: str) -> Path:
    """`content` or `resources` as it came with the program: bundled by PyInstaller, or the checkout's."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / folder
