"""Makes the one-folder bundle in `dist/onboarding`, from the checkout and pinned packages alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from bundle_files import write_list
from elf import forget_search_paths
from environment import ROOT, Environment, project
from mac_app import APP, put_into_app, sign_for_this_mac
from papers import put_papers
from version_info import version_info

HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build" / "bundle"
BUNDLE = ROOT / "dist" / "onboarding"
LIST = ROOT / "build" / "bundle-files.json"
ENVIRONMENT = Environment(ROOT / "build" / "environment", anew=True)

EARLIEST = 315_532_800
"""1 January 1980 in seconds since 1970: zip files know no earlier day."""


def bundle(options: list[str]) -> int:
    """Gives 0 once the bundle is there, or says why it isn't and gives 1."""
    if reason := missing():
        print(reason)
        return 1
    if sys.version_info < (3, 12):
        print("With Python 3.12 or newer the bundle needs no way round a fault of PySide6 (see the README).")
    wanted = project()["project"]
    if ENVIRONMENT.fill(*wanted["dependencies"], *wanted["optional-dependencies"]["bundle"]):
        return 1
    for folder in (BUILD, BUNDLE):
        shutil.rmtree(folder, ignore_errors=True)
    BUILD.mkdir(parents=True)
    surroundings = calm_surroundings()
    (BUILD / "version.txt").write_text(version_info(wanted["version"]), encoding="utf-8")
    icon = BUILD / ("onboarding.icns" if sys.platform == "darwin" else "onboarding.ico")
    work = ["--distpath", str(BUNDLE.parent), "--workpath", str(BUILD / "work"), "--log-level", "WARN"]
    steps = (
        # Has shiboken put its packed Python files beside it, for lean.py.
        (["-c", "import PySide6.QtCore"], {"SBK_EMBED": "0"}),
        ([str(HERE / "icon.py"), str(icon)], {}),
        (["-m", "PyInstaller", "--noconfirm", *work, str(HERE / "onboarding.spec")], {}),
    )
    for step, more in steps:
        done = subprocess.run(
            [str(ENVIRONMENT.python), *step], env=surroundings | more, cwd=BUILD, check=False
        )
        if done.returncode:
            print("No bundle was made; the reason stands above.")
            return 1
    put_papers(BUNDLE)
    if sys.platform == "linux":
        forget_search_paths(BUNDLE)
    settle(BUNDLE, epoch())
    return write_list(BUNDLE, BUILD / "origins.json", ENVIRONMENT.folder, LIST) or sbom([])


def sbom(options: list[str]) -> int:
    """Puts the list of parts and all licences into the bundle, or says what keeps it from being shipped."""
    if not LIST.is_file():
        print("There is no bundle yet. Run: python3 packaging/build.py bundle")
        return 1
    step = [ENVIRONMENT.python, HERE / "sbom.py", BUNDLE, LIST, ENVIRONMENT.folder]
    done = subprocess.run([str(word) for word in step], env=calm_surroundings(), check=False)
    settle(BUNDLE, epoch())
    if done.returncode or sys.platform != "darwin":
        return done.returncode
    app = BUNDLE.parent / APP
    put_into_app(app, BUNDLE)
    return subprocess.run(sign_for_this_mac(app), check=False).returncode


def missing() -> str:
    """What keeps PyInstaller from working here, and what to do, as a sentence; empty where nothing does."""
    if sys.platform != "linux":
        return ""
    if not sysconfig.get_config_var("Py_ENABLE_SHARED") and not _shared_python().is_file():
        return (
            f"PyInstaller needs Python as a shared library, and {sys.executable} has none. "
            f"On Debian and Ubuntu, install libpython{sys.version_info.major}.{sys.version_info.minor}; "
            "a Python that you build yourself needs --enable-shared."
        )
    tools = [tool for tool in ("objdump", "objcopy", "strip") if shutil.which(tool) is None]
    if tools:
        return f"PyInstaller needs {', '.join(tools)}. On Debian and Ubuntu, install the package binutils."
    return ""


def _shared_python() -> Path:
    folder, name = (sysconfig.get_config_var(name) or "" for name in ("LIBDIR", "INSTSONAME"))
    multiarch = sysconfig.get_config_var("MULTIARCH") or ""
    beside = Path(folder) / name
    return beside if beside.is_file() else Path("/usr/lib") / multiarch / name


def calm_surroundings() -> dict[str, str]:
    """In which the same commit gives the same bytes: no chance, no clock, nothing of the account's own."""
    of_others = ("PYTHON", "PYINSTALLER", "QT_", "SBK_", "LD_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(of_others)}
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYINSTALLER_CONFIG_DIR": str(BUILD / "cache"),
        "SOURCE_DATE_EPOCH": str(epoch()),
        "ONBOARDING_BUILD": str(BUILD),
        "QT_QPA_PLATFORM": "offscreen",
    }


def epoch() -> int:
    """Seconds since 1970: SOURCE_DATE_EPOCH where it is set, else when the last commit was made."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return EARLIEST
    return int(answer)


def settle(folder: Path, seconds: int) -> None:
    """One date for every file, and modes that don't follow from who built it."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_symlink():
            os.utime(path, (seconds, seconds), follow_symlinks=False)
            continue
        is_program = path.parent == folder and path.suffix in ("", ".exe")
        path.chmod(0o755 if is_program or path.is_dir() else 0o644)
        os.utime(path, (seconds, seconds))
    os.utime(folder, (seconds, seconds))
