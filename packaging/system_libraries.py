"""What Qt takes from a Debian or Ubuntu system, and how it is put there."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

# What Qt loads from a Debian or Ubuntu system: the file to look for, and the package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}

# What the bundle leaves to the system: all of it is in Debian 12, Ubuntu 22.04 and what came after them, and
# gets its security updates there.
LEFT_TO_SYSTEM = {
    **QT_LIBRARIES,
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libbz2.so.1.0": "libbz2-1.0",
    "libexpat.so.1": "libexpat1",
    "libgcc_s.so.1": "libgcc-s1",
    "liblzma.so.5": "liblzma5",
    "libstdc++.so.6": "libstdc++6",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


def find_qt_libraries() -> int:
    """On Linux: installs the system libraries that Qt loads where that is allowed, or says how."""
    if sys.platform != "linux":
        return 0
    missing = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if not missing:
        return 0
    if shutil.which("apt-get") is None:
        print("Qt needs these system libraries; install them with this system's package manager:")
        print("  " + " ".join(library for library in QT_LIBRARIES if not loads(library)))
        return 0
    install = ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *missing]
    if may_install():
        print(f"Installing the system libraries that Qt needs: {' '.join(missing)}")
        prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*prefix, "apt-get", "update", "-qq"], env=environment, check=False)
        quiet = subprocess.run([*prefix, *install], env=environment, stdout=subprocess.DEVNULL, check=False)
        if quiet.returncode == 0:
            return 0
    print("Qt needs some system libraries. Run this line, then the same line as before:")
    print(f"  sudo apt-get update && sudo apt-get install --yes {' '.join(missing)}")
    return 1


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    if os.geteuid() == 0:
        return True
    sudo = shutil.which("sudo")
    return (
        bool(sudo) and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    )
