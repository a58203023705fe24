"""Where everything lies: data, settings, cache, log and policy, and what ships with the program."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

APP_FOLDER = "Were Kirklees"
POLICY_NAME = "policy.ini"
PORTABLE_FOLDER = "portable-data"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one computer account, or of one `--home` folder.

    `policy` is what the organisation sets for everybody on this computer, wherever their data is;
    None where nobody's policy counts.
    """

    data: Path
    settings: Path
    cache: Path
    log: Path
    policy: Path | None


def places(home: Path | None = None) -> Places:
    """Everything below `home` or the portable folder, else the account's own local folders.

    Local, not roaming: on Windows a database that roams is copied while it is open.
    """
    home = home or portable_home()
    if home is not None:
        home = home.expanduser().absolute()
        log = home / "log" / "onboarding.log"
        return Places(home, home / "settings.json", home / "cache", log, policy_file())
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP_FOLDER, appauthor=False, roaming=False)
    return Places(
        dirs.user_data_path,
        dirs.user_config_path / "settings.json",
        dirs.user_cache_path,
        dirs.user_log_path / "onboarding.log",
        policy_file(),
    )


def portable_home() -> Path | None:
    """`portable-data` beside the bundled program, when somebody made that folder; never in a checkout.

    The folder is the switch, so a stick needs no settings on the computers that it visits.
    """
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).resolve().parent / PORTABLE_FOLDER
    return folder if folder.is_dir() else None


def policy_file() -> Path:
    """Where IT puts what is the same for everybody; only administrators can write there.

    On Windows any account can make a new folder in ProgramData, so the installer or Group Policy makes ours.
    """
    if sys.platform == "win32":
        from platformdirs import site_data_path  # asks Windows: an account may change what PROGRAMDATA says

        return site_data_path(APP_FOLDER, appauthor=False) / POLICY_NAME
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / APP_FOLDER / POLICY_NAME
    return Path("/etc/were-kirklees") / POLICY_NAME


def shipped(folder: str) -> Path:
    """`content` or `resources` as it came with the program: bundled by PyInstaller, or the checkout's."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / folder


def licences() -> Path:
    """The licences of all that the bundle is made of; run from source there is no such folder.

    They lie beside the program, where people find them; in an app of macOS only its own files may.
    """
    beside = Path(sys.executable).parent
    in_app = beside.parent / "Resources"
    return (in_app if in_app.is_dir() else beside) / "licences"
