"""Tries both installers under Wine: installs, updates, uninstalls, and looks each time at what is there.

The bundle is a stand-in: Wine's own Notepad plays the program. This shows that the installers do what they
say; how real Windows takes them, only real Windows can show.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from environment import ROOT
from windows_files import UNINSTALLER, CannotBuild
from windows_installers import draw_icon, make_installers, missing_tools
from wine import Wine, missing

WORK = ROOT / "build" / "try-windows"

FOLDER = "Program Files/Were Kirklees"
POLICY = "ProgramData/Were Kirklees"
START_MENU = "ProgramData/Microsoft/Windows/Start Menu/Programs/We're Kirklees.lnk"
KEY = r"HKLM\Software\Were Kirklees"
UNINSTALL_KEYS = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
UNINSTALL_KEY = UNINSTALL_KEYS + r"\Were Kirklees"

OF_THE_PERSON = "what somebody learned"

ODD_FOLDER = "Bits & bobs/Jo's stuff é"

# Exit codes, as the READMEs give them.
DONE, DAMAGED, IN_USE = 0, 2, 32
BAD_PLACE, TAKEN, TOO_LONG = 161, 183, 206
OLD_WINDOWS, FAILED, BUSY, OTHER_VERSION = 1150, 1603, 1618, 1638


class Trial:
    """One Windows, and the count of what was not as promised."""

    def __init__(self, wine: Wine) -> None:
        self.wine = wine
        self.broken = 0

    def holds(self, promise: str, it_does: bool) -> None:
        self.broken += not it_does
        print(f"  {'holds' if it_does else 'BROKEN':<7} {promise}", flush=True)

    def ends_with(self, code: int, promise: str, program: str, *words: str) -> None:
        came = self.wine.run(program, *words)
        self.holds(
            f"{promise}: {code}" + ("" if came == code & 0xFF else f", but came {came}"), came == code & 0xFF
        )

    def exists(self, place: str) -> bool:
        return (self.wine.drive / place).exists()

    def files(self, place: str) -> set[str]:
        folder = self.wine.drive / place
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    def put(self, place: str, text: str = "not ours") -> None:
        path = self.wine.drive / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def take_away(self, place: str) -> None:
        shutil.rmtree(self.wine.drive / place, ignore_errors=True)

    @property
    def data(self) -> str:
        """Where the program keeps a person's records, in this account."""
        account = next(path for path in (self.wine.drive / "users").iterdir() if path.name != "Public")
        return f"users/{account.name}/AppData/Local/Were Kirklees/records.db"

    @contextmanager
    def open_meanwhile(self, program: str) -> Iterator[None]:
        running = self.wine.start(program)
        try:
            yield
        finally:
            running.terminate()
            running.wait()
            self.wine.settle()


def try_windows(options: list[str]) -> int:
    """Gives 0 when every promise holds, 1 when one is broken or the trial can't be made."""
    if reason := missing() or missing_tools():
        print(reason)
        return 1
    shutil.rmtree(WORK, ignore_errors=True)
    with Wine(WORK / "windows") as wine:
        try:
            first, second = stand_ins(wine)
        except CannotBuild as reason:
            print(reason)
            return 1
        trial = Trial(wine)
        trial.put(trial.data, OF_THE_PERSON)
        for try_it in TRIALS:
            print(try_it.__doc__)
            try_it(trial, first, second)
        records = wine.drive / trial.data
        trial.holds(
            "a person's records are as they were", records.read_text(encoding="utf-8") == OF_THE_PERSON
        )
    print("Every promise holds." if not trial.broken else f"{trial.broken} promises are broken.")
    return 1 if trial.broken else 0


def stand_ins(wine: Wine) -> tuple[set[str], set[str]]:
    """Two versions, on the drive as v1 and v2; the second lacks a file and a folder, and has a new one."""
    contents = []
    icon = draw_icon(WORK)
    for version in ("1.0.0", "2.0.0"):
        bundle = WORK / f"bundle-{version}"
        for file in (
            "_internal/content/it's é, ümlaut & all.svg",
            "_internal/PySide6/plugins/platforms/qwindows.dll",
            "_internal/python312.dll",
            *(["_internal/only-in-1/old.txt"] if version == "1.0.0" else ["_internal/new.txt"]),
        ):
            path = bundle / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{file} of {version}", encoding="utf-8")
        for program in ("onboarding.exe", "onboarding-console.exe"):
            shutil.copyfile(wine.drive / "windows" / "notepad.exe", bundle / program)
        exe, msi = make_installers(bundle, WORK / "installers", version, icon, WORK)
        shutil.copyfile(exe, wine.drive / f"v{version[0]}.exe")
        shutil.copyfile(msi, wine.drive / f"v{version[0]}.msi")
        contents.append({path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()})
    return contents[0], contents[1]


def windows_path(place: str) -> str:
    return "C:\\" + place.replace("/", "\\")


def uninstaller(folder: str) -> str:
    return windows_path(f"{folder}/{UNINSTALLER}")


def try_exe(trial: Trial, first: set[str], second: set[str]) -> None:
    """The .exe: install, install over, update, refuse to go back, uninstall"""
    trial.ends_with(DONE, "a silent installation ends with", r"C:\v1.exe", "/S")
    trial.holds("all files are there", trial.files(FOLDER) == first | {UNINSTALLER})
    trial.holds("the Start menu has the program", trial.exists(START_MENU))
    trial.holds("the folder for the policy is there", trial.exists(POLICY))
    told = trial.wine.values(UNINSTALL_KEY)
    expected = {
        "DisplayName": "We're Kirklees",
        "DisplayVersion": "1.0.0",
        "Publisher": "Kirklees Council",
        "InstallLocation": windows_path(FOLDER),
        "UninstallString": f'"{uninstaller(FOLDER)}"',
        "QuietUninstallString": f'"{uninstaller(FOLDER)}" /S',
        "NoModify": "0x1",
        "NoRepair": "0x1",
    }
    trial.holds(
        "Windows is told name, version, publisher and how to uninstall", expected.items() <= told.items()
    )
    trial.holds("and about how large it is", int(told.get("EstimatedSize", "0"), 16) > 100)

    (trial.wine.drive / FOLDER / "_internal/python312.dll").unlink()
    trial.put(f"{FOLDER}/_internal/new.txt", "a note of somebody's")
    trial.ends_with(DONE, "installing the same version over a damaged one ends with", r"C:\v1.exe", "/S")
    trial.holds("what was missing is back", trial.exists(f"{FOLDER}/_internal/python312.dll"))
    (trial.wine.drive / FOLDER / "_internal/new.txt").unlink()

    trial.put(f"{FOLDER}/notes.txt")
    trial.put(f"{FOLDER}/_internal/PySide6/notes.txt")
    trial.put(f"{POLICY}/policy.ini")
    with trial.open_meanwhile(windows_path(f"{FOLDER}/onboarding.exe")):
        trial.ends_with(IN_USE, "an update while the program is open ends with", r"C:\v2.exe", "/S")
        in_place = f"_?={windows_path(FOLDER)}".split(" ")
        trial.ends_with(IN_USE, "so does uninstalling", uninstaller(FOLDER), "/S", *in_place)
    trial.holds("and nothing was changed", first <= trial.files(FOLDER))

    trial.ends_with(DONE, "an update ends with", r"C:\v2.exe", "/S")
    foreign = {"notes.txt", "_internal/PySide6/notes.txt"}
    trial.holds(
        "files of the new version only, and those of others",
        trial.files(FOLDER) == second | foreign | {UNINSTALLER},
    )
    trial.holds("no empty folder of the old version stays", not trial.exists(f"{FOLDER}/_internal/only-in-1"))
    trial.holds(
        "the files are the new ones",
        "2.0.0" in (trial.wine.drive / FOLDER / "_internal/python312.dll").read_text(),
    )
    trial.holds(
        "Windows is told the new version", trial.wine.values(UNINSTALL_KEY).get("DisplayVersion") == "2.0.0"
    )
    trial.holds("the policy is as it was", trial.files(POLICY) == {"policy.ini"})

    trial.ends_with(OTHER_VERSION, "going back ends with", r"C:\v1.exe", "/S")
    trial.holds("and nothing was changed", second <= trial.files(FOLDER))

    trial.ends_with(DONE, "uninstalling ends with", uninstaller(FOLDER), "/S")
    trial.wine.settle()
    trial.holds("only files of others stay", trial.files(FOLDER) == foreign)
    trial.holds(
        "the Start menu and Windows' list are without it",
        not trial.exists(START_MENU) and not trial.wine.values(UNINSTALL_KEY),
    )
    trial.holds("nothing is left in the registry", not trial.wine.values(KEY))
    trial.holds("the policy is as it was", trial.files(POLICY) == {"policy.ini"})
    trial.ends_with(DONE, "installing again into what was left ends with", r"C:\v1.exe", "/S")
    trial.ends_with(
        DONE, "uninstalling in place, which waits, ends with", uninstaller(FOLDER), "/S", *in_place
    )
    trial.holds("of ours the uninstaller alone stays", trial.files(FOLDER) == foreign | {UNINSTALLER})
    kept = [path for path in (trial.wine.drive / "ProgramData").iterdir() if "not from IT" in path.name]
    trial.holds("a policy that no administrator put there beforehand is kept beside", len(kept) == 1)
    trial.take_away(FOLDER)
    trial.take_away(POLICY)


def try_exe_elsewhere(trial: Trial, first: set[str], second: set[str]) -> None:
    """The .exe in another folder: blanks, apostrophes and accents"""
    chosen = f"/D={windows_path(ODD_FOLDER)}".split(" ")
    trial.ends_with(DONE, "installing into it ends with", r"C:\v1.exe", "/S", *chosen)
    trial.holds("all files are there", trial.files(ODD_FOLDER) == first | {UNINSTALLER})
    trial.ends_with(DONE, "an update that doesn't name it ends with", r"C:\v2.exe", "/S")
    trial.holds("all files are in the same folder", trial.files(ODD_FOLDER) == second | {UNINSTALLER})
    trial.ends_with(
        DONE,
        "moving it to Program Files ends with",
        r"C:\v2.exe",
        "/S",
        *f"/D={windows_path(FOLDER)}".split(" "),
    )
    trial.holds("nothing stays in the other folder", not trial.exists(ODD_FOLDER))
    trial.ends_with(DONE, "uninstalling ends with", uninstaller(FOLDER), "/S")
    trial.wine.settle()
    trial.holds("nothing stays", not trial.exists(FOLDER) and not trial.exists(POLICY))


def try_exe_refusals(trial: Trial, first: set[str], second: set[str]) -> None:
    """The .exe says no before anything is touched, and when it can't go on"""
    trial.put("Tools/_internal/python311.dll")
    for code, folder, promise in (
        (BAD_PLACE, "C:\\", "a whole drive ends with"),
        (BAD_PLACE, "C:\\Program Files", "Program Files itself ends with"),
        (BAD_PLACE, "Q:\\Were Kirklees", "a drive that isn't there ends with"),
        (BAD_PLACE, "\\\\server\\share\\Were Kirklees", "a network folder ends with"),
        (TAKEN, "C:\\Tools", "another program's folder ends with"),
        (TOO_LONG, "C:\\" + "x" * 230, "a path that Windows can't hold ends with"),
    ):
        trial.ends_with(code, promise, r"C:\v1.exe", "/S", *f"/D={folder}".split(" "))
    trial.holds(
        "and nothing was changed",
        not trial.wine.values(KEY) and trial.files("Tools") == {"_internal/python311.dll"},
    )
    with trial.open_meanwhile(r"C:\v2.exe"):
        trial.ends_with(BUSY, "a second installer beside one that is open ends with", r"C:\v1.exe", "/S")
    whole = (trial.wine.drive / "v1.exe").read_bytes()
    (trial.wine.drive / "cut.exe").write_bytes(whole[:-1000])
    trial.ends_with(DAMAGED, "an incomplete copy ends with", r"C:\cut.exe", "/S")
    trial.put(f"{FOLDER}/_internal/PySide6", "where a folder has to be")
    trial.ends_with(FAILED, "a file that can't be written ends with", r"C:\v1.exe", "/S")
    trial.holds("Windows lists no version of what is not complete", not trial.wine.values(KEY).get("Version"))
    (trial.wine.drive / FOLDER / "_internal/PySide6").unlink()
    trial.ends_with(DONE, "installing again ends with", r"C:\v1.exe", "/S")
    trial.holds("all files are there", trial.files(FOLDER) == first | {UNINSTALLER})
    trial.ends_with(DONE, "uninstalling ends with", uninstaller(FOLDER), "/S")
    trial.wine.settle()
    log = next((trial.wine.drive / "users").rglob("Were Kirklees setup.log"), None)
    trial.holds("the reasons stand in the log", bool(log) and "C:\\Tools" in log.read_text("utf-16"))
    trial.take_away("Tools")


def try_msi(trial: Trial, first: set[str], second: set[str]) -> None:
    """The .msi: install, repair, update, refuse to go back, uninstall"""
    trial.ends_with(DONE, "a silent installation ends with", "msiexec", "/i", r"C:\v1.msi", "/qn")
    trial.holds("all files are there", trial.files(FOLDER) == first)
    links = {path.name for path in trial.wine.drive.rglob("*.lnk")}
    trial.holds("the Start menu has the program (Wine: this account's own)", "We're Kirklees.lnk" in links)
    trial.holds("the folder for the policy is there", trial.exists(POLICY))
    trial.holds("the registry says what is where", trial.wine.values(KEY).get("Version") == "1.0.0")

    (trial.wine.drive / FOLDER / "_internal/python312.dll").unlink()
    trial.ends_with(DONE, "a repair ends with", "msiexec", "/i", r"C:\v1.msi", "REINSTALL=ALL", "/qn")
    trial.holds("what was missing is back", trial.files(FOLDER) == first)

    trial.put(f"{FOLDER}/_internal/PySide6/notes.txt")
    trial.put(f"{POLICY}/policy.ini")
    trial.ends_with(DONE, "an update ends with", "msiexec", "/i", r"C:\v2.msi", "/qn")
    foreign = {"_internal/PySide6/notes.txt"}
    trial.holds("files of the new version only, and those of others", trial.files(FOLDER) == second | foreign)
    trial.holds("no empty folder of the old version stays", not trial.exists(f"{FOLDER}/_internal/only-in-1"))
    trial.holds(
        "the files are the new ones",
        "2.0.0" in (trial.wine.drive / FOLDER / "_internal/python312.dll").read_text(),
    )

    trial.ends_with(FAILED, "going back ends with", "msiexec", "/i", r"C:\v1.msi", "/qn")
    trial.holds("and nothing was changed", trial.files(FOLDER) == second | foreign)

    trial.ends_with(DONE, "uninstalling ends with", "msiexec", "/x", r"C:\v2.msi", "/qn")
    trial.holds("only files of others stay", trial.files(FOLDER) == foreign)
    trial.holds("the policy is as it was", trial.files(POLICY) == {"policy.ini"})
    trial.holds("nothing is left in the registry", not trial.wine.values(KEY))
    trial.holds("nothing is left in the Start menu", not list(trial.wine.drive.rglob("We're Kirklees.lnk")))
    trial.take_away(FOLDER)
    trial.take_away(POLICY)


def try_msi_elsewhere(trial: Trial, first: set[str], second: set[str]) -> None:
    """The .msi in another folder: blanks, apostrophes and accents"""
    chosen = f"INSTALLDIR={windows_path(ODD_FOLDER)}"
    trial.ends_with(DONE, "installing into it ends with", "msiexec", "/i", r"C:\v1.msi", "/qn", chosen)
    trial.holds("all files are there", trial.files(ODD_FOLDER) == first)
    trial.ends_with(
        DONE, "a repair that doesn't name it ends with", "msiexec", "/i", r"C:\v1.msi", "REINSTALL=ALL", "/qn"
    )
    trial.holds(
        "all files are in the same folder", trial.files(ODD_FOLDER) == first and not trial.exists(FOLDER)
    )
    trial.ends_with(DONE, "an update that doesn't name it ends with", "msiexec", "/i", r"C:\v2.msi", "/qn")
    trial.holds(
        "all files are in the same folder", trial.files(ODD_FOLDER) == second and not trial.exists(FOLDER)
    )
    trial.ends_with(DONE, "uninstalling ends with", "msiexec", "/x", r"C:\v2.msi", "/qn")
    trial.holds("nothing stays", not trial.exists(ODD_FOLDER) and not trial.exists(POLICY))


def try_both(trial: Trial, first: set[str], second: set[str]) -> None:
    """One kind of installer does not go over the other"""
    trial.ends_with(DONE, "installing the .exe ends with", r"C:\v1.exe", "/S")
    trial.ends_with(FAILED, "the .msi over it ends with", "msiexec", "/i", r"C:\v2.msi", "/qn")
    trial.holds("and nothing was changed", trial.files(FOLDER) == first | {UNINSTALLER})
    trial.ends_with(DONE, "uninstalling ends with", uninstaller(FOLDER), "/S")
    trial.wine.settle()
    trial.ends_with(DONE, "installing the .msi ends with", "msiexec", "/i", r"C:\v1.msi", "/qn")
    trial.ends_with(OTHER_VERSION, "the .exe over it ends with", r"C:\v2.exe", "/S")
    trial.holds("and nothing was changed", trial.files(FOLDER) == first)
    trial.ends_with(DONE, "uninstalling ends with", "msiexec", "/x", r"C:\v1.msi", "/qn")
    trial.holds("nothing stays", not trial.exists(FOLDER) and not trial.exists(POLICY))


def try_old_windows(trial: Trial, first: set[str], second: set[str]) -> None:
    """Neither goes on a Windows that is too old"""
    trial.wine.run("winecfg", "-v", "win81")
    trial.ends_with(OLD_WINDOWS, "the .exe ends with", r"C:\v1.exe", "/S")
    trial.ends_with(FAILED, "the .msi ends with", "msiexec", "/i", r"C:\v1.msi", "/qn")
    trial.holds("nothing was changed", not trial.exists(FOLDER) and not trial.wine.values(KEY))


TRIALS = (
    try_exe,
    try_exe_elsewhere,
    try_exe_refusals,
    try_msi,
    try_msi_elsewhere,
    try_both,
    try_old_windows,
)

if __name__ == "__main__":
    sys.exit(try_windows(sys.argv[1:]))
