"""What of Qt, of Python and of the system comes into the bundle. All that is not named here stays out.

PyInstaller brings along whatever a part might ask for. `sort_out` keeps what is named as used, drops what is
named as not used, and stops the build over anything that is neither: somebody then decides, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

# The libraries of Qt: of its modules that the program imports, and those that they and the plugins need.
QT_LIBRARIES = frozenset({"Core", "DBus", "Gui", "Svg", "WaylandClient", "Widgets", "XcbQpa"})

# Its modules as Python sees them.
QT_MODULES = frozenset({"QtCore", "QtGui", "QtSvg", "QtWidgets"})

# Its plugins, by kind, each with the reason.
QT_PLUGINS = {
    "iconengines": {"qsvgicon"},  # the style sheet's arrows and ticks
    "imageformats": {"qjpeg", "qsvg"},  # the library's pictures; PNG is part of Qt itself
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {
        "qcocoa",  # macOS
        "qoffscreen",  # the self-check and the tour, which need no screen
        "qwayland",  # Linux, sharp on screens that are scaled by fractions
        "qwindows",  # Windows
        "qxcb",  # Linux, the X Window System
    },
    "wayland-decoration-client": {"adwaita", "bradient"},  # the frame of the window, where GNOME draws none
    "wayland-shell-integration": {"xdg-shell"},
}

# What of Qt is known and not used, so that it is left out without a word.
QT_LEFT_OUT = (
    "lib/EglFSDeviceIntegration",  # screens with no desktop
    "lib/EglFsKmsSupport",
    "lib/Network",  # the program opens no connection
    "lib/OpenGL",  # widgets are painted by the processor
    "lib/Pdf",  # PDF files are written, which Gui does; none is shown
    "lib/Qml*",
    "lib/Quick",
    "lib/VirtualKeyboard*",
    "lib/WlShellIntegration",
    "module/QtDBus",
    "module/QtNetwork",
    "plugins/egldeviceintegrations/*",
    "plugins/generic/*",  # raw input devices
    "plugins/imageformats/*",  # a library holds PNG, JPEG and SVG only
    "plugins/networkinformation/*",
    "plugins/platforminputcontexts/qtvirtualkeyboardplugin",
    "plugins/platforms/*",
    "plugins/platformthemes/*",  # the program brings its own look; GTK's alone would bring 40 libraries
    "plugins/styles/*",  # Fusion, which is part of Widgets, on every system
    "plugins/tls/*",
    "plugins/wayland-graphics-integration-client/*",  # OpenGL
    "plugins/wayland-shell-integration/*",
    "plugins/xcbglintegrations/*",  # OpenGL
    "software-opengl",
    "translations/*",  # the program speaks British English, as Qt does untranslated
)

# System libraries that come along, because the program is tested with these very versions of them, or because
# not every supported system has them under this name: Python's own, and what its extension modules need.
SYSTEM_LIBRARIES = (
    "libffi.*",
    "libffi-*.dll",
    "libmpdec.*",
    "libpython3.*",
    "libsqlite3.*",
    "sqlite3.dll",
    "python",
    "python3*.dll",
    "api-ms-win-*.dll",
    "msvcp140*.dll",
    "ucrtbase.dll",
    "vcruntime140*.dll",
)
SYSTEM_LIBRARIES_LEFT_OUT = ("*.so", "*.so.*", "libcrypto*", "libssl*")

# Files beside the libraries. Markdown finds its extensions by what its package says of itself.
DATA = (
    "base_library.zip",
    "content/*",
    "resources/*",
    "python.framework/*",
    "markdown-*.dist-info/entry_points.txt",
)
DATA_LEFT_OUT = ("*.dist-info/*",)

# Modules of Python that nothing here uses; most of them would bring a system library.
NOT_IMPORTED = (
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "_hashlib",  # OpenSSL; Python's own digests serve
    "_ssl",
    "_tkinter",
    "_uuid",
    "curses",
    "ftplib",
    "idlelib",
    "lib2to3",
    "multiprocessing",
    "pdb",
    "pydoc",
    "readline",
    "setuptools",
    "ssl",
    "test",
    "tkinter",
    "unittest",
    "webbrowser",
    "xmlrpc",
)

# What PyInstaller would run before the program. The first lets `inspect` find sources; there are none. The
# second loads Qt, even for `--version`, to tell it where its plugins lie, which PySide does by itself.
HOOKS_LEFT_OUT = ("pyi_rth_inspect", "pyi_rth_pyside6")

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([\w-]+)/(?:lib)?([\w-]+)\.(?:so|dll|dylib)")
_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/(.+)")
_LIBRARY = re.compile(r"PySide6/(?:Qt/lib/)?(?:libQt6(\w+)\.so\.6|Qt6(\w+)\.dll|Qt(\w+)\.framework/.+)")
_MODULE = re.compile(r"PySide6/(Qt\w+)\.(?:abi3\.so|pyd)")
_SOFTWARE_OPENGL = re.compile(r"PySide6/(?:opengl32sw|d3dcompiler_\d+)\.dll")
_REST_OF_QT = re.compile(
    r"PySide6/(?:Qt/lib/)?(?:libicu(?:data|i18n|uc)\.so\.\d+|(?:lib)?pyside6\.abi3\.(?:so\.[\d.]+|dll|[\d.]+dylib)"
    r"|(?i:msvcp140|vcruntime140)\w*\.dll)"
    r"|shiboken6/(?:Shiboken\.(?:abi3\.so|pyd)|(?:lib)?shiboken6\.abi3\.(?:so\.[\d.]+|dll|[\d.]+dylib)"
    r"|(?i:msvcp140|vcruntime140)\w*\.dll)"
)
_EXTENSION_MODULE = re.compile(r"python3\.\d+/lib-dynload/\w+\.cpython-[\w-]+\.so|\w+\.pyd")


@dataclass(frozen=True)
class Unknown(Exception):
    """Something that no line above speaks of; `paths` are its places in the bundle."""

    paths: tuple[str, ...]

    def __str__(self) -> str:
        return (
            "packaging/contents.py says of none of these whether the bundle needs them:\n"
            + "".join(f"  {path}\n" for path in self.paths)
            + "Add each to what comes along or to what is left out, with the reason."
        )


def sort_out(places: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Each place of the bundle, and whether it is kept. Raises Unknown with all that is in neither list."""
    decided = [(place, is_kept(place)) for place in places]
    unknown = tuple(sorted(place for place, kept in decided if kept is None))
    if unknown:
        raise Unknown(unknown)
    return ((place, bool(kept)) for place, kept in decided)


def is_kept(place: str) -> bool | None:
    """`place` is a file's path in the bundle, whatever its slashes; None when no list knows it."""
    path = PurePosixPath(place.replace("\\", "/"))
    names = _names(str(path))
    if names:
        name, kept = names
        if kept:
            return True
        return False if any(fnmatchcase(name, left_out) for left_out in QT_LEFT_OUT) else None
    if _REST_OF_QT.fullmatch(str(path)) or _EXTENSION_MODULE.fullmatch(str(path)):
        return True
    if path.parts[0] in ("PySide6", "shiboken6"):
        return None
    if len(path.parts) > 1 or path.suffix == ".zip":
        return _either(str(path), DATA, DATA_LEFT_OUT)
    return _either(path.name, SYSTEM_LIBRARIES, SYSTEM_LIBRARIES_LEFT_OUT)


def _names(place: str) -> tuple[str, bool] | None:
    """The name by which `QT_LEFT_OUT` speaks of a part of Qt, and whether it is among those that are used."""
    if found := _PLUGIN.fullmatch(place):
        kind, name = found.groups()
        return f"plugins/{kind}/{name}", name in QT_PLUGINS.get(kind, ())
    if found := _TRANSLATION.fullmatch(place):
        return f"translations/{found[1]}", False
    if found := _MODULE.fullmatch(place):
        return f"module/{found[1]}", found[1] in QT_MODULES
    if found := _LIBRARY.fullmatch(place):
        name = next(filter(None, found.groups()))
        return f"lib/{name}", name in QT_LIBRARIES
    if _SOFTWARE_OPENGL.fullmatch(place):
        return "software-opengl", False
    return None


def _either(name: str, kept: Iterable[str], left_out: Iterable[str]) -> bool | None:
    lower = name.lower()  # Windows has its libraries in both cases
    if any(fnmatchcase(lower, pattern) for pattern in kept):
        return True
    return False if any(fnmatchcase(lower, pattern) for pattern in left_out) else None
