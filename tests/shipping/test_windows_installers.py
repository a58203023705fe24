"""The installers for Windows hold every file once, keep their codes, and do what their page says.

What they do to a Windows, `packaging/try_windows.py` looks at.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath

import pytest

import icon
import msi_corrections
import windows_installers
from windows_files import UNINSTALLER, CannotBuild, nsis_macros, windows_files, wix_include

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

SCRIPT = (PACKAGING / "windows" / "onboarding.nsi").read_text(encoding="utf-8")
DEFINITION = (PACKAGING / "windows" / "onboarding.wxs").read_text(encoding="utf-8")
PAGE = (PACKAGING / "windows" / "README.md").read_text(encoding="utf-8")

FILES = (
    "onboarding.exe",
    "onboarding-console.exe",
    "_internal/base_library.zip",
    "_internal/content/it's é, ümlaut & all.svg",
    "_internal/PySide6/plugins/platforms/qwindows.dll",
)

needs_tools = pytest.mark.skipif(
    bool(windows_installers.missing_tools()), reason=windows_installers.missing_tools() or "-"
)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "Jo's bundle"
    for file in FILES:
        put(folder, file)
    return folder


def put(folder: Path, file: str) -> None:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"this is {file}", encoding="utf-8")


def included(bundle: Path) -> ET.Element:
    return ET.fromstring("\n".join(wix_include(windows_files(bundle))))


def component_codes(bundle: Path) -> dict[str, str]:
    """Each file's path below the folder, and its component's code."""
    tree = included(bundle)
    found: dict[str, str] = {}

    def walk(element: ET.Element, place: PurePosixPath) -> None:
        for child in element:
            if child.tag == "Directory":
                walk(child, place / child.attrib["Name"])
            elif child.tag == "Component":
                [file] = child.findall("File")
                found[str(place / file.attrib["Name"])] = child.attrib["Guid"]

    [root] = tree.iter("DirectoryRef")
    walk(root, PurePosixPath())
    return found


def test_the_package_has_every_file_of_the_bundle_once(bundle: Path) -> None:
    tree = included(bundle)

    assert sorted(component_codes(bundle)) == sorted(FILES)
    assert len(list(tree.iter("File"))) == len(FILES)
    assert {ref.attrib["Id"] for ref in tree.iter("ComponentRef")} == {
        component.attrib["Id"] for component in tree.iter("Component")
    }


def test_a_file_keeps_its_code_from_version_to_version(bundle: Path) -> None:
    before = component_codes(bundle)
    put(bundle, "_internal/new.dll")
    (bundle / "_internal/base_library.zip").unlink()
    (bundle / "onboarding.exe").write_text("other bytes")

    after = component_codes(bundle)

    assert {file: after[file] for file in before.keys() & after.keys()} == {
        file: code for file, code in before.items() if file != "_internal/base_library.zip"
    }
    assert len(set(after.values())) == len(after)


def test_the_codes_are_those_of_the_first_release(bundle: Path) -> None:
    """Were they others, Windows would no longer know the version that is installed."""
    assert str(windows_installers.UPGRADE_CODE) == "6f0c3d8e-52a7-4c0b-9a55-6d1f0b7e2c41"
    assert component_codes(bundle)["onboarding.exe"] == "{A70D2FD1-EBA4-5EBC-9B4F-4A1815C67632}"
    assert windows_installers.product_code("1.0.0") == "{39B3E7F9-B7CE-50F4-85C1-15815CC48992}"


def test_what_the_script_puts_there_it_takes_away_again_and_nothing_else(bundle: Path) -> None:
    lines = list(nsis_macros(windows_files(bundle)))

    put_there: set[str] = set()
    folder = ""
    for line in lines:
        if found := re.fullmatch(r'  SetOutPath "(.+)"', line):
            folder = found[1]
        elif found := re.fullmatch(r'  File "bundle/(.+)"', line):
            put_there.add(f"{folder}\\{PurePosixPath(found[1]).name}")
    taken_away = [found[1] for line in lines if (found := re.fullmatch(r'  Delete "(.+)"', line))]
    folders = [found[1] for line in lines if (found := re.fullmatch(r'  RMDir "(.+)"', line))]

    assert put_there == {"$INSTDIR\\" + file.replace("/", "\\") for file in FILES}
    assert sorted(taken_away) == sorted(put_there)
    assert folders.index("$INSTDIR\\_internal\\PySide6\\plugins") < folders.index(
        "$INSTDIR\\_internal\\PySide6"
    )
    assert folders[-1] == "$INSTDIR\\_internal"


def test_the_script_never_removes_a_folder_with_what_is_in_it() -> None:
    assert re.findall(r"RMDir[^\n]*/r", SCRIPT, re.IGNORECASE) == []
    assert re.findall(r"Delete[^\n]*[*?]", SCRIPT) == []


@pytest.mark.parametrize("missing", ["onboarding.exe", "onboarding-console.exe"])
def test_a_folder_without_the_programs_is_refused(bundle: Path, missing: str) -> None:
    (bundle / missing).unlink()

    with pytest.raises(CannotBuild, match=f"There is no {missing} in"):
        windows_files(bundle)


@pytest.mark.parametrize(
    "name", ["what?.svg", "a:b.svg", "dot.", "blank ", "$HOME.svg", "a[1].svg", "日.svg"]
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no such file")
def test_a_name_that_no_installer_can_hold_is_refused(bundle: Path, name: str) -> None:
    put(bundle, f"_internal/{name}")

    with pytest.raises(CannotBuild, match="can't hold a file of the name _internal/"):
        windows_files(bundle)


@pytest.mark.skipif(sys.platform != "linux", reason="takes a system that tells the two apart")
def test_two_names_that_are_one_to_windows_are_refused(bundle: Path) -> None:
    put(bundle, "_internal/PYSIDE6/plugins/platforms/QWindows.dll")

    with pytest.raises(CannotBuild, match="for one file"):
        windows_files(bundle)


@pytest.mark.skipif(sys.platform == "win32", reason="takes an administrator there")
def test_a_bundle_of_another_system_is_refused(bundle: Path) -> None:
    (bundle / "_internal/libQt6Core.so").symlink_to("PySide6")

    with pytest.raises(CannotBuild, match=r"libQt6Core\.so is a link"):
        windows_files(bundle)


@pytest.mark.parametrize(
    "version", ["1.0", "1.0.0.0", "1.0.0rc1", "256.0.0", "1.256.0", "1.0.65536", "01.0.0"]
)
@needs_tools
def test_a_version_that_windows_installer_can_not_compare_is_refused(
    bundle: Path, tmp_path: Path, version: str
) -> None:
    with pytest.raises(CannotBuild, match="three numbers"):
        windows_installers.make_installers(bundle, tmp_path, version, tmp_path / "none.ico", tmp_path)


def test_the_longest_path_counts_the_backslash(bundle: Path) -> None:
    longest = max(FILES, key=len)

    assert windows_files(bundle).longest == len("\\" + longest)
    assert windows_files(bundle).kilobytes == 4 * len(FILES)


def test_the_page_tells_every_exit_code_of_the_script() -> None:
    codes = dict(re.findall(r"^!define ([A-Z_]+) (\d+)$", SCRIPT, re.MULTILINE))
    table = PAGE.split("## Exit codes")[1].split("The `.msi` ends with")[0]
    told = set(re.findall(r"^\| (\d+) \|", table, re.MULTILINE))

    assert set(codes.values()) | {"1", "2"} == told  # the two are NSIS's own
    for name in codes:
        assert f"${{{name}}}" in SCRIPT, f"the script never ends with {name}"


def test_the_page_and_both_installers_name_the_same_places() -> None:
    key = "Software\\Were Kirklees"

    assert '!define FOLDER "Were Kirklees"' in SCRIPT
    assert '!define KEY "Software\\${FOLDER}"' in SCRIPT
    assert set(re.findall(r'Key="(Software[^"]+)"', DEFINITION)) == {key}
    assert f"`HKLM\\{key}`" in PAGE
    for name in ("Version", "InstallLocation", "InstalledBy"):
        assert f'HKLM "${{KEY}}" "{name}"' in SCRIPT
        assert f'Key="{key}" Name="{name}"' in DEFINITION
        assert f"`{name}`" in PAGE
    assert UNINSTALLER in PAGE
    assert "{" + str(windows_installers.UPGRADE_CODE).upper() + "}" in PAGE


def test_both_installers_ask_for_the_same_windows_and_let_the_same_accounts_write() -> None:
    assert f'!define ADMIN_ONLY "{msi_corrections.ADMIN_ONLY}"' in SCRIPT
    assert "!define OLDEST_BUILD 17763" in SCRIPT
    assert "BUILDNUMBER &gt;= 17763" in DEFINITION


def test_a_package_without_a_summary_is_no_package() -> None:
    with pytest.raises(ValueError, match="no summary"):
        msi_corrections.with_times(b"something else", 0)


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    path = tmp_path / "drawn.ico"
    path.write_bytes(icon.ico({size: icon.dib(size, bytes(4 * size * size)) for size in (16, 32)}))
    return path


@needs_tools
def test_the_same_bundle_gives_the_same_bytes_and_another_does_not(
    bundle: Path, tmp_path: Path, drawn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764547200")

    def made(out: str) -> list[bytes]:
        pair = windows_installers.make_installers(bundle, tmp_path / out, "1.2.3", drawn, tmp_path / "work")
        return [path.read_bytes() for path in pair]

    first = made("first")
    for path in bundle.rglob("*"):
        path.touch()
    shutil.copytree(bundle, tmp_path / "moved")
    second = made("second")
    put(bundle, "_internal/more.txt")
    third = made("third")

    assert first == second
    assert first[0] != third[0]
    assert first[1] != third[1]


@needs_tools
def test_the_package_is_put_right_where_its_compiler_is_not(
    bundle: Path, tmp_path: Path, drawn: Path
) -> None:
    _, msi = windows_installers.make_installers(bundle, tmp_path / "out", "1.2.3", drawn, tmp_path / "work")

    def table(name: str) -> list[list[str]]:
        done = subprocess.run(
            ["msiinfo", "export", str(msi), name], capture_output=True, text=True, check=True
        )
        return [row.split("\t") for row in done.stdout.splitlines()[3:]]

    order = {row[0]: int(row[2]) for row in table("InstallExecuteSequence")}
    assert order["AppSearch"] < order["KeepFolder"] < order["CostInitialize"]
    assert order["CostFinalize"] < order["TellFolder"] < order["RegisterProduct"]
    assert order["InstallInitialize"] < order["RemoveExistingProducts"] < order["ProcessComponents"]
    assert order["InstallFinalize"] == max(order.values())
    assert table("MsiLockPermissionsEx") == [
        ["PolicyFolder", "POLICYFOLDER", "CreateFolder", msi_corrections.ADMIN_ONLY, ""]
    ]
    assert {row[2] for row in table("File")} == {PurePosixPath(file).name for file in FILES}
    assert [row[-1] for row in table("Feature")] == ["24"]
    properties = {row[0]: row[1] for row in table("Property")}
    assert properties["ProductVersion"] == "1.2.3"
    assert properties["ProductCode"] == windows_installers.product_code("1.2.3")
    assert properties["REINSTALLMODE"] == "amus"
    assert "INSTALLDIR" in properties["SecureCustomProperties"].split(";")
