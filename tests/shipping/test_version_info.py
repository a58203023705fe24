"""What Windows shows of the program is what PyInstaller can read, with the version as four figures."""

from __future__ import annotations

import pytest

from version_info import version_info


def read(text: str) -> dict[str, object]:
    """As PyInstaller does: the text is an expression, with a few names of its own."""
    strings: dict[str, object] = {}
    names = {
        "VSVersionInfo": lambda ffi, kids: ffi,
        "FixedFileInfo": lambda **facts: facts,
        "StringFileInfo": lambda tables: tables,
        "StringTable": lambda language, lines: strings.update(lines),
        "StringStruct": lambda name, words: (name, words),
        "VarFileInfo": lambda kinds: kinds,
        "VarStruct": lambda *kind: kind,
    }
    figures = eval(text, {"__builtins__": {}}, names)
    return {**strings, **figures}


def test_the_version_stands_as_figures_and_as_words() -> None:
    told = read(version_info("1.20.3"))

    assert told["filevers"] == told["prodvers"] == (1, 20, 3, 0)
    assert told["FileVersion"] == told["ProductVersion"] == "1.20.3"
    assert told["CompanyName"] == "Kirklees Council"
    assert told["OriginalFilename"] == "onboarding.exe"


@pytest.mark.parametrize("version", ["1.0.0rc1", "1.2.3.4.5", "1.70000", ""])
def test_a_version_that_windows_can_not_hold_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        version_info(version)
