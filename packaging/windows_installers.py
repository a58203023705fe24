"""Makes the two installers for Windows from the folder of a bundle: an .exe with NSIS, an .msi with wixl.

Both are made on Linux, with Debian's nsis, wixl and msitools. The same bundle and the same SOURCE_DATE_EPOCH
give the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from bundle import ENVIRONMENT, calm_surroundings, epoch
from environment import ROOT, project
from msi_corrections import PERMISSIONS, PERMISSIONS_ROWS, QUERIES, with_times
from windows_files import (
    STAGED,
    UNINSTALLER,
    UPGRADE_CODE,
    CannotBuild,
    WindowsFiles,
    braced,
    guid,
    nsis_macros,
    windows_files,
    wix_include,
)

HERE = Path(__file__).resolve().parent
OUT = ROOT / "dist"
WORK = ROOT / "build" / "windows"
ICON = "onboarding.ico"

# What is run, and the package of Debian and Ubuntu that it is in.
TOOLS = {"makensis": "nsis", "wixl": "wixl", "msibuild": "msitools"}


def windows(options: list[str]) -> int:
    """Gives 0 once both installers are in `dist`, or says why they aren't and gives 1."""
    match options:
        case [folder]:
            version = project()["project"]["version"]
        case [folder, "--as", version]:
            print(f"These are for trying an update from {version}, not for anybody to have.")
        case _:
            print("Name the folder of the bundle that was made on Windows.")
            return 2
    try:
        made = make_installers(Path(folder), OUT, version, draw_icon(WORK))
    except CannotBuild as reason:
        print(reason)
        return 1
    for path in made:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB, SHA-256 {_sha256(path)}")
    print(f"Product code of the .msi: {product_code(version)}")
    return 0


def draw_icon(folder: Path) -> Path:
    """The program's icon, drawn by Qt in the environment of the bundle. Raises CannotBuild."""
    wanted = project()["project"]
    if ENVIRONMENT.fill(*wanted["dependencies"], *wanted["optional-dependencies"]["bundle"]):
        raise CannotBuild("Without its packages the program's icon can't be drawn.")
    folder.mkdir(parents=True, exist_ok=True)
    icon = folder / ICON
    _run(folder, str(ENVIRONMENT.python), str(HERE / "icon.py"), str(icon))
    return icon


def make_installers(
    folder: Path, out: Path, version: str, icon: Path, work: Path = WORK
) -> tuple[Path, Path]:
    """Writes the .exe and the .msi into `out`. Raises CannotBuild, also with what the tools said."""
    if missing := missing_tools():
        raise CannotBuild(missing)
    if not _fits_windows_installer(version):
        raise CannotBuild(f"Windows Installer takes three numbers up to 255.255.65535, not {version}.")
    found = windows_files(folder)
    tools_folder = work / f"{version}-work"
    shutil.rmtree(tools_folder, ignore_errors=True)
    bundle = _staged(found, tools_folder / STAGED)
    shutil.copyfile(icon, tools_folder / ICON)
    out.mkdir(parents=True, exist_ok=True)
    exe, msi = installer_files(out.absolute(), version)
    _make_exe(bundle, tools_folder, exe, version)
    _make_msi(bundle, tools_folder, msi, version)
    shutil.rmtree(tools_folder)
    return exe, msi


def installer_files(folder: Path, version: str) -> tuple[Path, Path]:
    """Where the .exe and the .msi of a version go."""
    name = f"were-kirklees-{version}-x64"
    return folder / f"{name}.exe", folder / f"{name}.msi"


def product_code(version: str) -> str:
    """By which Windows Installer knows this version of the program."""
    return guid(f"product {version}")


def _fits_windows_installer(version: str) -> bool:
    if not re.fullmatch(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", version):
        return False
    major, minor, third = map(int, version.split("."))
    return major <= 255 and minor <= 255 and third <= 65535


def missing_tools() -> str:
    """Which tools are not there, and where they come from, as a sentence; empty when all are."""
    packages = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if not packages:
        return ""
    return f"The installers need more tools. On Debian and Ubuntu: apt-get install {' '.join(packages)}"


def _staged(bundle: WindowsFiles, folder: Path) -> WindowsFiles:
    """A copy whose files all have one time, because both kinds of installer write it down."""
    seconds = epoch()
    for file in bundle.files:
        copy = folder / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(bundle.folder / file, copy)
        os.utime(copy, (seconds, seconds))
    return WindowsFiles(folder, bundle.files)


def _make_exe(bundle: WindowsFiles, work: Path, out: Path, version: str) -> None:
    (work / "files.nsh").write_text("\n".join([*nsis_macros(bundle), ""]), encoding="utf-8")
    defines = {
        "VERSION": version,
        "ICON": ICON,
        "OUT": out,
        "UNINSTALLER": UNINSTALLER,
        "LONGEST": bundle.longest,
        "KILOBYTES": bundle.kilobytes,
    }
    # The 64-bit stub sees the registry and Program Files as they are; a 32-bit Windows refuses it by itself.
    options = ["-NOCD", "-V2", "-WX", "-INPUTCHARSET", "UTF8", "-XTarget amd64-unicode"]
    given = [f"-D{name}={value}" for name, value in defines.items()]
    _run(work, "makensis", *options, *given, str(HERE / "windows" / "onboarding.nsi"))


def _make_msi(bundle: WindowsFiles, work: Path, out: Path, version: str) -> None:
    (work / "files.wxi").write_text("\n".join([*wix_include(bundle), ""]), encoding="utf-8")
    defines = {
        "Version": version,
        "ProductCode": product_code(version),
        "UpgradeCode": braced(UPGRADE_CODE),
        "RegistrationGuid": guid("component: registration"),
        "PolicyFolderGuid": guid("component: policy folder"),
        "Icon": ICON,
    }
    definition = HERE / "windows" / "onboarding.wxs"
    out.unlink(missing_ok=True)
    given = [part for name, value in defines.items() for part in ("-D", f"{name}={value}")]
    _run(work, "wixl", "--arch", "x64", *given, "--includedir", ".", "--output", str(out), str(definition))

    # Two packages that differ must have different codes.
    inside = [definition, HERE / "msi_corrections.py", work / ICON, work / "files.wxi"]
    inside += [bundle.folder / file for file in bundle.files]
    package_code = guid(f"package {version} {' '.join(map(_sha256, inside))}")
    (work / f"{PERMISSIONS}.idt").write_text(PERMISSIONS_ROWS, encoding="cp1252", newline="")
    summary = [f"We're Kirklees {version}", "Kirklees Council", "x64;2057", package_code]
    _run(work, "msibuild", str(out), "-i", f"{PERMISSIONS}.idt")
    _run(work, "msibuild", str(out), "-q", *QUERIES, "-s", *summary)
    out.write_bytes(with_times(out.read_bytes(), epoch()))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _run(folder: Path, *command: str) -> None:
    done = subprocess.run(
        command, cwd=folder, env=calm_surroundings(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotBuild(f"{command[0]} stopped.\n{done.stdout}{done.stderr}")
