"""A Windows to try installers on: Wine with a drive of its own, and a screen of its own that nobody sees."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType

NEEDED = {"wine": "wine64", "wineserver": "wine64", "Xvfb": "xvfb"}

LONGEST_WAIT = 300
"""Seconds after which nothing more will come."""

NEVER_ENDED = -1


class Wine:
    """Within `with`: a fresh Windows 10 in `prefix`. What is in there is deleted first."""

    def __init__(self, prefix: Path) -> None:
        self.drive = prefix / "drive_c"
        self._environment = {
            **os.environ,
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",  # no downloads, no menus here
        }
        self._screen: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Wine:
        shutil.rmtree(self.drive.parent, ignore_errors=True)
        self.drive.parent.mkdir(parents=True)
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x768x24", "-nolisten", "tcp"]
        self._screen = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            self._environment["DISPLAY"] = f":{answer.readline().strip()}"
        self.run("wineboot", "--init")
        self.run("winecfg", "-v", "win10")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(["wineserver", "--kill"], env=self._environment, check=False)
        subprocess.run(["wineserver", "--wait"], env=self._environment, check=False)
        if self._screen is not None:
            self._screen.terminate()
            self._screen.wait()

    def run(self, program: str, *words: str) -> int:
        """The last byte of the exit code, which is all that Linux is told: 102 of 1638, 67 of 1603.

        NEVER_ENDED when it goes on too long, which it does when it asks something and nobody answers.
        Wine quotes a word that has a space; NSIS wants no quotes, so its folders come as several words.
        """
        command = ["wine", program, *words]
        try:
            done = subprocess.run(
                command, env=self._environment, capture_output=True, check=False, timeout=LONGEST_WAIT
            )
        except subprocess.TimeoutExpired:
            return NEVER_ENDED
        return done.returncode

    def start(self, program: str) -> subprocess.Popen[bytes]:
        """The program, which goes on while other things happen; it has had time to open its window."""
        running = subprocess.Popen(
            ["wine", program], env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(3)
        return running

    def values(self, key: str) -> dict[str, str]:
        """What a key of the 64-bit registry holds, by name; empty when there is no such key."""
        answer = subprocess.run(
            ["wine", "reg", "query", key, "/reg:64"], env=self._environment, capture_output=True, check=False
        ).stdout.decode("utf-8", "replace")
        parts = (line.strip().split("    ", 2) for line in answer.splitlines() if line.startswith("    "))
        return {part[0]: part[2].strip() if len(part) > 2 else "" for part in parts if len(part) > 1}

    def settle(self) -> None:
        """Waits until all that was started has ended."""
        subprocess.run(["wineserver", "--wait"], env=self._environment, check=False)


def missing() -> str:
    """What has to be installed first, as a sentence; empty when nothing has."""
    packages = dict.fromkeys(package for tool, package in NEEDED.items() if shutil.which(tool) is None)
    if not packages:
        return ""
    return (
        f"Trying the installers needs more tools. On Debian and Ubuntu: apt-get install {' '.join(packages)}"
    )
