"""What comes into the bundle: all that is used, nothing that isn't, and nothing that nobody decided on."""

from __future__ import annotations

import re
from pathlib import Path

import PySide6
import pytest

import contents

PROGRAM = Path(__file__).parents[2] / "onboarding"
OF_OTHER_SYSTEMS = {
    "qcocoa",
    "qwindows",
    "qwayland",
    "qxcb",
    "adwaita",
    "bradient",
    "xdg-shell",
    "ibus",
    "compose",
}


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/libpyside6.abi3.so.6.12",
        "shiboken6/Shiboken.abi3.so",
        "shiboken6/libshiboken6.abi3.so.6.12",
        "libpython3.12.so.1.0",
        "libsqlite3.so.0",
        "libffi.so.8",
        "python3.12/lib-dynload/_sqlite3.cpython-312-x86_64-linux-gnu.so",
        "base_library.zip",
        "content/images/kitchen-table.svg",
        "resources/fonts/Lexend-400-normal.ttf",
        "markdown-3.11.3.dist-info/entry_points.txt",
        "PySide6\\Qt6Widgets.dll",
        "PySide6\\QtGui.pyd",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\platforms\\qoffscreen.dll",
        "PySide6\\pyside6.abi3.dll",
        "PySide6\\MSVCP140.dll",
        "shiboken6\\VCRUNTIME140_1.dll",
        "_ctypes.pyd",
        "python312.dll",
        "VCRUNTIME140.dll",
        "sqlite3.dll",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/Resources/Info.plist",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/libpyside6.abi3.6.12.dylib",
        "Python.framework/Versions/3.12/Python",
    ],
)
def test_what_the_program_uses_comes_along(place: str) -> None:
    assert contents.is_kept(place) is True


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6OpenGL.so.6",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/QtNetwork.abi3.so",
        "libgtk-3.so.0",
        "libstdc++.so.6",
        "libGL.so.1",
        "libcrypto.so.3",
        "PySide6\\opengl32sw.dll",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
        "PySide6\\translations\\qtbase_de.qm",
        "libcrypto-3.dll",
        "PySide6/Qt/plugins/styles/libqmacstyle.dylib",
        "PySide6/Qt/plugins/imageformats/libqmacheif.dylib",
        "libssl.3.dylib",
        "click-8.5.1.dist-info/RECORD",
    ],
)
def test_what_it_does_not_use_stays_out(place: str) -> None:
    assert contents.is_kept(place) is False


def test_what_nobody_decided_on_stops_the_build_and_is_named_all_at_once() -> None:
    strange = [
        "PySide6/Qt/lib/libQt6Bluetooth.so.6",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "lxml/etree.cpython-312-x86_64-linux-gnu.so",
        "somewhere/data.bin",
        "PySide6/QtWebEngineProcess",
        "zstd.dll",
    ]

    with pytest.raises(contents.Unknown) as stopped:
        contents.sort_out(["libffi.so.8", *strange, "libgtk-3.so.0"])

    assert stopped.value.paths == tuple(sorted(strange))
    assert all(place in str(stopped.value) for place in strange)


def test_each_place_is_told_with_whether_it_is_kept() -> None:
    assert dict(contents.sort_out(["libffi.so.8", "libgtk-3.so.0"])) == {
        "libffi.so.8": True,
        "libgtk-3.so.0": False,
    }


def test_the_modules_of_qt_are_those_that_the_program_imports() -> None:
    sources = (path.read_text(encoding="utf-8") for path in PROGRAM.rglob("*.py"))

    imported = {name for text in sources for name in re.findall(r"(?:from|import) PySide6\.(Qt\w+)", text)}

    assert imported == contents.QT_MODULES


def test_every_plugin_is_one_that_this_qt_has_unless_another_system_has_it() -> None:
    package = Path(PySide6.__file__).parent
    there = {path.name.partition(".")[0].removeprefix("lib") for path in package.rglob("plugins/*/*")}

    wanted = {name for names in contents.QT_PLUGINS.values() for name in names}

    for_this_one = {name for name in wanted if not any(other in name for other in OF_OTHER_SYSTEMS)}
    assert for_this_one <= there
    assert for_this_one
