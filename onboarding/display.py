"""Whether a window can be opened here at all; asked first, because Qt itself would abort."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NO_DISPLAY = (
    "There is no display to open a window on. To see the program work without one, run: "
    "onboarding tour --out FOLDER"
)


def has_display() -> bool:
    """True where a screen answers; Windows and macOS always have one."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if (wayland := os.environ.get("WAYLAND_DISPLAY")) and _wayland_socket(wayland).exists():
        return True
    return bool(os.environ.get("DISPLAY")) and _x_answers()


def _wayland_socket(name: str) -> Path:
    return Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name


def _x_answers() -> bool:
    import ctypes  # no start on Windows or macOS has use for it

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers
